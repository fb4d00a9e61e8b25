import { randomUUID } from "node:crypto";
import { mkdir, open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import KeyvSqlite from "@keyv/sqlite";
import Keyv from "keyv";
import type { Collection, Row } from "../core/collection.ts";

export type Store = {
  /**
   * The rows of one kind. The name is made of lower-case letters: anything else is a wildcard or a separator
   * to the adapter.
   */
  collection: (name: string) => Collection;
  /**
   * Deletes expired rows, so that they do not stay in the file for ever, and with them what nobody can read;
   * resolves with how many. Of the shelves in `spare` the latter stay: that such a row is there says
   * something by itself.
   */
  purge: (now: Date, spare?: string[]) => Promise<number>;
  /** How many rows were deleted since the start because nobody could read them. */
  unreadable: () => number;
  /**
   * Whether the lease of that name is the holder's from now on: it is free, ran out, was the holder's
   * already, or belongs to one of `dead`. One statement looks and takes.
   */
  claim: (name: string, holder: string, ttlMs: number, dead?: string[]) => Promise<{ isMine: boolean; holder: string }>;
  /** Gives a lease back. */
  release: (name: string, holder: string) => Promise<void>;
  /** Rejects when nothing can be written, or when the file is no longer in its place. */
  check: () => Promise<void>;
  close: () => Promise<void>;
};

/** The file itself cannot be read any more: garbage, torn, or no database at all. Only a backup helps. */
export function isDamaged(error: unknown): boolean {
  return /SQLITE_(CORRUPT|NOTADB)|malformed|not a database/.test(errorText(error));
}

function errorText(error: unknown): string {
  return error instanceof Error ? `${"code" in error ? error.code : ""} ${error.message}` : "";
}

/** How many rows are listed or deleted at a time, so that no single statement holds the file for long. */
const page = 500;

/**
 * Opens `sqlite://PATH` or `memory://`. Each shelf has a Keyv and an adapter object of its own on the same
 * file: adapters remember only the last namespace they were given, and one that waits for the file keeps no
 * other waiting. In memory they share one, for each would have rows of its own. The file is in WAL mode with
 * full synchronisation: what was acknowledged survives `kill -9`.
 */
export async function openStore(url: string): Promise<Store> {
  const isFile = url !== "memory://";
  const uri = isFile ? url : "sqlite://:memory:";
  const path = uri.replace("sqlite://", "");
  if (isFile) await makeFile(path);
  const adapters: KeyvSqlite[] = [];

  const adapter = () => {
    const one = new KeyvSqlite({ uri, busyTimeout: 5000 });
    adapters.push(one);
    return one;
  };
  const house = adapter();
  await house.query("PRAGMA journal_mode=WAL");
  const file = await inode();
  const names = new Map<Collection, string>();
  let unreadable = 0;

  /**
   * Which file is in the place of ours. One that was deleted while it is open is still written to, without an
   * error, and gone at the next start.
   */
  async function inode(): Promise<number> {
    return isFile ? (await stat(path)).ino : 0;
  }

  function shelf(name: string): Collection {
    if (!/^[a-z]+$/.test(name)) throw new Error(`"${name}" cannot name a shelf`);
    const store = isFile ? adapter() : house;
    // Keys are written out in full here: Keyv leaves its prefix out of a key that seems to have it already
    // ("web:1" on the shelf "web").
    const keyv = new Keyv({ store, useKeyPrefix: false, throwOnErrors: true });
    keyv.on("error", () => {
      // Every call throws already; without a listener Keyv would print the error, keys included.
    });
    const full = (key: string) => `${name}:${key}`;
    const readRow = async (row: string) => {
      try {
        return await keyv.deserializeData(row);
      } catch {
        return undefined;
      }
    };
    const self: Collection = {
      // Keyv's own `get` deletes a row that has expired, even when it was written anew meanwhile.
      get: async (key) => {
        const row: unknown = await store.get(full(key));
        // What cannot be read is not there: it breaks no list, and goes with the next purge.
        const kept = typeof row === "string" ? await readRow(row) : undefined;
        return (kept?.expires ?? Number.POSITIVE_INFINITY) > Date.now() ? kept?.value : undefined;
      },
      set: async (key, value, ttl) => void (await keyv.set(full(key), value, ttl)),
      setAll: async (rows) => {
        const written = rows.map(async ({ on = self, key, value, ttl }: Row) => {
          const expires = ttl === undefined ? undefined : Date.now() + ttl;
          return [`${nameOf(on)}:${key}`, await keyv.serializeData({ value, expires })];
        });
        await setRows(store, await Promise.all(written));
      },
      delete: async (key) => void (await keyv.delete(full(key))),
      keys: (prefix, before) => keysOf(store, full(""), prefix, before),
    };
    names.set(self, name);
    return self;
  }

  function nameOf(shelf: Collection): string {
    const name = names.get(shelf);
    if (name === undefined) throw new Error("a shelf of another store");
    return name;
  }

  return {
    collection: shelf,
    purge: async (now, spare = []) => {
      const gone = await purge(house, now, spare);
      unreadable += gone.unreadable;
      return gone.expired + gone.unreadable;
    },
    unreadable: () => unreadable,
    claim: async (name, holder, ttlMs, dead = []) => {
      const now = Date.now();
      const value = JSON.stringify({ value: { holder }, expires: now + ttlMs });
      await house.query(
        `INSERT INTO keyv (key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value
         WHERE NOT ${isReadable("keyv.value")} OR ${inRow("$.expires", "keyv.value")} <= ?
            OR ${inRow("$.value.holder", "keyv.value")} IN (${[holder, ...dead].map(() => "?").join(", ")})`,
        [leaseKey(name), value, now, holder, ...dead],
      );
      const [row]: { holder: string }[] = await house.query(
        `SELECT ${inRow("$.value.holder")} AS holder FROM keyv WHERE key = ?`,
        [leaseKey(name)],
      );
      return { isMine: row?.holder === holder, holder: row?.holder ?? "" };
    },
    release: async (name, holder) =>
      void (await house.query(`DELETE FROM keyv WHERE key = ? AND ${inRow("$.value.holder")} = ?`, [
        leaseKey(name),
        holder,
      ])),
    check: async () => {
      if ((await inode()) !== file) throw new Error("the file of the store was replaced");
      // Another value each time: what stays the same SQLite does not write, not even to a disk that is full.
      await house.query(
        "INSERT INTO keyv (key, value) VALUES ('check:', ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        [JSON.stringify({ value: randomUUID() })],
      );
    },
    close: async () => void (await Promise.all(adapters.map((one) => one.disconnect()))),
  };
}

/**
 * For our account alone, as SQLite then makes the files beside it. Exclusive: to close a handle of a file
 * that is in use would take its locks away.
 */
async function makeFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await (await open(path, "ax", 0o600)).close();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    if ((await stat(path)).isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
  }
}

/** Whether a column holds JSON. What was torn by a disk, or written by another hand, may be anything. */
const isReadable = (column = "value"): string => `(typeof(${column}) = 'text' AND json_valid(${column}))`;

/**
 * What stands there in a row, or NULL in one that cannot be read: SQLite's own function ends the whole
 * statement at the first of those.
 */
const inRow = (path: string, column = "value"): string =>
  `json_extract(CASE WHEN ${isReadable(column)} THEN ${column} END, '${path}')`;

/** Upper case, which is no shelf. */
const leaseKey = (name: string): string => `LEASE:${name}`;

/**
 * One statement: all of the rows, or none. They are handed over as one text, for a statement takes so many
 * values and no more.
 */
async function setRows(store: KeyvSqlite, rows: unknown[][]): Promise<void> {
  if (rows.length === 0) return;
  // "WHERE true" tells SQLite that the conflict is not one of a join.
  await store.query(
    `INSERT INTO keyv (key, value) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
     ON CONFLICT(key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(rows)],
  );
}

/**
 * All live keys with that beginning, by key range: the adapter's own iterator pages by offset and skips rows.
 */
async function keysOf(store: KeyvSqlite, namespace: string, prefix: string, before?: string): Promise<string[]> {
  const all: string[] = [];
  const beyond = `${namespace}${prefix}\u{10FFFF}`;
  const end = before === undefined ? beyond : `${namespace}${before}`;
  let after = `${namespace}${prefix}`;
  for (;;) {
    const rows: { key: string; expires: unknown }[] = await store.query(
      `SELECT key, ${inRow("$.expires")} AS expires FROM keyv WHERE key >= ? AND key < ? AND key < ? ORDER BY key LIMIT ${page}`,
      [after, beyond, end],
    );
    // One that cannot be read is listed: whoever deletes all of somebody's must find it.
    const live = rows.filter(({ expires }) => typeof expires !== "number" || expires > Date.now());
    all.push(...live.map(({ key }) => key.slice(namespace.length)));
    const last = rows.at(-1);
    if (!last || rows.length < page) return all;
    after = `${last.key}\u0000`;
  }
}

/**
 * Page by page over all keys. One statement looks and deletes: a row that is written anew meanwhile is no
 * longer what it deletes.
 */
async function purge(store: KeyvSqlite, now: Date, spare: string[]): Promise<{ expired: number; unreadable: number }> {
  const gone = { expired: 0, unreadable: 0 };
  let after = "";
  for (;;) {
    const [end]: { last: string | null }[] = await store.query(
      `SELECT max(key) AS last FROM (SELECT key FROM keyv WHERE key > ? ORDER BY key LIMIT ${page})`,
      [after],
    );
    if (typeof end?.last !== "string") return gone;
    const spared = spare.map(() => "key NOT LIKE ?").join(" AND ") || "true";
    const deleted: { isReadable: number }[] = await store.query(
      `DELETE FROM keyv WHERE key > ? AND key <= ? AND (${inRow("$.expires")} <= ? OR (NOT ${isReadable()} AND ${spared}))
       RETURNING ${isReadable()} AS isReadable`,
      [after, end.last, now.getTime(), ...spare.map((name) => `${name}:%`)],
    );
    for (const { isReadable } of deleted) gone[isReadable ? "expired" : "unreadable"] += 1;
    after = end.last;
  }
}
