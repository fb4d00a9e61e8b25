import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { type PieceCarrier, PieceGivenUp } from "../../core/alerts/pieces/carrier.ts";
import {
  type ReadingOutcome,
  readingOutcomeSchema,
  type WorkOutcome,
  workOutcomeSchema,
} from "../../core/alerts/pieces/piece.ts";
import { mergeFigures } from "../../core/alerts/run-figures.ts";
import { expiryMs, type JobQueue } from "./job-queue.ts";
import { type AwaitedPiece, type PieceTable, toNextKey } from "./piece-table.ts";

/** The carrier of one run: nothing is written before its first piece. */
export type RunCarrier = PieceCarrier & { end: () => Promise<void> };

export type CarrierOptions = {
  run: string;
  /** This process, told from all others. */
  holder: string;
  table: PieceTable;
  jobs: Pick<JobQueue, "look">;
  /** Pieces were handed out: whoever works in this process need not wait for its next look. */
  onAdded: () => void;
  /** Aborted once this process is told to stop: it waits for nobody any more. */
  stopped: AbortSignal;
  /** A piece that nobody has worked at for so long is looked after. Milliseconds; a test is in a hurry. */
  idleMs?: number;
};

/** How often is looked for what others have done. Milliseconds. */
const lookMs = 200;
/** So often in that time is looked for pieces that nobody works at. */
const idleLooks = 12;

type Waiting = { resolve: (done: AwaitedPiece) => void; reject: (error: unknown) => void };

/** Hands out the pieces of a run, and waits for what comes of them. */
export function createRunCarrier(options: CarrierOptions): RunCarrier {
  const { run, holder, table, jobs, onAdded, stopped, idleMs = 1.5 * expiryMs } = options;
  const waiting = new Map<string, Waiting>();
  let begun: Promise<void> | undefined;
  let isLooking = false;

  async function handOut(...pieces: Parameters<PieceTable["add"]>[1]): Promise<void> {
    begun ??= table.beginRun(run, holder);
    await begun;
    await table.add(run, pieces);
    onAdded();
  }

  function waitFor(key: string): Promise<AwaitedPiece> {
    return new Promise((resolve, reject) => {
      waiting.set(key, { resolve, reject });
      if (!isLooking) void lookUntilDone();
    });
  }

  async function lookUntilDone(): Promise<void> {
    isLooking = true;
    let lookedAt = performance.now();
    try {
      while (waiting.size > 0) {
        stopped.throwIfAborted();
        const isTime = performance.now() - lookedAt > idleMs / idleLooks;
        if (isTime) lookedAt = performance.now();
        const found = await table.find(run, [...waiting.keys()], isTime ? idleMs : Number.MAX_SAFE_INTEGER);
        for (const one of found) await settle(one);
        if (waiting.size > 0) await wait(lookMs, undefined, { signal: stopped });
      }
    } catch (error) {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    } finally {
      isLooking = false;
    }
  }

  async function settle(one: AwaitedPiece): Promise<void> {
    if (!one.isDone) {
      const state = await jobs.look(one.queue, one.job);
      // A late holder may have completed it in place of the one who then died.
      if (state === "gone") await table.carryAgain(one);
      if (state !== "given up") return;
      await table.giveUp(one.id);
    }
    const awaited = waiting.get(one.key);
    waiting.delete(one.key);
    if (one.isDone && one.outcome !== null) awaited?.resolve(one);
    else awaited?.reject(new PieceGivenUp("a piece failed each time it was tried"));
  }

  let handedOut = 0;
  return {
    read: async (piece) => {
      const key = `${piece.source} ${piece.key}`;
      await handOut({ key, piece });
      return loadReading(await waitFor(key), table);
    },
    serve: async (piece, news) => {
      let key = `${piece.platform} ${++handedOut}`;
      await handOut({ key, piece, news });
      const first = workOutcomeSchema.parse((await waitFor(key)).outcome);
      for (let last: WorkOutcome = first; last.hasNext; ) {
        key = toNextKey(key);
        last = workOutcomeSchema.parse((await waitFor(key)).outcome);
        mergeFigures(first.figures, last.figures);
        first.isDown ||= last.isDown;
      }
      return first;
    },
    end: async () => {
      await begun?.then(
        () => table.endRun(run),
        () => {},
      );
    },
  };
}

const inPartsSchema = z.object({ calls: z.number(), inParts: z.number() });

/** What a reading has found is loaded part by part. */
async function loadReading({ id, outcome }: AwaitedPiece, table: PieceTable): Promise<ReadingOutcome> {
  const { data } = inPartsSchema.safeParse(outcome);
  if (!data) return readingOutcomeSchema.parse(outcome);
  const news: unknown[] = [];
  for (let part = 0; part < data.inParts; part++)
    news.push(...z.array(z.unknown()).parse(await table.loadNews(id, part)));
  return { calls: data.calls, news };
}
