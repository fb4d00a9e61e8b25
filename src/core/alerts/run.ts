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
import { restIfAbsent } from "./reminders.ts";
import type { RunContext } from "./run-context.ts";
import { createRunFigures, findRunProblem, type RunFigures } from "./run-figures.ts";
import { isDown, resendDigest } from "./send-digest.ts";
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

/** People who are looked at side by side, and people of one platform who are served side by side. */
const lookedTogether = 50;
const servedTogether = 30;
/** Different searches that are counted in a run, for those who have had no news for long. */
const maxCountsPerRun = 100;

/**
 * Serves all alerts that are due. Each source is read once for all who search the same; each person gets what
 * is new to them. Everything in a digest is stored before it is sent, and marked after the platform's answer:
 * nothing is lost, and an interruption repeats at most one message. `isStart`: whatever is on its way was
 * left there by a process that is gone.
 *
 * Alerts are loaded twice, a few at a time, and never held all at once: first to find what to read, then to
 * be served.
 */
export async function runDueAlerts(deps: AlertDeps, now: Date, isStart = false): Promise<RunFigures> {
  const { subscriptions, feeds, log } = deps;
  const current = begin(deps, now, isStart);
  const { figures } = current;
  if (isStart)
    await subscriptions.repair(async (owner) => (await deps.getRecipientStatus(owner)).isUnreachable, now, deps.inTurn);
  for (const feed of feeds) await feed.ready?.();
  const gatherings = feeds.map((feed) => ({ feed, gathering: feed.gather() }));
  const due = await findDue(current, gatherings);
  figures.due = due.length;
  const queues = queuesOf(due);
  deps.onDueFound?.(queues.map(({ platform }) => platform));
  if (due.length === 0 && figures.failed === 0) return figures;

  const readings = gatherings.map(({ feed, gathering }) => readAll(current, feed, gathering));
  // Each platform has its own pace, and so has each source: a slow one delays only those who need it.
  const serveGroup = async ({ needs, people }: FeedGroup) => {
    const read = await Promise.all(readings.filter((_, i) => needs.includes(feeds[i]?.source.id ?? "")));
    await mapConcurrent(people, servedTogether, (all) => serveAll(current, all, read));
  };
  await Promise.all(
    queues.map(async ({ platform, groups }) => {
      await Promise.all(groups.map(serveGroup));
      deps.onPlatformDone?.(platform);
    }),
  );
  figures.calls += current.contents.countCalls();
  log.info({ ...figures }, "alerts");
  const worry = findRunProblem(figures);
  if (worry) log.error({ ...figures }, worry);
  return figures;
}

function begin(deps: AlertDeps, now: Date, isStart: boolean): RunContext {
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
  const slow: string[] = [];
  const want = (one: Subscription, all: Gatherings) => {
    for (const { feed, gathering } of all) gathering.want(toFeedRequest(one, feed, now));
  };
  const neededBy = (one: Subscription) => {
    const needed = one.sending ? [] : selectFeeds(one, feeds, now);
    return gatherings.filter(({ feed }) => needed.includes(feed));
  };
  const takes = (one: Subscription, needed: Gatherings) =>
    due.push({ key: toSubscriptionKey(one), needs: needed.map(({ feed }) => feed.source.id).join() });

  const breathe = createCooperativeYield();
  await mapConcurrent(await deps.subscriptions.listDue(now, deps.serves), lookedTogether, (row) =>
    guarded(run, async () => {
      await breathe();
      const one = await takeDue(run, row);
      if (!one) return;
      const needed = neededBy(one);
      const withTurns = needed.filter(({ gathering }) => gathering.turns);
      if (withTurns.length === 0) {
        want(one, needed);
        takes(one, needed);
      } else {
        want(one, withTurns);
        slow.push(toSubscriptionKey(one));
      }
    }),
  );

  const turns = new Map<FeedBatch, Awaited<ReturnType<NonNullable<FeedBatch["turns"]>>>>();
  if (slow.length > 0)
    for (const { feed, gathering } of gatherings)
      await gathering.turns?.().then(
        (all) => turns.set(gathering, all),
        (error: unknown) => logFault(run, feed, error),
      );
  void (await mapConcurrent(slow, lookedTogether, (key) =>
    guarded(run, async () => {
      const one = await deps.subscriptions.load(key);
      if (!one || nextAction(one, now, isStart) !== "serve") return;
      const needed = neededBy(one);
      const later = needed.filter(
        ({ feed, gathering }) => turns.get(gathering)?.(toFeedRequest(one, feed, now)) === false,
      );
      if (later.length > 0 && !hasWaitedTooLong(run, one))
        return waitForTurn(
          run,
          one,
          later.map(({ feed }) => feed),
        );
      want(
        one,
        needed.filter(({ gathering }) => !gathering.turns),
      );
      takes(one, needed);
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
  const breathe = createCooperativeYield();
  let isFirst = true;
  for (const { key } of all) {
    await breathe();
    if (!deps.mayGoOn()) return;
    const goesOn = await guarded(run, async () => {
      const one = await deps.subscriptions.load(key);
      if (!one) return true;
      if (isDown(run, one.owner.platform)) return false;
      // As it is by now: it may have been paused or edited since, and night may have fallen.
      const action = nextAction(one, run.currentTime(), run.isStart);
      if (action === "postpone") {
        await deps.inTurn(one.owner, async () => {
          const same = await deps.subscriptions.load(key);
          if (same) await postpone(run, same);
        });
      }
      if (action !== "serve" && action !== "send again") return true;
      if (isFirst && (await restIfAbsent(run, one))) return false;
      isFirst = false;
      await (one.sending ? resendDigest(run, one, one.sending) : serveOrComeBack(run, one, readings));
      return !(await deps.getRecipientStatus(one.owner)).isUnreachable;
    });
    if (goesOn === false) return;
  }
}

/** What cannot be served is not tried at every look, with all that is read for it. */
async function serveOrComeBack(run: RunContext, one: Subscription, readings: FeedReadings): Promise<void> {
  try {
    await serveSubscription(run, one, readings);
  } catch (error) {
    await retryLater(run, one).catch(() => {});
    throw error;
  }
}

/** One person's failure never ends the run. */
async function guarded<T>({ deps: { log }, figures }: RunContext, work: () => Promise<T>): Promise<T | undefined> {
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
function queuesOf(due: DueAlert[]): { platform: Owner["platform"]; groups: FeedGroup[] }[] {
  const platformOf = ({ key }: DueAlert) => key.slice(0, key.indexOf(":"));
  const needsOf = (all: DueAlert[]) => [...new Set(all.flatMap(({ needs }) => needs.split(",")))].sort();
  return groupBy(due, platformOf).map(([platform, all]) => {
    const people = groupBy(all, ({ key }) => key.slice(0, key.lastIndexOf(":"))).map(([, mine]) => mine);
    const groups = groupBy(people, (mine) => needsOf(mine).join());
    return { platform, groups: groups.map(([needs, people]) => ({ needs: needs.split(","), people })) };
  });
}
