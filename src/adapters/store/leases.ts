import type KeyvSqlite from "@keyv/sqlite";
import { extract, isReadable } from "./sql.ts";

/** Rights that one process at a time has, kept in the store that the processes share. */
export type Leases = {
  /**
   * Whether the lease of that name is the holder's from now on: it is free, ran out, was the holder's
   * already, or belongs to one of `dead`. One statement looks and takes.
   */
  claim: (name: string, holder: string, ttlMs: number, dead?: string[]) => Promise<{ isMine: boolean; holder: string }>;
  /** Gives a lease back. */
  release: (name: string, holder: string) => Promise<void>;
};

/** Upper case, which names no collection. */
const leaseKey = (name: string): string => `LEASE:${name}`;

/** The leases of one store, each a row that expires like any other. */
export function createLeases(db: KeyvSqlite): Leases {
  return {
    claim: async (name, holder, ttlMs, dead = []) => {
      const now = Date.now();
      const value = JSON.stringify({ value: { holder }, expires: now + ttlMs });
      await db.query(
        `INSERT INTO keyv (key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value
         WHERE NOT ${isReadable("keyv.value")} OR ${extract("$.expires", "keyv.value")} <= ?
            OR ${extract("$.value.holder", "keyv.value")} IN (${[holder, ...dead].map(() => "?").join(", ")})`,
        [leaseKey(name), value, now, holder, ...dead],
      );
      const [row]: { holder: string }[] = await db.query(
        `SELECT ${extract("$.value.holder")} AS holder FROM keyv WHERE key = ?`,
        [leaseKey(name)],
      );
      return { isMine: row?.holder === holder, holder: row?.holder ?? "" };
    },
    release: async (name, holder) =>
      void (await db.query(`DELETE FROM keyv WHERE key = ? AND ${extract("$.value.holder")} = ?`, [
        leaseKey(name),
        holder,
      ])),
  };
}
