import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { busyTimeoutMs } from "../write-queue.ts";
import { withoutProgram } from "./address.ts";
import { isConnectionLost, isConnectionRefused } from "./errors.ts";

/** How long the database is waited for, and how many connections there are. */
export type PoolLimits = {
  connections: number;
  /** For so long a connection is tried for, while the server starts or none is free. */
  connectMs: number;
  /** So long one statement may take. */
  statementMs: number;
  /** For so long a row is waited for that another process is writing. */
  lockMs: number;
};

export const poolLimits: PoolLimits = {
  connections: 10,
  connectMs: busyTimeoutMs,
  statementMs: 20_000,
  lockMs: busyTimeoutMs,
};

/** Connections to one database. */
export type Pool = {
  /** Runs `work` on a connection of its own. One that is lost thereby is not used again. */
  withConnection: <Result>(work: (client: pg.PoolClient) => Promise<Result>) => Promise<Result>;
  close: () => Promise<void>;
};

/** Numbers beyond 32 bits are times and counts: all of them are safe integers. */
const int8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: "text" | "binary") =>
    id === int8 && format !== "binary" ? Number : pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
};

/** Opens no connection yet. `program`: what the database knows this program by. */
export function createPool(url: string, program: string, limits: PoolLimits): Pool {
  const pool = new pg.Pool({
    connectionString: withoutProgram(url),
    application_name: program,
    types,
    max: limits.connections,
    connectionTimeoutMillis: limits.connectMs,
    // Where the server does not keep its own: its machine may be gone.
    query_timeout: limits.statementMs * 1.25,
    keepAlive: true,
    verify: (client, done) => void prepareSession(client, limits).then(() => done(), done),
  });
  // A connection that ends while nobody uses it is replaced when one is needed. Without a listener, a restart
  // of the server would end this process.
  pool.on("error", () => {});
  // Nor does one that is being prepared, or is in use and waits for nothing.
  pool.on("connect", (client) => void client.on("error", () => {}));

  /** Tries until the server takes us again, or its time is over. */
  async function connect(): Promise<pg.PoolClient> {
    for (const until = performance.now() + limits.connectMs; ; await wait(50)) {
      try {
        return await pool.connect();
      } catch (error) {
        if (pool.ending || !isConnectionRefused(error) || performance.now() > until) throw nameTimeout(error);
      }
    }
  }

  return {
    withConnection: async (work) => {
      const client = await connect();
      let failure: unknown;
      try {
        return await work(client);
      } catch (error) {
        failure = error;
        throw error;
      } finally {
        // Nor is one that is left in the middle of something.
        client.release(isConnectionLost(failure) || client.getTransactionStatus() !== "I");
      }
    },
    close: () => pool.end(),
  };
}

/**
 * Said on each new connection rather than at its start: poolers between us and the server refuse what they do
 * not know.
 */
async function prepareSession(client: pg.PoolClient, { statementMs, lockMs }: PoolLimits): Promise<void> {
  await client.query(
    `SELECT set_config('statement_timeout', $1, false), set_config('lock_timeout', $2, false),
            set_config('idle_in_transaction_session_timeout', $1, false)`,
    [String(statementMs), String(lockMs)],
  );
}

/** All connections were in use, or the server did not answer: the driver says so without a code. */
function nameTimeout(error: unknown): unknown {
  return error instanceof Error &&
    /timeout exceeded when trying to connect|due to connection timeout/.test(error.message)
    ? Object.assign(error, { code: "NO_CONNECTION" })
    : error;
}
