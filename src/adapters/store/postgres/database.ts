import type { Turns } from "../../../core/talk/turns.ts";
import { readErrorCode } from "../../../core/telemetry.ts";
import type { Database, StatementListener } from "../database.ts";
import type { Query } from "../sql.ts";
import { createWriteQueue, type Writer } from "../write-queue.ts";
import { attempt, maxTries, run } from "./attempt.ts";
import { postgres } from "./dialect.ts";
import { isConflict, isConnectionLost, isUndone } from "./errors.ts";
import { createPool, type Pool, type PoolLimits, poolLimits } from "./pool.ts";
import { createPostgresTurns } from "./turns.ts";

/** How a database is opened. */
export type PostgresOptions = {
  /** What the database knows this program by. */
  program: string;
  limits?: PoolLimits;
  onStatement?: StatementListener | undefined;
};

/** A database with turns that hold a person over all its processes. */
export type PostgresDatabase = Database & { turns: Turns };

/**
 * One database of PostgreSQL. What one process writes outside of turns, it writes one after the other, as to
 * a file, with others in one transaction where many wait; what it reads has the other connections. Opens no
 * connection yet.
 */
export function openPostgres(
  url: string,
  { program, limits = poolLimits, onStatement = () => {} }: PostgresOptions,
): PostgresDatabase {
  const pool = createPool(url, program, limits);
  const read: Query = (sql, values) =>
    // Read twice, it is the same: a connection that was lost is replaced once.
    attempt(isConnectionLost, 2, () => runOnce(pool, sql, values, (text) => onStatement(text, "reader")));
  const writer = createWriter(pool, (text) => onStatement(text, "writer"));
  const { inTurn, transact, writeAll } = createWriteQueue(writer);
  const beside: Database = {
    read,
    write: (sql, values) => inTurn(() => writer.query(sql, values)),
    writeAll,
    transact,
    dialect: postgres,
    // What was begun is written first.
    close: () => inTurn(pool.close),
  };
  const parts = { pool, limits, onStatement: (text: string) => onStatement(text, "writer") };
  const { turns, database } = createPostgresTurns(beside, parts);
  return { ...database, turns };
}

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

function runOnce<Found>(
  pool: Pool,
  sql: string,
  values: unknown[] | undefined,
  onStatement: (sql: string) => void,
): Promise<Found[]> {
  return pool.withConnection((client) => run<Found>(client, sql, values, onStatement));
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
