import { createHash } from "node:crypto";
import { minuteMs } from "../../../core/durations.ts";
import type { OpenSharedCache } from "../../shared-cache.ts";
import { serverNow } from "./leases.ts";
import type { Pool } from "./pool.ts";

/** How often a process deletes what has expired. */
const sweepMs = 5 * minuteMs;

/**
 * What processes read outside for one another, in a table that PostgreSQL empties after a crash: nothing of
 * it is written to its log. A key says what people look for: only its hash is there.
 */
export function createPostgresCaches(pool: Pool): OpenSharedCache {
  let sweptAt = Number.NEGATIVE_INFINITY;

  const query = <Found extends object>(sql: string, values: unknown[]): Promise<Found[]> =>
    pool.withConnection(async (client) => (await client.query<Found>(sql, values)).rows);

  async function sweep(): Promise<void> {
    if (performance.now() - sweptAt < sweepMs) return;
    sweptAt = performance.now();
    await query(`DELETE FROM shared_reads WHERE expires_at <= ${serverNow}`, []);
  }

  return (name) => {
    const toKey = (key: string) => `${name} ${createHash("sha256").update(key).digest("base64url")}`;
    return {
      read: async (key) => {
        const [row] = await query<{ value: string }>(
          `SELECT value FROM shared_reads WHERE key = $1 AND expires_at > ${serverNow}`,
          [toKey(key)],
        );
        return row && JSON.parse(row.value);
      },
      write: async (key, value, forMs) => {
        await query(
          `INSERT INTO shared_reads (key, value, expires_at) VALUES ($1, $2, ${serverNow} + $3::bigint)
           ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`,
          [toKey(key), JSON.stringify(value), Math.round(forMs)],
        );
        await sweep();
      },
    };
  };
}
