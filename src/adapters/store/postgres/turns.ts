import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { createLimit } from "../../../core/async/limit.ts";
import type { Turns } from "../../../core/talk/turns.ts";
import type { Database } from "../database.ts";
import type { Query } from "../sql.ts";
import { attempt, maxTries, run } from "./attempt.ts";
import { isConflict, isConnectionLost, isUndone, isWaitOver } from "./errors.ts";
import type { Pool, PoolLimits } from "./pool.ts";

/** What turns of people are made of. */
export type TurnParts = {
  pool: Pool;
  limits: Pick<PoolLimits, "connections" | "lockMs">;
  onStatement: (sql: string) => void;
};

/** What is asked and written in a turn goes over its connection. */
export type TurnDatabase = Pick<Database, "read" | "write" | "writeAll" | "transact">;

/** A transaction that holds somebody. */
type Turn = {
  /** Nothing more belongs to it, whoever was begun in it and goes on. */
  isOver: boolean;
  /** A statement failed: nothing of it can be written any more. */
  failure?: { error: unknown };
  /** What is to be done once it is written; after a failure, once it is undone: what was said of that. */
  effects: (() => void)[];
  database: TurnDatabase;
  /** Resolves once no statement is under way. */
  settled: () => Promise<void>;
};

/**
 * Turns of people over all processes of a database: each is one transaction, which holds its people by
 * advisory locks. These end with it: poolers hand the same session to others. `database` is the one that is
 * used outside of turns; the answer knows by its caller which of the two is meant.
 */
export function createPostgresTurns(database: Database, parts: TurnParts): { turns: Turns; database: Database } {
  const storage = new AsyncLocalStorage<Turn>();
  const limit = createLimit(countTurns(parts.limits));
  const findTurn = () => {
    const turn = storage.getStore();
    return turn?.isOver ? undefined : turn;
  };
  const here = (): TurnDatabase => findTurn()?.database ?? database;

  async function hold<T>(people: readonly string[], work: () => Promise<T>): Promise<T> {
    const { result, effects } = await limit(() =>
      attempt(isUnwritten, maxTries, () => holdOnce(parts, people, (turn) => storage.run(turn, work))),
    );
    // Nothing that goes on from here belongs to a turn, nor does it keep one in memory.
    storage.exit(() => runAll(effects));
    return result;
  }

  return {
    turns: {
      hold,
      afterTurn: (effect) => {
        const turn = findTurn();
        if (turn) turn.effects.push(effect);
        else effect();
      },
    },
    database: {
      ...database,
      read: (...query) => here().read(...query),
      write: (...query) => here().write(...query),
      writeAll: (statements) => here().writeAll(statements),
      transact: (work) => here().transact(work),
    },
  };
}

/**
 * So many hold somebody at once: what is asked beside turns always has connections, and nobody waits in a
 * circle.
 */
function countTurns({ connections }: Pick<PoolLimits, "connections">): number {
  return Math.max(1, Math.floor(connections * 0.6));
}

/** What failed while it was sure that nothing is written: it may be done again. */
const unwritten = new WeakSet<object>();
const isUnwritten = (error: unknown) => unwritten.has(Object(error));

function toUnwritten(error: unknown): unknown {
  unwritten.add(Object(error));
  return error;
}

type Held<T> = { result: T; effects: (() => void)[] };

async function holdOnce<T>(
  { pool, limits, onStatement }: TurnParts,
  people: readonly string[],
  work: (turn: Turn) => Promise<T>,
): Promise<Held<T>> {
  return pool.withConnection(async (client) => {
    const query: Query = (sql, values) => run(client, sql, values, onStatement);
    const id = await begin(client, toBeginning(people, limits), onStatement);
    const turn = createTurn(query);
    const outcome = await work(turn).then(
      (result) => ({ result }),
      (error: unknown) => ({ error }),
    );
    turn.isOver = true;
    await turn.settled();
    const { failure, effects } = turn;
    if (failure && isConnectionLost(failure.error)) throw toUnwritten(failure.error);
    if (failure || "error" in outcome) {
      // One that does not end so is not used again.
      await query("ROLLBACK").catch(() => {});
      if (failure && isConflict(failure.error)) throw toUnwritten(failure.error);
      if ("error" in outcome) throw outcome.error;
      // Whoever went on after a failure has told of it; otherwise nobody knows.
      if (failure && effects.length === 0) throw failure.error;
      return { result: outcome.result, effects };
    }
    await commit(client, onStatement).catch(async (error: unknown) => {
      if (!isConnectionLost(error)) throw error;
      const isWritten = await findOutcome(pool, id).catch(() => undefined);
      if (isWritten === undefined) throw error;
      if (!isWritten) throw toUnwritten(error);
    });
    return { result: outcome.result, effects };
  });
}

/** What is not known to be undone may have been written: it is reported, and not done again. */
async function commit(client: pg.PoolClient, onStatement: (sql: string) => void): Promise<void> {
  onStatement("COMMIT");
  try {
    await client.query("COMMIT");
  } catch (error) {
    throw isUndone(error) || isConflict(error) ? toUnwritten(error) : error;
  }
}

/**
 * Whether a transaction whose end nobody told us of is written. The server may not have noticed yet that its
 * connection is gone; undefined where it does not know after a while.
 */
async function findOutcome(pool: Pool, id: string): Promise<boolean | undefined> {
  for (let tries = 0; tries < outcomeTries; tries++) {
    const { rows } = await pool.withConnection((client) =>
      client.query<{ status: string | null }>("SELECT pg_xact_status($1::text::xid8) AS status", [id]),
    );
    const status = rows[0]?.status;
    if (status !== "in progress") return status == null ? undefined : status === "committed";
    await wait(outcomePauseMs);
  }
  return undefined;
}

const outcomeTries = 100;
const outcomePauseMs = 100;

/** Whoever waits too long, or whose connection is lost, has not even begun. */
async function begin(client: pg.PoolClient, sql: string, onStatement: (sql: string) => void): Promise<string> {
  onStatement(sql);
  try {
    // Of several statements the driver gives the result of each.
    const results: unknown = await client.query(sql);
    const last = Array.isArray(results) ? results.at(-1) : results;
    return String(last?.rows?.[0]?.id);
  } catch (error) {
    if (isConnectionLost(error)) throw toUnwritten(error);
    await client.query("ROLLBACK").catch(() => {});
    throw isConflict(error) || isWaitOver(error) ? toUnwritten(error) : error;
  }
}

/**
 * One message to the server. Somebody is waited for as long as a statement may take: who hangs in the midst
 * of a turn has lost it by then. Several are held in one order, so that no two wait for each other.
 */
function toBeginning(people: readonly string[], { lockMs }: Pick<PoolLimits, "lockMs">): string {
  const locks = [...new Set(people.map(toLockKey))].sort().map((key) => `SELECT pg_advisory_xact_lock(${key})`);
  return [
    "BEGIN",
    "SET LOCAL lock_timeout = 0",
    ...locks,
    `SET LOCAL lock_timeout = ${Math.round(lockMs)}`,
    "SELECT pg_current_xact_id()::text AS id",
  ].join("; ");
}

/** Two numbers of 32 bits: keys of one number of 64 are another space, which others use. */
function toLockKey(person: string): string {
  const hash = createHash("sha256").update(person).digest();
  return `${hash.readInt32BE(0)}, ${hash.readInt32BE(4)}`;
}

/** Its statements run one after the other, and those of a transaction within it together. */
function createTurn(query: Query): Turn {
  const limit = createLimit(1);
  const noteFailure = (error: unknown): never => {
    if (turn.failure === undefined) {
      turn.failure = { error };
      // Nothing of what was said so far is so.
      turn.effects = [];
    }
    throw error;
  };
  const ask: Query = (sql, values) => query<never>(sql, values).catch(noteFailure);

  /** All of it or nothing, while the turn goes on. */
  async function transact<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    await ask("SAVEPOINT inner_work");
    let result: Result;
    try {
      result = await work(query);
    } catch (error) {
      if (isConnectionLost(error) || isConflict(error)) noteFailure(error);
      await ask("ROLLBACK TO SAVEPOINT inner_work");
      throw error;
    }
    await ask("RELEASE SAVEPOINT inner_work");
    return result;
  }

  const inOrder: Query = (sql, values) => limit(() => ask(sql, values));
  const turn: Turn = {
    isOver: false,
    effects: [],
    settled: () => limit(async () => {}),
    database: {
      read: inOrder,
      write: inOrder,
      writeAll: (statements) =>
        limit(async () => {
          for (const { sql, values } of statements) await ask(sql, values);
        }),
      transact: (work) => limit(() => transact(work)),
    },
  };
  return turn;
}

/** All of them, whatever one of them does; then what went wrong is told. */
function runAll(effects: readonly (() => void)[]): void {
  const failures: unknown[] = [];
  for (const effect of effects)
    try {
      effect();
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
}
