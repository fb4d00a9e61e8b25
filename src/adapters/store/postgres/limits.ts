import type { OpenSharedLimit, ReservedTurns } from "../../shared-limit.ts";
import { attempt } from "./attempt.ts";
import { isConflict, isConnectionLost } from "./errors.ts";
import { serverNow } from "./leases.ts";
import type { Pool } from "./pool.ts";

/**
 * A row each, which one statement looks at and writes (`tremplin_reserve_turns` in `schema.ts`): whoever
 * asks waits for those before it, and the clock is the server's. On connections of their own: a call waits
 * for no writing, and a limit is never held by the transaction of whoever asks.
 */
export function createPostgresLimits(pool: Pool): OpenSharedLimit {
  const mayRetry = (error: unknown) => isConnectionLost(error) || isConflict(error);

  /** What was reserved on a connection that was lost is lost with it: turns that nobody takes. */
  async function query<Found extends object>(sql: string, values: unknown[]): Promise<Found | undefined> {
    const ask = () => pool.withConnection((client) => client.query<Found>(sql, values));
    return (await attempt(mayRetry, 3, ask)).rows[0];
  }

  return (name) => ({
    reserve: async ({ wanted, most, windowMs, usableMs, isBackground }) => {
      const row = await query<ReservedTurns>(
        `SELECT granted, free, wait_ms AS "waitMs", held_ms AS "heldMs"
           FROM tremplin_reserve_turns($1, $2, $3, $4, $5, $6)`,
        [name, wanted, most, Math.ceil(windowMs), Math.ceil(usableMs), isBackground],
      );
      if (!row) throw new Error("no turns were reserved, nor refused");
      return row;
    },
    hold: async (ms) =>
      void (await query(
        `INSERT INTO call_limits (name, held_until) VALUES ($1, ${serverNow} + $2::bigint)
           ON CONFLICT (name) DO UPDATE SET held_until = greatest(call_limits.held_until, excluded.held_until)`,
        [name, Math.ceil(ms)],
      )),
  });
}
