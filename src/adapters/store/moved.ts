import type { Query } from "./sql.ts";

/*
 * A file of which all was copied into a database (`postgres/copy/`) says so in `meta`, and no program uses it
 * any more: people's alerts would be served twice.
 */

/** What no version reaches. */
export const noVersion = Number.MAX_SAFE_INTEGER;

/** Which database all of this file is in now, without account and password; undefined where it is here. */
export async function readDestination(query: Query): Promise<string | undefined> {
  const [meta] = await query("SELECT 1 FROM sqlite_master WHERE name = 'meta'");
  if (!meta) return undefined;
  const [row] = await query<{ value: unknown }>("SELECT value FROM meta WHERE name = 'moved_to'");
  return row && String(row.value);
}

/** Has every program refuse the file from now on: also those that know of no copies. */
export async function markMoved(query: Query, to: string): Promise<void> {
  await query("INSERT OR REPLACE INTO meta (name, value) VALUES ('moved_to', ?), ('readable_from', ?)", [
    to,
    noVersion,
  ]);
}
