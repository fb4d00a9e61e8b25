import { createLimit } from "../../core/async/limit.ts";
import type { Query, Statement } from "./sql.ts";

/** For so long a statement waits while another process writes, or the database starts anew. Milliseconds. */
export const busyTimeoutMs = 5_000;

/** The one queue of all that one process writes to a store. */
export type WriteQueue = {
  /** One piece of work after the other. */
  inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** All that `work` does by the query that it is given, or nothing of it. */
  transact: <Result>(work: (query: Query) => Promise<Result>) => Promise<Result>;
  /**
   * All of these statements, or none. What several flows want written while the store is busy is written in
   * one transaction, for the disk takes as long for one as for many; where that fails, each flow has its own.
   */
  writeAll: (statements: Statement[]) => Promise<void>;
};

/** What one flow wants written, and how it is told. */
type Wanted = { statements: Statement[]; resolve: () => void; reject: (error: unknown) => void };

/** So many flows share a transaction: none of them waits for long. */
const maxTogether = 100;

/** The connection that writes. */
export type Writer = {
  query: Query;
  /** All that `work` does by the query that it is given, or nothing of it. */
  transact: <Result>(work: (query: Query) => Promise<Result>) => Promise<Result>;
  /** Whether the next one that writes would wait in vain, as this one did. */
  isBusy: (error: unknown) => boolean;
  /** What ended it for good: nothing more is written. */
  findBreak: () => unknown;
};

/** What is written takes its turn on the one connection. */
export function createWriteQueue(writer: Writer): WriteQueue {
  const limit = createLimit(1);
  /** When somebody waited in vain, and why. */
  let busy: { at: number; error: unknown } | undefined;
  /** What the last in the queue will write, while it waits: others may join it. */
  let waiting: Wanted[] | undefined;

  /** Whoever has waited as long as a statement waits in vain fails like it, and at once. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    // Who comes after this one may not be written before it.
    waiting = undefined;
    const from = performance.now();
    return limit(async () => {
      const broken = writer.findBreak();
      if (broken !== undefined) throw broken;
      if (busy && busy.at > from && performance.now() - from > busyTimeoutMs) throw busy.error;
      try {
        return await work();
      } catch (error) {
        if (writer.isBusy(error)) busy = { at: performance.now(), error };
        throw error;
      }
    });
  }

  async function runStatements(statements: Statement[]): Promise<void> {
    const [only, ...others] = statements;
    if (only && others.length === 0) await writer.query(only.sql, only.values);
    else
      await writer.transact(async (query) => {
        for (const { sql, values } of statements) await query(sql, values);
      });
  }

  /** The next flow would fail like the one before, or be written to what can never be committed. */
  const endsAll = (error: unknown) => writer.findBreak() !== undefined || writer.isBusy(error);

  /** Rejects, for all that were told nothing yet, with what ends all; what else fails is told to its flow. */
  async function writeTogether(all: Wanted[]): Promise<void> {
    try {
      await runStatements(all.flatMap(({ statements }) => statements));
      for (const { resolve } of all) resolve();
    } catch (error) {
      if (all.length === 1 || endsAll(error)) throw error;
      await writeOneByOne(all);
    }
  }

  async function writeOneByOne(all: Wanted[]): Promise<void> {
    for (const { statements, resolve, reject } of all)
      try {
        await runStatements(statements);
        resolve();
      } catch (error) {
        if (endsAll(error)) throw error;
        reject(error);
      }
  }

  function writeAll(statements: Statement[]): Promise<void> {
    if (statements.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const wanted = { statements, resolve, reject };
      if (waiting && waiting.length < maxTogether) {
        waiting.push(wanted);
        return;
      }
      const all = [wanted];
      let isBegun = false;
      const written = inTurn(async () => {
        isBegun = true;
        if (waiting === all) waiting = undefined;
        await writeTogether(all);
      });
      if (!isBegun) waiting = all;
      written.catch((error: unknown) => {
        if (waiting === all) waiting = undefined;
        for (const one of all) one.reject(error);
      });
    });
  }

  return { inTurn, transact: (work) => inTurn(() => writer.transact(work)), writeAll };
}
