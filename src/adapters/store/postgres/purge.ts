import type { Database } from "../database.ts";
import type { PurgeCounts } from "../purge.ts";
import { rowsPerStatement } from "../sql.ts";
import { purgeInbox } from "./inbox.ts";
import { serverNow } from "./leases.ts";

/**
 * Deletes what has expired, and what nobody can read outside of the collections in `spare`, by the indexes on
 * both. Rows that another process is writing are left to the next purge.
 */
export async function purgePostgres(database: Database, now: Date, spare: string[]): Promise<PurgeCounts> {
  const spared = spare.map((name) => `${name}:%`);
  const kept = await deleteWhere(database, "kept", "is_readable AND expires_at <= ?", [now.getTime()]);
  const torn = await deleteWhere(database, "kept", "NOT is_readable AND NOT key LIKE ANY (?::text[])", [spared]);
  // JSON that this version cannot read stays: a later one may have written it.
  const alerts = await deleteWhere(database, "subscriptions", "NOT is_readable", []);
  const known = await deleteWhere(database, "known_offers", "expires_at <= ?", [now.getTime()]);
  const leases = await database.write(`DELETE FROM leases WHERE expires_at <= ${serverNow} RETURNING 1`);
  const ids = await purgeInbox(database);
  return { expired: kept + known + leases.length + ids, unreadable: torn + alerts };
}

async function deleteWhere({ write }: Database, table: string, condition: string, values: unknown[]): Promise<number> {
  for (let sum = 0; ; ) {
    const { length } = await write(
      `DELETE FROM ${table} WHERE key IN
         (SELECT key FROM ${table} WHERE ${condition} LIMIT ${rowsPerStatement} FOR UPDATE SKIP LOCKED) RETURNING 1`,
      values,
    );
    sum += length;
    if (length < rowsPerStatement) return sum;
  }
}
