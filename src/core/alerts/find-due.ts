import { mapConcurrent } from "../async/map-concurrent.ts";
import type { Feed, FeedBatch } from "./feed.ts";
import { createMoment, lookUp } from "./look-up.ts";
import { selectFeeds, toFeedRequest } from "./news.ts";
import { nextAction } from "./next-action.ts";
import { performPlan } from "./perform.ts";
import type { Known } from "./plan/known.ts";
import { planLook, planTurn } from "./plan/plan.ts";
import { hasWaitedTooLong } from "./plan/plan-news.ts";
import { logFault, type RunContext, runGuarded } from "./run-context.ts";
import type { Subscription } from "./subscription.ts";
import { parseSubscriptionKey, toSubscriptionKey } from "./subscription-key.ts";

/** Alerts that are looked at side by side. */
const concurrentLookups = 10;

/** The key of an alert that is to be served, and the sources that it is to be read from: "ft,lba". */
export type DueAlert = { key: string; needs: string };

/** The reading of each source for a run. */
export type Gatherings = { feed: Feed; gathering: FeedBatch }[];

/**
 * Finds the alerts to serve now, and requests what is to be read for them; what is to be done at once for the
 * others is done. Nothing is read for an alert that must wait for the turn of a source.
 */
export async function findDue(run: RunContext, gatherings: Gatherings): Promise<DueAlert[]> {
  const { deps, now } = run;
  const looked = await mapConcurrent(await deps.subscriptions.listDue(now, deps.serves), concurrentLookups, (key) =>
    runGuarded(run, async () => {
      await run.yieldIfDue();
      const subscription = await takeDue(run, key);
      if (!subscription) return undefined;
      const needed = findNeeded(run, subscription, gatherings);
      const rateLimited = needed.filter(({ gathering }) => gathering.turns);
      requestAll(run, subscription, rateLimited.length === 0 ? needed : rateLimited);
      return { due: toDueAlert(subscription, needed), isWaiting: rateLimited.length > 0 };
    }),
  );
  // In the order in which they are due, which is that of a person's alerts.
  const found = looked.flatMap((one) => one ?? []);
  const waiting = found.filter(({ isWaiting }) => isWaiting);
  const turns = await findTurns(run, waiting.length > 0 ? gatherings : []);
  const turned = await mapConcurrent(waiting, concurrentLookups, ({ due: { key } }) =>
    runGuarded(run, async () => {
      const subscription = await deps.subscriptions.load(key);
      if (!subscription || nextAction(subscription, now, run.isStart) !== "serve") return undefined;
      return takeTurn(run, subscription, gatherings, turns);
    }),
  );
  return [...found.flatMap(({ due, isWaiting }) => (isWaiting ? [] : [due])), ...turned.flatMap((due) => due ?? [])];
}

/** One that is to be read from a source with little time: undefined where it has none for it in this run. */
async function takeTurn(
  run: RunContext,
  subscription: Subscription,
  gatherings: Gatherings,
  turns: Turns,
): Promise<DueAlert | undefined> {
  const needed = findNeeded(run, subscription, gatherings);
  const moment = createMoment(run);
  const later = needed.filter(
    ({ feed, gathering }) => turns.get(gathering)?.(toFeedRequest(subscription, feed, run.now)) === false,
  );
  if (later.length > 0 && !hasWaitedTooLong(subscription, moment)) {
    const sources = later.map(({ feed }) => feed.source);
    await performPlan(run, planTurn(subscription, sources, moment));
    return undefined;
  }
  requestAll(
    run,
    subscription,
    needed.filter(({ gathering }) => !gathering.turns),
  );
  return toDueAlert(subscription, needed);
}

function toDueAlert(subscription: Subscription, needed: Gatherings): DueAlert {
  return { key: toSubscriptionKey(subscription), needs: needed.map(({ feed }) => feed.source.id).join() };
}

/**
 * The alert of that key when it is to be served, or its digest to be sent again; else it is put where it
 * belongs.
 */
async function takeDue(run: RunContext, key: string): Promise<Subscription | undefined> {
  const { deps, now, figures } = run;
  const subscription = await deps.subscriptions.loadDue(key, now);
  if (subscription === "unreadable") {
    figures.failed += 1;
    deps.log.error(
      { alert: parseSubscriptionKey(key).id },
      "an alert cannot be read: a newer version of the program may have written it",
    );
    return undefined;
  }
  if (!subscription) return undefined;
  const moment = createMoment(run);
  let known: Known = { contents: new Map() };
  for (;;) {
    const plan = planLook(subscription, known, moment);
    if (!plan) return subscription;
    if (!("needs" in plan)) {
      await performPlan(run, plan);
      return undefined;
    }
    known = { ...known, ...(await lookUp(run, subscription, known, plan.needs)) };
  }
}

function findNeeded({ now }: RunContext, subscription: Subscription, gatherings: Gatherings): Gatherings {
  const feeds = gatherings.map(({ feed }) => feed);
  const needed = subscription.sending ? [] : selectFeeds(subscription, feeds, now);
  return gatherings.filter(({ feed }) => needed.includes(feed));
}

function requestAll({ now }: RunContext, subscription: Subscription, gatherings: Gatherings): void {
  for (const { feed, gathering } of gatherings) gathering.want(toFeedRequest(subscription, feed, now));
}

type Turns = Map<FeedBatch, Awaited<ReturnType<NonNullable<FeedBatch["turns"]>>>>;

/** Which requests each source has time for. One that cannot say so keeps nobody from being served. */
async function findTurns(run: RunContext, gatherings: Gatherings): Promise<Turns> {
  const turns: Turns = new Map();
  for (const { feed, gathering } of gatherings)
    await gathering.turns?.().then(
      (all) => turns.set(gathering, all),
      (error: unknown) => logFault(run, feed, error),
    );
  return turns;
}
