import Keyv, { type KeyvStoreAdapter } from "keyv";
import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import type { Collection } from "../../core/collection.ts";
import type { Database, Statement } from "./database.ts";
import { listKeys } from "./ranges.ts";
import { createRowReader, getLive, type KeptRow, type ReadTogether } from "./read-together.ts";
import { type Shelves, sortRows, type TableRow, type WriteRows } from "./shelves.ts";
import { type Dialect, deleteKeys, isDeletion, isGuardThere, neverExpires } from "./sql.ts";

/** What is kept by key, in one table of Keyv: `name:key`. */
export type KeptCollections = {
  open: (name: string) => Collection;
  close: () => Promise<void>;
};

/** Keyv's own access to one table, whose statements run on the connections of the database. */
export type KeptAdapter = KeyvStoreAdapter & { disconnect: () => Promise<void> };

/** Opens the collections of one store by name, all in one table of Keyv. */
export function createKeptCollections(database: Database, shelves: Shelves, adapter: KeptAdapter): KeptCollections {
  const keyv = openKeyv(adapter);
  const write: WriteRows = (rows) => listStatements(database.dialect, keyv, rows);
  const readTogether = createRowReader(database, (row) => deserialize(keyv, row));
  return {
    open: (name) => {
      if (!/^[a-z]+$/.test(name)) throw new Error(`"${name}" cannot name a collection`);
      return createCollection(name, { keyv, adapter, database, shelves, write, readTogether });
    },
    close: () => adapter.disconnect(),
  };
}

/** What the collections of one table share. */
type Table = {
  keyv: Keyv;
  adapter: KeptAdapter;
  database: Database;
  shelves: Shelves;
  write: WriteRows;
  readTogether: ReadTogether;
};

function createCollection(name: string, { keyv, adapter, database, shelves, write, readTogether }: Table): Collection {
  const prefix = `${name}:`;
  const collection: Collection = {
    // Keyv's own `get` deletes a row that has expired, even when it was written anew meanwhile.
    get: async (key) => {
      const row: unknown = await adapter.get(prefix + key);
      // What cannot be read is not there: it breaks no list, and goes with the next purge.
      return typeof row === "string" ? getLive(await deserialize(keyv, row)) : undefined;
    },
    getAll: async (rows) =>
      readTogether(
        rows.map(({ collection: of = collection, key, rest }) => ({
          key: shelves.toTableKey(of, key),
          rest: rest && { key: shelves.toTableKey(rest.collection, rest.key), path: rest.path },
        })),
      ),
    // To Keyv's own `set` a time of 0 is for ever.
    set: async (key, value, ttl) =>
      ttl !== undefined && isDeletion({ ttl })
        ? collection.delete(key)
        : void (await keyv.set(prefix + key, value, ttl)),
    setAll: (rows) => shelves.writeAll(collection, rows),
    // Keyv's own `delete` looks first whether the row is there, and would miss one that is being written.
    delete: (key) => database.writeAll([{ sql: "DELETE FROM kept WHERE key = ?", values: [prefix + key] }]),
    keys: async (beginning, before) => {
      const live = { sql: `coalesce(${database.dialect.expiresAt}, ?) > ?`, values: [neverExpires, Date.now()] };
      const end = before === undefined ? undefined : prefix + before;
      // One that cannot be read is listed: whoever deletes all of somebody's must find it.
      const keys = await listKeys(database.read, "kept", live, prefix + beginning, end);
      return keys.map((key) => key.slice(prefix.length));
    },
  };
  shelves.add(collection, write, prefix);
  return collection;
}

/** A row of so many characters takes milliseconds to read and to write out. */
const largeRow = 100_000;
const yieldIfDue = createCooperativeYield();

/**
 * Rows are handed over as one text, for a statement takes so many values and no more. "WHERE true" would tell
 * SQLite that the conflict is not one of a join, and so does the condition.
 */
const upsert = (dialect: Dialect) =>
  `INSERT INTO kept (key, value) SELECT listed.value ->> 0, listed.value ->> 1 FROM ${dialect.listed}
   WHERE ${isGuardThere(dialect, "listed.value ->> 2")} ON CONFLICT (key) DO UPDATE SET value = excluded.value`;

async function listStatements(dialect: Dialect, keyv: Keyv, rows: TableRow[]): Promise<Statement[]> {
  const { kept, gone } = sortRows(rows);
  const written = await Promise.all(
    kept.map(async ({ key, value, ttl, onlyIf }) => {
      const expires = ttl === undefined ? undefined : Date.now() + ttl;
      return [key, await writeOut(keyv, { value, expires }), onlyIf];
    }),
  );
  // Each is written out once more, within the list of them.
  if (written.some(([, text]) => String(text).length > largeRow)) await yieldIfDue();
  return [
    ...(written.length > 0 ? [{ sql: upsert(dialect), values: [JSON.stringify(written)] }] : []),
    ...deleteKeys(dialect, "kept", gone),
  ];
}

/**
 * Keys are written out in full by whoever calls it: Keyv leaves its prefix out of a key that seems to have it
 * already ("web:1" in the collection "web").
 */
function openKeyv(store: KeptAdapter): Keyv {
  const keyv = new Keyv({ store, useKeyPrefix: false, throwOnErrors: true });
  keyv.on("error", () => {
    // Every call throws already; without a listener Keyv would print the error, keys included.
  });
  return keyv;
}

/**
 * What Keyv marks by a colon at the beginning of a text: bytes, and texts that begin so themselves. Without
 * any, what it writes and reads is plain JSON, which V8 does ten times as fast.
 */
const marked = /[:,[\s]":/;

async function writeOut(keyv: Keyv, row: { value: unknown; expires: number | undefined }) {
  const text = JSON.stringify(row);
  return marked.test(text) || text.includes('"type":"Buffer"') ? keyv.serializeData(row) : text;
}

/** Undefined for what cannot be read. */
async function deserialize(keyv: Keyv, row: string): Promise<KeptRow> {
  try {
    return marked.test(row) ? await keyv.deserializeData(row) : JSON.parse(row);
  } catch {
    return undefined;
  }
}
