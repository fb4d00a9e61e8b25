import type KeyvSqlite from "@keyv/sqlite";
import { extract, isReadable, rowsPerStatement } from "./sql.ts";

/** How many rows a purge deleted, by why. */
export type PurgeCounts = { expired: number; unreadable: number };

/**
 * Deletes what has expired, and what nobody can read outside of the collections in `spare`, page by page over
 * all keys. One statement looks and deletes: a row that is written anew meanwhile is no longer what it
 * deletes.
 */
export async function purgeRows(db: KeyvSqlite, now: Date, spare: string[]): Promise<PurgeCounts> {
  const gone: PurgeCounts = { expired: 0, unreadable: 0 };
  const isNotSpared = spare.map(() => "key NOT LIKE ?").join(" AND ") || "true";
  let after = "";
  for (;;) {
    const [end]: { last: string | null }[] = await db.query(
      `SELECT max(key) AS last FROM (SELECT key FROM keyv WHERE key > ? ORDER BY key LIMIT ${rowsPerStatement})`,
      [after],
    );
    if (typeof end?.last !== "string") return gone;
    const deleted: { isReadable: number }[] = await db.query(
      `DELETE FROM keyv WHERE key > ? AND key <= ?
         AND (${extract("$.expires")} <= ? OR (NOT ${isReadable()} AND ${isNotSpared}))
       RETURNING ${isReadable()} AS isReadable`,
      [after, end.last, now.getTime(), ...spare.map((name) => `${name}:%`)],
    );
    for (const row of deleted) gone[row.isReadable ? "expired" : "unreadable"] += 1;
    after = end.last;
  }
}
