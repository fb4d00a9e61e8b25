import type { Query } from "./database.ts";
import { rowsPerStatement } from "./sql.ts";

/**
 * All keys of a table with that beginning, in order, up to but excluding `before`, and of those the rows that
 * hold `live`. By key range, page by page: no statement holds the file for long.
 */
export async function listKeys(
  read: Query,
  table: string,
  live: { sql: string; values: unknown[] },
  prefix: string,
  before?: string,
): Promise<string[]> {
  const all: string[] = [];
  const beyond = `${prefix}\u{10FFFF}`;
  let after: string | undefined;
  for (;;) {
    const rows = await read<{ key: string; live: number | boolean }>(
      `SELECT key, ${live.sql} AS live FROM ${table} WHERE key ${after === undefined ? ">=" : ">"} ? AND key < ? AND key < ?
       ORDER BY key LIMIT ${rowsPerStatement}`,
      [...live.values, after ?? prefix, beyond, before ?? beyond],
    );
    for (const row of rows) if (row.live) all.push(row.key);
    const last = rows.at(-1);
    if (!last || rows.length < rowsPerStatement) return all;
    after = last.key;
  }
}
