import type { SeenLease } from "../../lease-watch.ts";
import type { Database } from "../database.ts";
import type { Leases } from "../leases.ts";

/** Milliseconds since 1970, by the clock of the server: those of several machines differ. */
export const serverNow = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

/** The leases of one database: a row each. They run by the clock of the server. */
export function createPostgresLeases({ read, write }: Pick<Database, "read" | "write">): Leases {
  return {
    claim: async (name, holder, ttlMs, dead = []) => {
      await write(
        `INSERT INTO leases (name, holder, expires_at) VALUES (?, ?, ${serverNow} + ?::bigint)
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
         WHERE leases.expires_at <= ${serverNow} OR leases.holder = ANY (?::text[])`,
        [name, holder, Math.round(ttlMs), [holder, ...dead]],
      );
      const [row] = await write<SeenLease>("SELECT holder, expires_at AS until FROM leases WHERE name = ?", [name]);
      return { isMine: row?.holder === holder, holder: row?.holder ?? "", until: row?.until ?? 0 };
    },
    release: async (name, holder) =>
      void (await write("DELETE FROM leases WHERE name = ? AND holder = ?", [name, holder])),
    isHeld: async (name) =>
      (await read(`SELECT 1 FROM leases WHERE name = ? AND expires_at > ${serverNow}`, [name])).length > 0,
  };
}
