/**
 * Rows under keys, kept over restarts. A key consists of parts joined by colons, so that the rows of one chat
 * stand together. Values are plain JSON; whoever reads one parses it, since an older version may have written
 * it. Every function rejects when the store fails.
 */
export type Collection = {
  get: (key: string) => Promise<unknown>;
  /** Resolved once it is on disk. `ttl` in milliseconds; without it the row stays. */
  set: (key: string, value: unknown, ttl?: number) => Promise<void>;
  /** In one write: all of them, or none. */
  setAll: (rows: Row[]) => Promise<void>;
  delete: (key: string) => Promise<void>;
  /** All keys with this prefix, in order, up to but excluding `before`. Expired rows are left out. */
  keys: (prefix: string, before?: string) => Promise<string[]>;
};

/**
 * A collection whose rows say when they are due. They are found by that time: a look at a moment when nothing
 * is due reads no row.
 */
export type Agenda = Collection & {
  /** The keys of all rows that are due by then, the longest due first. */
  listDue: (by: Date) => Promise<string[]>;
  /** The keys of all rows that are due after that moment, or not at all. */
  listLater: (after: Date) => Promise<string[]>;
  /** A row that is due earlier is due then, whatever is in it. */
  postpone: (key: string, until: Date) => Promise<void>;
};

/**
 * A row that is written together with others: to the collection that the method is called on, unless `on`
 * names another one of the same store. A `ttl` of 0 expires the row at once, which deletes it in the same
 * write. In an agenda it is due at `dueAt`, or not at all.
 */
export type Row = { collection?: Collection; key: string; value: unknown; ttl?: number; dueAt?: Date | undefined };
