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
