import type { SeenLease } from "../lease-watch.ts";
import type { Database } from "./database.ts";

/** Whose it is, and until when it runs by the clock of who holds it. */
export type ClaimedLease = SeenLease & { isMine: boolean };

/** Rights that one process at a time has, kept in the store that the processes share. */
export type Leases = {
  /**
   * Whether the lease of that name is the holder's from now on: it is free, ran out, was the holder's
   * already, or belongs to one of `dead`. One statement looks and takes.
   */
  claim: (name: string, holder: string, ttlMs: number, dead?: string[]) => Promise<ClaimedLease>;
  /** Gives a lease back. */
  release: (name: string, holder: string) => Promise<void>;
  /** Whether anybody holds it at this moment, as far as the store knows. */
  isHeld: (name: string) => Promise<boolean>;
};

/** The leases of one store: a row each. */
export function createLeases({ read, write }: Pick<Database, "read" | "write">): Leases {
  return {
    claim: async (name, holder, ttlMs, dead = []) => {
      const now = Date.now();
      await write(
        `INSERT INTO leases (name, holder, expires_at) VALUES (?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
         WHERE leases.expires_at <= ? OR typeof(leases.expires_at) <> 'integer'
            OR leases.holder IN (SELECT value FROM json_each(?))`,
        [name, holder, now + ttlMs, now, JSON.stringify([holder, ...dead])],
      );
      const [row] = await write<SeenLease>("SELECT holder, expires_at AS until FROM leases WHERE name = ?", [name]);
      return { isMine: row?.holder === holder, holder: row?.holder ?? "", until: row?.until ?? 0 };
    },
    release: async (name, holder) =>
      void (await write("DELETE FROM leases WHERE name = ? AND holder = ?", [name, holder])),
    isHeld: async (name) =>
      (await read("SELECT 1 FROM leases WHERE name = ? AND expires_at > ?", [name, Date.now()])).length > 0,
  };
}
