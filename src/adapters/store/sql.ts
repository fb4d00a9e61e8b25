/** A statement with its values. */
export type Statement = { sql: string; values: unknown[] };

/** Runs one statement, and resolves with its rows. Rejects with SQLite's error, its `code` included. */
export type Query = <Found>(sql: string, values?: unknown[]) => Promise<Found[]>;

/** Whether a column holds JSON. What was torn by a disk, or written by another hand, may be anything. */
export const isReadable = (column = "value"): string => `(typeof(${column}) = 'text' AND json_valid(${column}))`;

/**
 * What stands there in a row, or NULL in one that cannot be read: SQLite's own function ends the whole
 * statement at the first of those.
 */
export const extract = (path: string, column = "value"): string =>
  `json_extract(CASE WHEN ${isReadable(column)} THEN ${column} END, '${path}')`;

/** When a row expires that was written for ever: milliseconds since 1970. */
export const neverExpires = Number.MAX_SAFE_INTEGER;

/** How many rows are listed or deleted at a time, so that no single statement holds the file for long. */
export const rowsPerStatement = 500;

/** A row whose time is over when it is written is to be deleted. */
export const isDeletion = ({ ttl }: { ttl?: number }): boolean => ttl !== undefined && ttl <= 0;

/** Whether the row of `kept` is there that has this key; true where the key is NULL. */
export const isGuardThere = (key: string): string =>
  `(${key} IS NULL OR EXISTS (SELECT 1 FROM kept WHERE kept.key = ${key}))`;

/** Nothing where there are none. */
export function deleteKeys(table: string, keys: readonly string[]): Statement[] {
  if (keys.length === 0) return [];
  const sql = `DELETE FROM ${table} WHERE key IN (SELECT value FROM json_each(?))`;
  return [{ sql, values: [JSON.stringify(keys)] }];
}
