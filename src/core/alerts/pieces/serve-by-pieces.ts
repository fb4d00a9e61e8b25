import { createLimit } from "../../async/limit.ts";
import { createMoment } from "../look-up.ts";
import { type FeedReadings, selectFeeds, toFeedRequest } from "../news.ts";
import { performPlan } from "../perform.ts";
import { planRetry } from "../plan/plan.ts";
import { isPlatformDown, notePlatformDown, type RunContext, runGuarded } from "../run-context.ts";
import { mergeFigures } from "../run-figures.ts";
import { type PieceCarrier, PieceGivenUp } from "./carrier.ts";
import { type PersonNews, toStoredNews } from "./piece.ts";
import { toRequestKey } from "./request-key.ts";

/** In one piece: sending to them takes some seconds, and so another process soon goes on where one dies. */
const peopleAtOnce = 100;
/** A piece that has so many news waits for no more people. */
const newsAtOnce = 2_000;
/**
 * Pieces of one platform that are handed out at a time. What was planned is held, and what is held for two
 * minutes counts as lost: no more may be planned than is sent in less.
 */
const piecesAhead = 3;
/**
 * So often those are handed out again who have more alerts, or whose turn did not come in time; then a later
 * run serves them. Nobody has more than ten alerts.
 */
const mostRounds = 15;

/** Serves people of one platform, the keys of the alerts of each, by whichever processes take them. */
export type ServePeople = (people: string[][], readings: FeedReadings) => Promise<void>;

type PreparedPerson = { keys: string[]; news: PersonNews };

/** Hands people out in pieces, with their news. */
export function createPieceServer(run: RunContext, carrier: PieceCarrier, platform: string): ServePeople {
  const limit = createLimit(piecesAhead);
  const isOver = () => !run.deps.mayGoOn() || isPlatformDown(run, platform);

  async function serveBatch(batch: string[][], readings: FeedReadings): Promise<void> {
    let waiting = batch;
    for (let round = 1; round <= mostRounds && waiting.length > 0 && !isOver(); round++) {
      const left: string[][] = [];
      for await (const people of prepare(waiting, readings))
        left.push(...((await runGuarded(run, () => serve(people))) ?? []));
      waiting = left;
    }
  }

  /** In parts that are not too large to be handed out. */
  async function* prepare(people: string[][], readings: FeedReadings): AsyncGenerator<PreparedPerson[]> {
    let part: PreparedPerson[] = [];
    let count = 0;
    for (const keys of people) {
      if (isOver()) return;
      await run.yieldIfDue();
      const news = await collectNews(run, keys, readings);
      part.push({ keys, news });
      for (const { found } of news) if (Array.isArray(found)) count += found.length;
      if (count < newsAtOnce) continue;
      yield part;
      part = [];
      count = 0;
    }
    if (part.length > 0) yield part;
  }

  /** Resolves with what is to be planned for later. */
  async function serve(people: PreparedPerson[]): Promise<string[][]> {
    if (isOver()) return [];
    const keys = people.map((one) => one.keys);
    const at = run.now.toISOString();
    const elapsedMs = run.currentTime().getTime() - run.now.getTime();
    try {
      const news = people.map((one) => one.news);
      const done = await carrier.serve({ do: "plan", version: 1, platform, at, elapsedMs, people: keys }, news);
      mergeFigures(run.figures, done.figures);
      if (done.isDown) notePlatformDown(run, platform);
      return done.left;
    } catch (error) {
      // Told to stop: nobody waits for it any more, and it is done all the same.
      if (!run.deps.mayGoOn()) return [];
      if (error instanceof PieceGivenUp) await retryLater(run, keys.flat());
      throw error;
    }
  }

  return async (people, readings) => {
    const batches = Array.from({ length: Math.ceil(people.length / peopleAtOnce) }, (_, i) =>
      people.slice(i * peopleAtOnce, (i + 1) * peopleAtOnce),
    );
    await Promise.all(batches.map((batch) => limit(() => serveBatch(batch, readings))));
  };
}

/** What the readings of a run have for the alerts of one person. */
async function collectNews(run: RunContext, keys: string[], readings: FeedReadings): Promise<PersonNews> {
  const feeds = readings.map(({ feed }) => feed);
  const news = new Map<string, PersonNews[number]>();
  for (const key of keys) {
    const subscription = await run.deps.subscriptions.load(key);
    if (!subscription || subscription.sending) continue;
    const needed = selectFeeds(subscription, feeds, run.now);
    for (const { feed, gathered } of readings) {
      if (!needed.includes(feed)) continue;
      const wanted = toFeedRequest(subscription, feed, run.now);
      const request = toRequestKey(wanted);
      const upTo = feed.upTo().toISOString();
      const found = toStoredNews(gathered.of(wanted));
      news.set(`${feed.source.id} ${request}`, { source: feed.source.id, request, upTo, found });
    }
  }
  return [...news.values()];
}

/** What ends each process that tries it must not be tried at every look. */
async function retryLater(run: RunContext, keys: string[]): Promise<void> {
  for (const key of keys)
    await runGuarded(run, async () => {
      const subscription = await run.deps.subscriptions.load(key);
      if (subscription && !subscription.sending) await performPlan(run, planRetry(subscription, createMoment(run)));
    });
}
