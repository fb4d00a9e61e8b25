import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import sqlite3 from "sqlite3";
import { readErrorCode } from "../../core/telemetry.ts";
import { createPreparedStatements } from "./prepared-statements.ts";
import { type Dialect, type Query, sqlite } from "./sql.ts";
import { busyTimeoutMs, createWriteQueue, type WriteQueue, type Writer } from "./write-queue.ts";

export type { Query, Statement } from "./sql.ts";

/**
 * One store, on connections of our own. Whatever writes passes one queue, and a transaction holds that queue
 * from its beginning to its end: no statement of another flow gets between its statements.
 */
export type Database = Pick<WriteQueue, "writeAll" | "transact"> & {
  /** Reads what was written by whatever was acknowledged before. */
  read: Query;
  write: Query;
  /** What its statements are made of, where databases differ. */
  dialect: Dialect;
  close: () => Promise<void>;
};

/** Called with the text of each statement that runs, on which connection. */
export type StatementListener = (sql: string, connection: "reader" | "writer") => void;

/**
 * Opens a file, or a database in memory where `path` is ":memory:". The file is in WAL mode with full
 * synchronisation: what was acknowledged survives `kill -9`. Reads have a connection of their own, and wait
 * for no transaction; in memory there is but one connection, and they wait their turn.
 */
export async function openDatabase(path: string, onStatement: StatementListener = () => {}): Promise<Database> {
  const writer = await connect(path, (sql) => onStatement(sql, "writer"));
  const reader = await openReader(path, writer, (sql) => onStatement(sql, "reader"));
  const { inTurn, transact, writeAll } = createWriteQueue(createSqliteWriter(writer.query));
  const write: Query = (sql, values) => inTurn(() => writer.query(sql, values));
  return {
    read: reader?.query ?? write,
    write,
    writeAll,
    transact,
    dialect: sqlite,
    close: () => inTurn(async () => void (await Promise.all([writer.close(), reader?.close()]))),
  };
}

/**
 * Opens a file for this one alone: it rejects with `SQLITE_BUSY` while anybody else has it open, and so does
 * whoever opens it meanwhile.
 */
export async function openExclusively(path: string): Promise<Database> {
  const { query, close } = await connect(path, () => {});
  try {
    await query("PRAGMA locking_mode=EXCLUSIVE");
    // It is locked when it is first read, for as long as it is open; written to, so that nobody else reads.
    await query("BEGIN EXCLUSIVE");
    await query("COMMIT");
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
  const { inTurn, transact, writeAll } = createWriteQueue(createSqliteWriter(query));
  const inOrder: Query = (sql, values) => inTurn(() => query(sql, values));
  return { read: inOrder, write: inOrder, writeAll, transact, dialect: sqlite, close: () => inTurn(close) };
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

/** `query` runs a statement on the connection that writes. */
export function createSqliteWriter(query: Query): Writer {
  let broken: unknown;
  return {
    query,
    transact: async (work) => {
      await query("BEGIN IMMEDIATE");
      try {
        const result = await work(query);
        await query("COMMIT");
        return result;
      } catch (error) {
        await query("ROLLBACK").catch((failure: unknown) => {
          // SQLite may have ended it already, as when the disk is full. Else what is written from now on
          // would belong to it, and be lost with it.
          if (!/no transaction is active/.test(String(failure))) broken = failure;
        });
        throw error;
      }
    },
    isBusy: (error) => readErrorCode(error) === "SQLITE_BUSY",
    findBreak: () => broken,
  };
}

type Connection = { query: Query; close: () => Promise<void> };

async function connect(path: string, onStatement: (sql: string) => void): Promise<Connection> {
  const connection = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(path, (error) => (error ? reject(error) : resolve(opened)));
  });
  connection.configure("busyTimeout", busyTimeoutMs);
  const statements = createPreparedStatements(connection);
  return {
    query: (sql, values) => {
      onStatement(sql);
      return statements.query(sql, values);
    },
    close: async () => {
      await statements.close();
      await promisify(connection.close.bind(connection))();
    },
  };
}
