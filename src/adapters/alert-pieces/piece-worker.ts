import { setTimeout as wait } from "node:timers/promises";
import { type Piece, type PieceDone, pieceSchema } from "../../core/alerts/pieces/piece.ts";
import { errorName, type Log } from "../../core/telemetry.ts";
import type { FetchedJob, JobQueue, QueueName } from "./job-queue.ts";
import type { ClaimedPiece, PieceTable } from "./piece-table.ts";

/** How this process does one piece that it has taken. */
export type DoPiece = (piece: Piece, claimed: ClaimedPiece) => Promise<PieceDone>;

export type WorkerOptions = {
  queue: QueueName;
  /** So many pieces at a time. */
  width: number;
  jobs: JobQueue;
  table: PieceTable;
  doPiece: DoPiece;
  /** Whether this process may take pieces of that queue now. */
  mayTake: () => Promise<boolean>;
  /** One is done: what follows from it may be there. */
  onDone: () => void;
  log: Log;
};

/** Takes pieces of one queue and does them, until it is stopped. */
export type PieceWorker = {
  /** There may be something to do: it looks at once. */
  wake: () => void;
  /** Takes no more, and waits for those under way. */
  stop: () => Promise<void>;
};

/** How often it looks for something to do. Milliseconds. */
const lookMs = 500;
/** How often it looks whether it may take something by now. */
const standByMs = 5_000;

export function startPieceWorker(options: WorkerOptions): PieceWorker {
  const { queue, width, jobs, mayTake, log } = options;
  const stopped = new AbortController();
  const underWay = new Set<Promise<void>>();
  let awake = new AbortController();
  let isAwake = false;

  const rest = (ms: number) =>
    isAwake ? Promise.resolve() : wait(ms, undefined, { signal: awake.signal }).catch(() => {});
  const wake = () => {
    isAwake = true;
    awake.abort();
  };

  async function look(): Promise<number> {
    isAwake = false;
    awake = new AbortController();
    if (!(await mayTake())) return standByMs;
    for (const job of await jobs.fetch(queue, width - underWay.size)) {
      const work = doJob(options, job).finally(() => {
        underWay.delete(work);
        wake();
      });
      underWay.add(work);
    }
    return lookMs;
  }

  async function run(): Promise<void> {
    await jobs.open(queue);
    while (!stopped.signal.aborted) {
      if (underWay.size === width) await Promise.race(underWay);
      await rest(await look());
    }
  }

  async function runForEver(): Promise<void> {
    while (!stopped.signal.aborted)
      await run().catch(async (error: unknown) => {
        log.warn({ error: errorName(error), queue }, "alerts: pieces of work cannot be taken just now");
        await rest(standByMs);
      });
  }

  const ended = runForEver();
  return {
    wake,
    stop: async () => {
      stopped.abort();
      wake();
      await ended;
      await Promise.all(underWay);
    },
  };
}

/** Never rejects: what fails is tried again by whoever takes it then. */
async function doJob({ queue, jobs, table, doPiece, onDone, log }: WorkerOptions, job: FetchedJob): Promise<void> {
  try {
    const claimed = await table.claim(job.piece);
    if (claimed) {
      const done = await doPiece(pieceSchema.parse(claimed.piece), claimed);
      await table.finish(claimed, done);
      onDone();
    }
    await jobs.complete(queue, job.id);
  } catch (error) {
    // Told to stop: another process does it.
    if (errorName(error) !== "AbortError")
      log.error({ error: errorName(error), queue, tries: job.tries + 1 }, "alerts: a piece of work failed");
    await jobs.fail(queue, job.id, errorName(error)).catch(() => {});
  }
}
