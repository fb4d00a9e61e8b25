/**
 * Rows under keys, kept over restarts. A key is made of parts joined by colons, so that rows of one chat stand together. Values are plain JSON; who
 * reads one parses it, as an older version may have written it. Every function rejects when the store fails.
 */
export type Collection = {
  get: (key: string) => Promise<unknown>;
  /** Resolved once it is on disk. `ttl` in milliseconds; without it the row stays. */
  set: (key: string, value: unknown, ttl?: number) => Promise<void>;
  /** In one write: all of them, or none. */
  setAll: (rows: Row[]) => Promise<void>;
  delete: (key: string) => Promise<void>;
  /** All keys that begin so, in order, up to `before`, which is no more among them; expired rows are left out. */
  keys: (prefix: string, before?: string) => Promise<string[]>;
};

/**
 * A row that is written with others: on the shelf that is called, unless it names another one of the same store. With a `ttl` of 0 it is gone as soon as
 * it is written, which is how a row is deleted in one write with others.
 */
export type Row = { on?: Collection; key: string; value: unknown; ttl?: number };

export const dayMs = 86_400_000;
