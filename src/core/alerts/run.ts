import { mapConcurrent } from "../async/map-concurrent.ts";
import { groupBy } from "../collections/group-by.ts";
import { SourceError } from "../failure.ts";
import type { Owner } from "../owner.ts";
import type { AlertDeps } from "./deps.ts";
import type { Feed, FeedBatch, FeedBatchResult, ReadFeedPiece } from "./feed.ts";
import { type DueAlert, findDue } from "./find-due.ts";
import type { FeedReadings } from "./news.ts";
import { toFeedPieceRead } from "./pieces/piece.ts";
import { createPieceServer, type ServePeople } from "./pieces/serve-by-pieces.ts";
import { createRunContext, createRunShare, isPlatformDown, logFault, type RunContext } from "./run-context.ts";
import { findRunProblem, type RunFigures } from "./run-figures.ts";
import { servePerson } from "./serve-person.ts";

/** People of one platform who are served side by side. */
const concurrentPeople = 30;

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
  const share = createRunShare(all);
  // Where several processes do the work, what is on its way may be in the hands of another one.
  const current = createRunContext(all, now, isStart && !all.carrier, share);
  const { deps, figures } = current;
  const { subscriptions, feeds, log } = deps;
  if (isStart) await subscriptions.replan(now, deps.inTurn);
  for (const feed of feeds) await feed.ready?.();
  const { queues, readings } = await beginReadings(current);
  if (figures.due === 0 && figures.failed === 0) return figures;

  // Each platform has its own pace, and so has each source: a slow one delays only those who need it.
  const findReadings = (needs: string[]) =>
    Promise.all(readings.filter((_, i) => needs.includes(feeds[i]?.source.id ?? "")));
  await Promise.all(
    queues.map(async ({ platform, groups }) => {
      const serve = createServer(current, platform);
      await Promise.all(groups.map(async ({ needs, people }) => serve(people, await findReadings(needs))));
      deps.onPlatformDone?.(platform, isPlatformDown(current, platform));
    }),
  );
  figures.calls += share.takeCalls();
  log.info({ ...figures }, "alerts");
  const problem = findRunProblem(figures);
  if (problem) log.error({ ...figures }, problem);
  return figures;
}

/** Serves people here, or piece by piece wherever somebody takes one. */
function createServer(run: RunContext, platform: Owner["platform"]): ServePeople {
  const { carrier } = run.deps;
  if (carrier) return createPieceServer(run, carrier, platform);
  return async (people, readings) =>
    void (await mapConcurrent(people, concurrentPeople, (keys) => servePerson(run, keys, readings)));
}

/**
 * Finds what is due, and begins to read the sources for it. A function of its own: what is found and wanted
 * on the way would live as long as the run.
 */
async function beginReadings(run: RunContext): Promise<{ queues: PlatformQueue[]; readings: Promise<Reading>[] }> {
  const { feeds, onDueFound } = run.deps;
  const gatherings = feeds.map((feed) => ({ feed, gathering: feed.gather() }));
  const due = await findDue(run, gatherings);
  run.figures.due = due.length;
  const queues = buildPlatformQueues(due);
  onDueFound?.(queues.map(({ platform }) => platform));
  if (due.length === 0) return { queues, readings: [] };
  return { queues, readings: gatherings.map(({ feed, gathering }) => readAll(run, feed, gathering)) };
}

type Reading = FeedReadings[number];

async function readAll(run: RunContext, feed: Feed, gathering: FeedBatch): Promise<Reading> {
  const { figures } = run;
  const gathered = await gathering.read(findElsewhere(run, feed)).catch((error: unknown): FeedBatchResult => {
    logFault(run, feed, error);
    return { of: () => new SourceError(feed.source.label, "garbage", error), asked: 0, calls: 0 };
  });
  figures.asked += gathered.asked;
  figures.calls += gathered.calls;
  return { feed, gathered };
}

/** Who reads the pieces of a source, where that is not this process alone. */
function findElsewhere({ deps }: RunContext, { source, readPiece }: Feed): ReadFeedPiece | undefined {
  const { carrier } = deps;
  if (!carrier || !readPiece) return undefined;
  return async ({ key, what }) => {
    try {
      return await toFeedPieceRead(await carrier.read({ do: "read", version: 1, source: source.id, key, what }));
    } catch (error) {
      if (deps.mayGoOn()) throw error;
      // Told to stop: nobody waits for it any more.
      return { calls: 0, failure: new SourceError(source.label, "slow", error) };
    }
  };
}

/** The keys of the alerts of each person, by the sources that they need. */
type FeedGroup = { needs: string[]; people: string[][] };

/** What a platform has to do. */
type PlatformQueue = { platform: Owner["platform"]; groups: FeedGroup[] };

function buildPlatformQueues(due: DueAlert[]): PlatformQueue[] {
  const platformOf = ({ key }: DueAlert) => key.slice(0, key.indexOf(":"));
  const needsOf = (all: DueAlert[]) => [...new Set(all.flatMap(({ needs }) => needs.split(",")))].sort();
  return groupBy(due, platformOf).map(([platform, all]) => {
    const people = groupBy(all, ({ key }) => key.slice(0, key.lastIndexOf(":"))).map(([, mine]) => mine);
    const groups = groupBy(people, (mine) => needsOf(mine).join());
    const keysOf = (all: DueAlert[]) => all.map(({ key }) => key);
    return {
      platform,
      groups: groups.map(([needs, people]) => ({ needs: needs.split(","), people: people.map(keysOf) })),
    };
  });
}
