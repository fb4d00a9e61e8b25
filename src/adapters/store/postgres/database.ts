import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { readErrorCode } from "../../../core/telemetry.ts";
import type { Database, StatementListener } from "../database.ts";
import type { Query } from "../sql.ts";
import { createWriteQueue, type Writer } from "../write-queue.ts";
import { numberValues, postgres } from "./dialect.ts";
import { isConflict, isConnectionLost, isUndone } from "./errors.ts";
import { createPool, type Pool, type PoolLimits, poolLimits } from "./pool.ts";

/** How a database is opened. */
export type PostgresOptions = {
  /** What the database knows this program by. */
  program: string;
  limits?: PoolLimits;
  onStatement?: StatementListener | undefined;
};

/**
 * One database of PostgreSQL. What one process writes, it writes one after the other, as to a file, with
 * others in one transaction where many wait; what it reads has the other connections. Opens no connection
 * yet.
 */
export function openPostgres(
  url: string,
  { program, limits = poolLimits, onStatement = () => {} }: PostgresOptions,
): Database {
  const pool = createPool(url, program, limits);
  const read: Query = (sql, values) =>
    // Read twice, it is the same: a connection that was lost is replaced once.
    attempt(isConnectionLost, 2, () => runOnce(pool, sql, values, (text) => onStatement(text, "reader")));
  const writer = createWriter(pool, (text) => onStatement(text, "writer"));
  const { inTurn, transact, writeAll } = createWriteQueue(writer);
  return {
    read,
    write: (sql, values) => inTurn(() => writer.query(sql, values)),
    writeAll,
    transact,
    dialect: postgres,
    // What was begun is written first.
    close: () => inTurn(pool.close),
  };
}

/** So often a transaction that stands in the way of others is tried. */
const maxTries = 6;

function createWriter(pool: Pool, onStatement: (sql: string) => void): Writer {
  const mayRetry = (error: unknown) => isConflict(error) || isUndone(error) || unfinished.has(Object(error));
  return {
    query: (sql, values) => attempt(mayRetry, maxTries, () => runOnce(pool, sql, values, onStatement)),
    transact: (work) => attempt(mayRetry, maxTries, () => transactOnce(pool, work, onStatement)),
    // Each of those who wait would try for as long.
    isBusy: (error) => isConnectionLost(error) || readErrorCode(error) === "NO_CONNECTION",
    findBreak: () => undefined,
  };
}

/** Tries again what failed so, each time a little later: two that conflict must not meet again. */
async function attempt<Result>(
  mayRetry: (error: unknown) => boolean,
  tries: number,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      if (failures >= tries || !mayRetry(error)) throw error;
    }
    await wait(Math.random() * 10 * 2 ** failures);
  }
}

function runOnce<Found>(
  pool: Pool,
  sql: string,
  values: unknown[] | undefined,
  onStatement: (sql: string) => void,
): Promise<Found[]> {
  return pool.withConnection((client) => run<Found>(client, sql, values, onStatement));
}

async function run<Found>(
  client: pg.PoolClient,
  sql: string,
  values: unknown[] | undefined,
  onStatement: (sql: string) => void,
): Promise<Found[]> {
  onStatement(sql);
  const { rows } = await client.query(numberValues(sql), values);
  return rows;
}

/** What failed before a transaction was to end. */
const unfinished = new WeakSet<object>();

/** A connection that is lost before the transaction is to end has undone it: it may be begun anew. */
async function transactOnce<Result>(
  pool: Pool,
  work: (query: Query) => Promise<Result>,
  onStatement: (sql: string) => void,
): Promise<Result> {
  return pool.withConnection(async (client) => {
    const query: Query = (sql, values) => run(client, sql, values, onStatement);
    let result: Result;
    try {
      await query("BEGIN");
      result = await work(query);
    } catch (error) {
      if (isConnectionLost(error)) unfinished.add(Object(error));
      // One that does not end so is not used again.
      else await query("ROLLBACK").catch(() => {});
      throw error;
    }
    onStatement("COMMIT");
    const { command } = await client.query("COMMIT");
    // PostgreSQL answers so, and with no error, where a statement had failed: nothing of it was written.
    if (command !== "COMMIT") throw new Error("the transaction was undone, for a statement in it had failed");
    return result;
  });
}
