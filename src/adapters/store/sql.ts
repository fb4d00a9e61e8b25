/** A statement with its values. */
export type Statement = { sql: string; values: unknown[] };

/** Runs one statement, and resolves with its rows. Rejects with the database's error, its `code` included. */
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

/** What one database is told in other words than another, as parts of statements. Values stand as `?`. */
export type Dialect = {
  /**
   * A list that is handed over as one JSON text, for a statement takes so many values and no more: each of
   * its elements is a `listed.value`.
   */
  listed: string;
  /** The texts of such a list. */
  listedTexts: string;
  /** When a row of `kept` expires; NULL where it does not, or does not say. */
  expiresAt: string;
  /** The text at a path (`toPath`) in the value of a row of `kept`; NULL where there is none. */
  textAt: string;
  toPath: (path: readonly string[]) => unknown;
  /** Has a row that is looked for stay until this write is done. */
  untilWritten: string;
};

/** Of SQLite, where everything is written by one after the other. */
export const sqlite: Dialect = {
  listed: "json_each(?) AS listed",
  listedTexts: "(SELECT value FROM json_each(?))",
  expiresAt: extract("$.expires"),
  textAt: `json_extract(CASE WHEN ${isReadable()} THEN value END, ?)`,
  toPath: (path) => ["$", ...path.map((part) => `"${part}"`)].join("."),
  untilWritten: "",
};

/** Whether the row of `kept` is there that has this key; true where the key is NULL. */
export const isGuardThere = ({ untilWritten }: Dialect, key: string): string =>
  `(${key} IS NULL OR EXISTS (SELECT 1 FROM kept WHERE kept.key = ${key}${untilWritten}))`;

/** Nothing where there are none. */
export function deleteKeys({ listedTexts }: Dialect, table: string, keys: readonly string[]): Statement[] {
  if (keys.length === 0) return [];
  return [{ sql: `DELETE FROM ${table} WHERE key IN ${listedTexts}`, values: [JSON.stringify(keys)] }];
}
