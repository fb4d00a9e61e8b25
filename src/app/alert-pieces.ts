import { createRunCarrier, type RunCarrier } from "../adapters/alert-pieces/carrier.ts";
import type { QueueName } from "../adapters/alert-pieces/job-queue.ts";
import { openSharedPieces, type SharedPieces } from "../adapters/alert-pieces/open.ts";
import type { ClaimedPiece } from "../adapters/alert-pieces/piece-table.ts";
import { type DoPiece, type PieceWorker, startPieceWorker } from "../adapters/alert-pieces/piece-worker.ts";
import { CannotStart } from "../config.ts";
import type { AlertDeps } from "../core/alerts/deps.ts";
import { performPiece } from "../core/alerts/pieces/perform-piece.ts";
import { type Piece, type PieceDone, toReadingOutcome } from "../core/alerts/pieces/piece.ts";
import { createRunShare, type RunShare } from "../core/alerts/run-context.ts";
import { withDeadline } from "../core/async/deadline.ts";
import { SourceError } from "../core/failure.ts";
import type { Platform } from "../core/owner.ts";
import { createKeyedQueue } from "../core/talk/keyed-queue.ts";
import { readErrorCode } from "../core/telemetry.ts";
import { createId } from "./conversation.ts";
import type { Lease } from "./lease.ts";

/**
 * The work of alerts as the processes of one database share it: each does pieces of the runs of any of them.
 */
export type SharedAlerts = {
  /** The carrier of one run of this process. */
  begin: () => RunCarrier;
  /** How many pieces were given up in the last days, whoever has tried them. */
  countDeadLetters: () => Promise<number>;
  /** Takes no more pieces, waits for no others, and finishes those under way. */
  stop: () => Promise<void>;
};

/** What pieces are done with. */
export type PieceDeps = Omit<AlertDeps, "mayGoOn" | "carrier">;

/** The right to send on one platform, which one process at a time has. */
export type SendingRight = Pick<Lease, "take" | "isOurs" | "keep" | "release">;

/** What a piece does not begin within that time is left for another. Milliseconds. */
const beginMs = 25_000;
/** A reading that takes longer has failed: somebody else would take the piece meanwhile. */
const readMs = 35_000;

/**
 * Opens what the work is carried by in the database of that address. Rejects with `CannotStart` where that
 * does not allow for it. What it resolves with begins to take pieces; those that send on a platform, as long
 * as this process has the right to.
 */
export async function openSharedAlerts(
  url: string,
  rights: ReadonlyMap<Platform, SendingRight>,
): Promise<(deps: PieceDeps) => SharedAlerts> {
  try {
    const pieces = await openSharedPieces(url);
    return (deps) => shareAlerts(deps, pieces, rights);
  } catch (error) {
    if (readErrorCode(error) !== "42501") throw error;
    throw new CannotStart(
      "STORE_URL: alerts need a schema of their own in the database, which its account may not make: " +
        "as its owner, run GRANT CREATE ON DATABASE … TO … once.",
    );
  }
}

function shareAlerts(deps: PieceDeps, pieces: SharedPieces, rights: ReadonlyMap<Platform, SendingRight>): SharedAlerts {
  const { jobs, table } = pieces;
  const stopped = new AbortController();
  const findShare = createShares(deps);
  const persons = createKeyedQueue();
  const workers: PieceWorker[] = [];
  const wakeAll = () => {
    for (const { wake } of workers) wake();
  };

  function doWhile(mayGoOn: () => boolean): DoPiece {
    return async (piece, claimed) => {
      const began = performance.now();
      const goesOn = () => !stopped.signal.aborted && mayGoOn();
      const done = performPiece({ ...deps, mayGoOn: goesOn }, piece, {
        isAgain: claimed.attempt > 1,
        loadNews: (person) => table.loadNews(claimed.id, person),
        isOver: () => stopped.signal.aborted || performance.now() - began > beginMs,
        inTurnOf: (person, work) => persons.enqueue(person, work),
        share: findShare(claimed),
      });
      if (piece.do !== "read") return done;
      // Nobody need wait until a service has answered: another process reads it again.
      return abortable(
        withDeadline(done, readMs, () => failSlowly(piece, deps)),
        stopped.signal,
      );
    };
  }

  const start = (queue: QueueName, width: number, doPiece: DoPiece, mayTake = async () => true) =>
    void workers.push(
      startPieceWorker({ queue, width, jobs, table, doPiece, mayTake, onDone: wakeAll, log: deps.log }),
    );
  // As many as a single process reads at a time, and as plan without keeping people waiting.
  start("read", 4, doWhile(always));
  start("plan", 2, doWhile(always));
  const held = [...rights].filter(([platform]) => deps.serves(platform));
  const stopRenewing = held.map(([platform, right]) => {
    const mayTake = async () => right.isOurs() || right.take();
    // The second stands ready when the first is nearly done: the pace is one for both.
    start(`send-${platform}`, 2, doWhile(right.isOurs), mayTake);
    return right.keep();
  });
  const holder = createId();
  return {
    begin: () => createRunCarrier({ run: createId(), holder, table, jobs, onAdded: wakeAll, stopped: stopped.signal }),
    countDeadLetters: async () => (await pieces.findDeadLetters()).count,
    stop: async () => {
      stopped.abort();
      await Promise.all(workers.map(({ stop }) => stop()));
      for (const stop of stopRenewing) stop();
      for (const [, right] of held) await right.release().catch(() => {});
      await pieces.close();
    },
  };
}

const always = () => true;

/** Rejects as soon as `signal` says so; the work itself continues, for nobody. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort);
  });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener("abort", onAbort));
}

function failSlowly(piece: Piece, { feeds }: PieceDeps): PieceDone {
  const label = feeds.find(({ source }) => piece.do === "read" && source.id === piece.source)?.source.label ?? "";
  return { outcome: toReadingOutcome({ calls: 0, failure: new SourceError(label, "slow") }) };
}

/** What the pieces of one run have in common; of the last runs, for one begins while another is sent. */
function createShares(deps: PieceDeps): (claimed: ClaimedPiece) => RunShare {
  const known = new Map<string, RunShare>();
  // What is under way on a platform is counted over all runs.
  const sendQueues: RunShare["sendQueues"] = new Map();
  return ({ run }) => {
    const share = (run !== null && known.get(run)) || { ...createRunShare(deps), sendQueues };
    if (run === null) return share;
    known.set(run, share);
    const [oldest] = known.keys();
    if (known.size > mostRuns && oldest !== undefined) known.delete(oldest);
    return share;
  };
}

const mostRuns = 8;
