/**
 * Rows under keys, kept over restarts. A key consists of parts joined by colons, so that the rows of one chat
 * stand together. Values are plain JSON; whoever reads one parses it, since an older version may have written
 * it. Every function rejects when the store fails.
 */
export type Collection = {
  get: (key: string) => Promise<unknown>;
  /**
   * In one reading, as they stand at one moment: what is in each of these rows, undefined where there is
   * none.
   */
  getAll: (rows: readonly RowRef[]) => Promise<unknown[]>;
  /** Resolved once it is on disk. `ttl` in milliseconds, as in `Row`; without it the row stays. */
  set: (key: string, value: unknown, ttl?: number) => Promise<void>;
  /** In one write: all of them, or none; what is `onlyIf` something else is there may be left out. */
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
  /** A row with a stamp of what is in it now; undefined where there is none. */
  getStamped: (key: string) => Promise<Stamped | undefined>;
  /**
   * Writes a row, in one write with others, if it still has that stamp; else nothing. Resolves with whether
   * it did: another process may have changed the row since it was read.
   */
  replace: (stamp: string, row: Row, others?: Row[]) => Promise<boolean>;
  /** The same of several rows: all of them, or none, where one of them does not have its stamp any more. */
  replaceAll: (changes: StampedRow[], others?: Row[]) => Promise<boolean>;
};

/** A value as it was read. Whatever is written over it changes its stamp. */
export type Stamped = { value: unknown; stamp: string };

/** What is to be written over a row that still has that stamp. */
export type StampedRow = { stamp: string; row: Row };

/**
 * A row that is written together with others: to the collection that the method is called on, unless
 * `collection` names another one of the same store. Of several rows with one key, the last one counts. A
 * `ttl` of 0 or less deletes the row. Of what is kept by key and of what people were told, a row expires
 * after `ttl`; in an agenda nothing expires, and a row is due at `dueAt`, or not at all. With `onlyIf`, a row
 * is written where that other row, which is kept by key, was there before this write, be it that its time
 * was over and it was not purged yet; elsewhere it is left out. A deletion takes place either way.
 */
export type Row = {
  collection?: Collection;
  key: string;
  value: unknown;
  ttl?: number;
  dueAt?: Date | undefined;
  onlyIf?: { collection: Collection; key: string };
};

/**
 * Which row is to be read: of the collection that the method is called on, or of another one in which values
 * are kept by key. With `rest`, the key goes on with the text that stands in the value of that other row, at
 * that path; where nothing stands there, there is no such row.
 */
export type RowRef = {
  collection?: Collection;
  key: string;
  rest?: { collection: Collection; key: string; path: readonly string[] };
};
