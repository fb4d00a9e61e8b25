import type { Database } from "./database.ts";
import { extract, isReadable, rowsPerStatement } from "./sql.ts";

/** How many rows a purge deleted, by why. */
export type PurgeCounts = { expired: number; unreadable: number };

/**
 * Deletes what has expired, and what nobody can read outside of the collections in `spare`. Each statement
 * looks and deletes: a row that is written anew meanwhile is no longer what it deletes.
 */
export async function purgeRows(database: Database, now: Date, spare: string[]): Promise<PurgeCounts> {
  const isNotSpared = spare.map(() => "key NOT LIKE ?").join(" AND ") || "true";
  const kept = await deleteWhere(
    database,
    "kept",
    `${extract("$.expires")} <= ? OR (NOT ${isReadable()} AND ${isNotSpared})`,
    [now.getTime(), ...spare.map((name) => `${name}:%`)],
  );
  // JSON that this version cannot read stays: a later one may have written it.
  const subscriptions = await deleteWhere(database, "subscriptions", `NOT ${isReadable()}`, []);
  const known = await deleteKnownOffers(database, now);
  const leases = await database.write("DELETE FROM leases WHERE expires_at <= ? RETURNING 1", [now.getTime()]);
  return {
    expired: kept.expired + known + leases.length,
    unreadable: kept.unreadable + subscriptions.unreadable,
  };
}

/** By the index on when they expire: there are millions. */
async function deleteKnownOffers({ write }: Database, now: Date): Promise<number> {
  for (let sum = 0; ; ) {
    const { length } = await write(
      `DELETE FROM known_offers WHERE key IN
         (SELECT key FROM known_offers WHERE expires_at <= ? LIMIT ${rowsPerStatement}) RETURNING 1`,
      [now.getTime()],
    );
    sum += length;
    if (length < rowsPerStatement) return sum;
  }
}

/** Page by page over all keys: no statement holds the file for long. */
async function deleteWhere(
  { read, write }: Database,
  table: string,
  condition: string,
  values: unknown[],
): Promise<PurgeCounts> {
  const gone: PurgeCounts = { expired: 0, unreadable: 0 };
  let after = "";
  for (;;) {
    const [end] = await read<{ last: string | null }>(
      `SELECT max(key) AS last FROM (SELECT key FROM ${table} WHERE key > ? ORDER BY key LIMIT ${rowsPerStatement})`,
      [after],
    );
    if (typeof end?.last !== "string") return gone;
    const deleted = await write<{ isReadable: number }>(
      `DELETE FROM ${table} WHERE key > ? AND key <= ? AND (${condition}) RETURNING ${isReadable()} AS isReadable`,
      [after, end.last, ...values],
    );
    for (const row of deleted) gone[row.isReadable ? "expired" : "unreadable"] += 1;
    after = end.last;
  }
}
