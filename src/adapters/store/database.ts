import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import sqlite3 from "sqlite3";
import { createLimit } from "../../core/async/limit.ts";
import { readErrorCode } from "../../core/telemetry.ts";

/** Runs one statement, and resolves with its rows. Rejects with SQLite's error, its `code` included. */
export type Query = <Found>(sql: string, values?: unknown[]) => Promise<Found[]>;

/**
 * One file, on connections of our own. Whatever writes passes one queue, and a transaction holds that queue
 * from its beginning to its end: no statement of another flow gets between its statements.
 */
export type Database = {
  /** Reads what was written by whatever was acknowledged before. */
  read: Query;
  write: Query;
  /** All that `work` does by the query that it is given, or nothing of it. */
  transact: <Result>(work: (query: Query) => Promise<Result>) => Promise<Result>;
  close: () => Promise<void>;
};

/** Called with the text of each statement that runs, on which connection. */
export type StatementListener = (sql: string, connection: "reader" | "writer") => void;

/** For so long a statement waits while another process writes. Milliseconds. */
const busyTimeoutMs = 5_000;

/**
 * Opens a file, or a database in memory where `path` is ":memory:". The file is in WAL mode with full
 * synchronisation: what was acknowledged survives `kill -9`. Reads have a connection of their own, and wait
 * for no transaction; in memory there is but one connection, and they wait their turn.
 */
export async function openDatabase(path: string, onStatement: StatementListener = () => {}): Promise<Database> {
  const writer = await connect(path, (sql) => onStatement(sql, "writer"));
  const reader = await openReader(path, writer, (sql) => onStatement(sql, "reader"));
  const limit = createLimit(1);
  /** When another process kept the file for longer than a statement waits. */
  let busyAt = Number.NEGATIVE_INFINITY;
  let broken: unknown;

  /** Whoever has waited as long as a statement does while the file was locked fails like it, and at once. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const from = performance.now();
    return limit(async () => {
      if (broken !== undefined) throw broken;
      if (busyAt > from && performance.now() - from > busyTimeoutMs)
        throw Object.assign(new Error("SQLITE_BUSY: database is locked"), { code: "SQLITE_BUSY" });
      try {
        return await work();
      } catch (error) {
        if (readErrorCode(error) === "SQLITE_BUSY") busyAt = performance.now();
        throw error;
      }
    });
  }
  const write: Query = (sql, values) => inTurn(() => writer.query(sql, values));
  return {
    read: reader?.query ?? write,
    write,
    transact: (work) =>
      inTurn(async () => {
        await writer.query("BEGIN IMMEDIATE");
        try {
          const result = await work(writer.query);
          await writer.query("COMMIT");
          return result;
        } catch (error) {
          await writer.query("ROLLBACK").catch((failure: unknown) => {
            // SQLite may have ended it already, as when the disk is full. Else what is written from now on
            // would belong to it, and be lost with it.
            if (!/no transaction is active/.test(String(failure))) broken = failure;
          });
          throw error;
        }
      }),
    close: () => limit(async () => void (await Promise.all([writer.close(), reader?.close()]))),
  };
}

async function openReader(
  path: string,
  writer: Connection,
  onStatement: (sql: string) => void,
): Promise<Connection | undefined> {
  try {
    await useWal(writer);
    return path === ":memory:" ? undefined : await connect(path, onStatement);
  } catch (error) {
    await writer.close().catch(() => {});
    throw error;
  }
}

/** SQLite does not wait by itself where two processes do this at once. */
async function useWal({ query }: Connection): Promise<void> {
  for (const until = performance.now() + busyTimeoutMs; ; await wait(20)) {
    try {
      await query("PRAGMA journal_mode=WAL");
      return;
    } catch (error) {
      if (readErrorCode(error) !== "SQLITE_BUSY" || performance.now() > until) throw error;
    }
  }
}

type Connection = { query: Query; close: () => Promise<void> };

async function connect(path: string, onStatement: (sql: string) => void): Promise<Connection> {
  const connection = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(path, (error) => (error ? reject(error) : resolve(opened)));
  });
  connection.configure("busyTimeout", busyTimeoutMs);
  return {
    query: (sql, values = []) =>
      new Promise((resolve, reject) => {
        onStatement(sql);
        connection.all(sql, values, (error: Error | null, rows: never[]) => (error ? reject(error) : resolve(rows)));
      }),
    close: promisify(connection.close.bind(connection)),
  };
}
