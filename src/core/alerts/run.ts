import { createCooperativeYield } from "../async/cooperative-yield.ts";
import { mapConcurrent } from "../async/map-concurrent.ts";
import { groupBy } from "../collections/group-by.ts";
import { SourceError } from "../failure.ts";
import type { Owner } from "../owner.ts";
import { toSearchKey } from "../search/search.ts";
import { errorName } from "../telemetry.ts";
import { createContentCache } from "./content-cache.ts";
import type { AlertDeps } from "./deps.ts";
import type { Feed, FeedBatch, FeedBatchResult } from "./feed.ts";
import { nextAction } from "./next-action.ts";
import { paceReads } from "./paced-reads.ts";
import { remindOrPauseInactive } from "./reminders.ts";
import type { RunContext } from "./run-context.ts";
import { createRunFigures, findRunProblem, type RunFigures } from "./run-figures.ts";
import { isPlatformDown, resendDigest } from "./send-digest.ts";
import {
  type FeedReadings,
  hasWaitedTooLong,
  retryLater,
  selectFeeds,
  serveSubscription,
  toFeedRequest,
  waitForTurn,
} from "./serve.ts";
import type { Subscription } from "./subscription.ts";
import { toSubscriptionKey } from "./subscription-key.ts";
import { postpone, takeDue } from "./take-due.ts";

/** Alerts that are looked at side by side. */
const concurrentLookups = 10;
/** People of one platform who are served side by side. */
const concurrentPeople = 30;
/** Different searches that are counted in a run, for those who have had no news for long. */
const maxCountsPerRun = 100;

/**
 * Serves all alerts that are due. Each source is read once for all who search the same; each person gets what
 * is new to them. Everything in a digest is stored before it is sent, and marked after the platform's answer:
 * nothing is lost, and an interruption repeats at most what was under way. `isStart`: whatever is on its way
 * was left there by a process that is gone.
 *
 * Alerts are loaded twice, a few at a time, and never held all at once: first to find what to read, then to
 * be served.
 */
export async function runDueAlerts(all: AlertDeps, now: Date, isStart = false): Promise<RunFigures> {
  const current = createRunContext(all, now, isStart);
  const { deps, figures } = current;
  const { subscriptions, feeds, log } = deps;
  if (isStart) await subscriptions.replan(now, deps.inTurn);
  for (const feed of feeds) await feed.ready?.();
  const gatherings = feeds.map((feed) => ({ feed, gathering: feed.gather() }));
  const due = await findDue(current, gatherings);
  figures.due = due.length;
  const queues = buildPlatformQueues(due);
  deps.onDueFound?.(queues.map(({ platform }) => platform));
  if (due.length === 0 && figures.failed === 0) return figures;

  const readings = gatherings.map(({ feed, gathering }) => readAll(current, feed, gathering));
  // Each platform has its own pace, and so has each source: a slow one delays only those who need it.
  const serveGroup = async ({ needs, people }: FeedGroup) => {
    const read = await Promise.all(readings.filter((_, i) => needs.includes(feeds[i]?.source.id ?? "")));
    await mapConcurrent(people, concurrentPeople, (all) => serveAll(current, all, read));
  };
  await Promise.all(
    queues.map(async ({ platform, groups }) => {
      await Promise.all(groups.map(serveGroup));
      deps.onPlatformDone?.(platform);
    }),
  );
  figures.calls += current.contents.countCalls();
  log.info({ ...figures }, "alerts");
  const problem = findRunProblem(figures);
  if (problem) log.error({ ...figures }, problem);
  return figures;
}

function createRunContext(all: AlertDeps, now: Date, isStart: boolean): RunContext {
  const yieldIfDue = createCooperativeYield();
  const deps = { ...all, subscriptions: paceReads(all.subscriptions, yieldIfDue) };
  const started = deps.stopwatch();
  const figures = createRunFigures();
  const counts = new Map<string, Promise<number | undefined>>();
  return {
    deps,
    now,
    currentTime: () => new Date(now.getTime() + deps.stopwatch() - started),
    isStart,
    figures,
    contents: createContentCache(deps.readOffer),
    count: async (search) => {
      const key = toSearchKey(search);
      if (!counts.has(key)) {
        if (counts.size === maxCountsPerRun) return undefined;
        figures.calls += 1;
        counts.set(key, deps.countOffers(search));
      }
      return counts.get(key);
    },
    yieldIfDue,
    notified: new Set(),
    sendQueues: new Map(),
    failures: new Map(),
  };
}

type Gatherings = { feed: Feed; gathering: FeedBatch }[];

/**
 * Finds the alerts to serve now, and requests what is to be read for them. Nothing is read for an alert that
 * must wait for the turn of a source.
 */
async function findDue(run: RunContext, gatherings: Gatherings): Promise<DueAlert[]> {
  const { deps, now, isStart } = run;
  const feeds = gatherings.map(({ feed }) => feed);
  const due: DueAlert[] = [];
  const waiting: string[] = [];
  const requestAll = (subscription: Subscription, all: Gatherings) => {
    for (const { feed, gathering } of all) gathering.want(toFeedRequest(subscription, feed, now));
  };
  const findNeeded = (subscription: Subscription) => {
    const needed = subscription.sending ? [] : selectFeeds(subscription, feeds, now);
    return gatherings.filter(({ feed }) => needed.includes(feed));
  };
  const addDue = (subscription: Subscription, needed: Gatherings) =>
    due.push({ key: toSubscriptionKey(subscription), needs: needed.map(({ feed }) => feed.source.id).join() });

  await mapConcurrent(await deps.subscriptions.listDue(now, deps.serves), concurrentLookups, (key) =>
    runGuarded(run, async () => {
      await run.yieldIfDue();
      const subscription = await takeDue(run, key);
      if (!subscription) return;
      const needed = findNeeded(subscription);
      const rateLimited = needed.filter(({ gathering }) => gathering.turns);
      if (rateLimited.length === 0) {
        requestAll(subscription, needed);
        addDue(subscription, needed);
      } else {
        requestAll(subscription, rateLimited);
        waiting.push(toSubscriptionKey(subscription));
      }
    }),
  );

  const turns = new Map<FeedBatch, Awaited<ReturnType<NonNullable<FeedBatch["turns"]>>>>();
  if (waiting.length > 0)
    for (const { feed, gathering } of gatherings)
      await gathering.turns?.().then(
        (all) => turns.set(gathering, all),
        (error: unknown) => logFault(run, feed, error),
      );
  void (await mapConcurrent(waiting, concurrentLookups, (key) =>
    runGuarded(run, async () => {
      const subscription = await deps.subscriptions.load(key);
      if (!subscription || nextAction(subscription, now, isStart) !== "serve") return;
      const needed = findNeeded(subscription);
      const later = needed.filter(
        ({ feed, gathering }) => turns.get(gathering)?.(toFeedRequest(subscription, feed, now)) === false,
      );
      if (later.length > 0 && !hasWaitedTooLong(run, subscription))
        return waitForTurn(
          run,
          subscription,
          later.map(({ feed }) => feed),
        );
      requestAll(
        subscription,
        needed.filter(({ gathering }) => !gathering.turns),
      );
      addDue(subscription, needed);
    }),
  ));
  return due;
}

function logFault({ deps: { log } }: RunContext, { source }: Feed, error: unknown): void {
  log.error({ service: source.label, error: errorName(error) }, "reading a source for alerts failed: this is a bug");
}

async function readAll(run: RunContext, feed: Feed, gathering: FeedBatch) {
  const { figures } = run;
  const gathered = await gathering.read().catch((error: unknown): FeedBatchResult => {
    logFault(run, feed, error);
    return { of: () => new SourceError(feed.source.label, "garbage", error), asked: 0, calls: 0 };
  });
  figures.asked += gathered.asked;
  figures.calls += gathered.calls;
  return { feed, gathered };
}

/** The alerts of one person one after the other: what the first tells, the next does not tell again. */
async function serveAll(run: RunContext, all: DueAlert[], readings: FeedReadings): Promise<void> {
  const { deps } = run;
  let isFirst = true;
  for (const { key } of all) {
    await run.yieldIfDue();
    if (!deps.mayGoOn()) return;
    const goesOn = await runGuarded(run, async () => {
      const subscription = await deps.subscriptions.load(key);
      if (!subscription) return true;
      if (isPlatformDown(run, subscription.owner.platform)) return false;
      // As it is by now: it may have been paused or edited since, and night may have fallen.
      const action = nextAction(subscription, run.currentTime(), run.isStart);
      if (action === "postpone") {
        await deps.inTurn(subscription.owner, async () => {
          const current = await deps.subscriptions.load(key);
          if (current) await postpone(run, current);
        });
      }
      if (action !== "serve" && action !== "send again") return true;
      if (isFirst && (await remindOrPauseInactive(run, subscription))) return false;
      isFirst = false;
      await (subscription.sending
        ? resendDigest(run, subscription, subscription.sending)
        : serveOrComeBack(run, subscription, readings));
      return !(await deps.getRecipientStatus(subscription.owner)).isUnreachable;
    });
    if (goesOn === false) return;
  }
}

/** What cannot be served is not tried at every look, with all that is read for it. */
async function serveOrComeBack(run: RunContext, subscription: Subscription, readings: FeedReadings): Promise<void> {
  try {
    await serveSubscription(run, subscription, readings);
  } catch (error) {
    await retryLater(run, subscription).catch(() => {});
    throw error;
  }
}

/** One person's failure never ends the run. */
async function runGuarded<T>({ deps: { log }, figures }: RunContext, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    figures.failed += 1;
    log.error({ error: errorName(error) }, "an alert could not be served");
    return undefined;
  }
}

/** The key of an alert that is to be served, and the sources that it is to be read from: "ft,lba". */
type DueAlert = { key: string; needs: string };

/** The alerts of each person, by the sources that they need. */
type FeedGroup = { needs: string[]; people: DueAlert[][] };

/** What each platform has to do. */
function buildPlatformQueues(due: DueAlert[]): { platform: Owner["platform"]; groups: FeedGroup[] }[] {
  const platformOf = ({ key }: DueAlert) => key.slice(0, key.indexOf(":"));
  const needsOf = (all: DueAlert[]) => [...new Set(all.flatMap(({ needs }) => needs.split(",")))].sort();
  return groupBy(due, platformOf).map(([platform, all]) => {
    const people = groupBy(all, ({ key }) => key.slice(0, key.lastIndexOf(":"))).map(([, mine]) => mine);
    const groups = groupBy(people, (mine) => needsOf(mine).join());
    return { platform, groups: groups.map(([needs, people]) => ({ needs: needs.split(","), people })) };
  });
}
