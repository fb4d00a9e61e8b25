import { type CooperativeYield, createCooperativeYield } from "../async/cooperative-yield.ts";
import { hourMs } from "../durations.ts";
import type { Owner } from "../owner.ts";
import { toSearchKey } from "../search/search.ts";
import type { DeliveryOutcome, SendPermit } from "../talk/ports.ts";
import { errorName } from "../telemetry.ts";
import { type ContentCache, createContentCache } from "./content-cache.ts";
import type { AlertDeps } from "./deps.ts";
import type { Feed } from "./feed.ts";
import { paceReads } from "./paced-reads.ts";
import type { MessageStep } from "./plan/step.ts";
import { createRunFigures, type RunFigures } from "./run-figures.ts";
import { createSendQueue, type SendQueue } from "./send-queue.ts";
import { findOldestWaiting, type PendingOffer, type Subscription } from "./subscription.ts";
import { toSubscriptionKey } from "./subscription-key.ts";

/** What is shared by all that one run does. */
export type RunContext = {
  deps: AlertDeps;
  /** When it began, which is the moment it is for; and that moment moved on by the time it has taken. */
  now: Date;
  currentTime: () => Date;
  /** Whatever is found on its way was left there by a process that is gone. */
  isStart: boolean;
  figures: RunFigures;
  contents: ContentCache;
  /** How many offers a search has: each is counted once in a run, and not too many of them. */
  count: AlertDeps["countOffers"];
  /** Called between two pieces of the run: whoever taps a button goes first. */
  yieldIfDue: CooperativeYield;
  /** Who got a message in this run: another one makes no sound. */
  notified: Set<string>;
  /**
   * From sending a message to noting its outcome, few at a time per platform: those that were under way when
   * the process was killed have an unknown outcome, and are sent again.
   */
  sendQueues: Map<string, SendQueue>;
  /** Platforms that take nothing at all just now: messages in a row that failed. */
  failures: Map<string, number>;
  /** Takes messages that another piece of the run sends; absent where they are sent as they come. */
  outbox?: ((step: MessageStep) => void) | undefined;
};

/** What the pieces of a run that one process does have in common. */
export type RunShare = Pick<RunContext, "contents" | "count" | "notified" | "sendQueues" | "failures"> & {
  /** The calls that it took since this was asked last. */
  takeCalls: () => number;
};

/** Different searches that are counted in a run, for those who have had no news for long. */
const maxCountsPerRun = 100;

/** What a run at that moment shares: who performs the steps of a plan needs it as well. */
export function createRunContext(
  all: AlertDeps,
  now: Date,
  isStart: boolean,
  { takeCalls: _, ...share }: RunShare = createRunShare(all),
): RunContext {
  const yieldIfDue = createCooperativeYield();
  const deps = { ...all, subscriptions: paceReads(all.subscriptions, yieldIfDue) };
  const started = deps.stopwatch();
  return {
    deps,
    now,
    currentTime: () => new Date(now.getTime() + deps.stopwatch() - started),
    isStart,
    figures: createRunFigures(),
    yieldIfDue,
    ...share,
  };
}

/** Nothing known and nothing counted yet. */
export function createRunShare({ readOffer, countOffers }: Pick<AlertDeps, "readOffer" | "countOffers">): RunShare {
  const counts = new Map<string, Promise<number | undefined>>();
  const contents = createContentCache(readOffer);
  let counted = 0;
  let taken = 0;
  return {
    contents,
    count: async (search) => {
      const key = toSearchKey(search);
      if (!counts.has(key)) {
        if (counts.size === maxCountsPerRun) return undefined;
        counted += 1;
        counts.set(key, countOffers(search));
      }
      return counts.get(key);
    },
    takeCalls: () => {
      const calls = counted + contents.countCalls() - taken;
      taken += calls;
      return calls;
    },
    notified: new Set(),
    sendQueues: new Map(),
    failures: new Map(),
  };
}

/** Keeps in mind how long the oldest of what no digest has offered or counted yet waits. */
export function noteWaiting(
  { figures, now, deps }: RunContext,
  subscription: Subscription,
  pending: PendingOffer[],
): void {
  const since = findOldestWaiting(pending);
  deps.onWaiting?.(toSubscriptionKey(subscription), since);
  const hours = since === undefined ? 0 : Math.floor((now.getTime() - since.getTime()) / hourMs);
  figures.oldestPendingHours = Math.max(figures.oldestPendingHours, hours);
}

/** Posts something and notes what became of it; undefined when the process was told to stop before that. */
export async function sendInQueue<T>(
  { sendQueues, deps }: RunContext,
  platform: Owner["platform"],
  post: (permit: SendPermit) => Promise<DeliveryOutcome>,
  note: (outcome: DeliveryOutcome) => Promise<T>,
): Promise<T | undefined> {
  const queue =
    sendQueues.get(platform) ??
    createSendQueue({ perSecond: deps.findPace?.(platform), stopwatch: () => deps.stopwatch() });
  sendQueues.set(platform, queue);
  const { permit, done } = queue.createPermit();
  let isStopped = false;
  const goesOn = () => {
    isStopped ||= !deps.mayGoOn();
    if (isStopped) throw new Error("told to stop");
  };
  try {
    const outcome = await post({
      acquire: async (turn) => {
        goesOn();
        await permit.acquire(turn);
        goesOn();
      },
      release: permit.release,
    });
    return isStopped ? undefined : await note(outcome);
  } finally {
    done();
  }
}

/** One person's failure never ends the run. */
export async function runGuarded<T>(
  { deps: { log }, figures }: RunContext,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    figures.failed += 1;
    log.error({ error: errorName(error) }, "an alert could not be served");
    return undefined;
  }
}

/** A source that breaks is a bug of its adapter: it is logged, and the run goes on without it. */
export function logFault({ deps: { log } }: RunContext, { source }: Feed, error: unknown): void {
  log.error({ service: source.label, error: errorName(error) }, "reading a source for alerts failed: this is a bug");
}

/**
 * After so many failures in a row a platform is taken to be down: its other digests are left for the next
 * run.
 */
const maxFailuresInRow = 10;

/** Whether a platform takes nothing at all just now. */
export function isPlatformDown({ failures }: RunContext, platform: Owner["platform"]): boolean {
  return (failures.get(platform) ?? 0) >= maxFailuresInRow;
}

/** The same from now on, since another process has found it so. */
export function notePlatformDown({ failures }: RunContext, platform: Owner["platform"]): void {
  failures.set(platform, maxFailuresInRow);
}
