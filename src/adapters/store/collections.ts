import KeyvSqlite from "@keyv/sqlite";
import Keyv from "keyv";
import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import type { Collection } from "../../core/collection.ts";
import type { Database } from "./database.ts";
import { listKeys } from "./ranges.ts";
import type { Shelves } from "./shelves.ts";
import { extract, neverExpires } from "./sql.ts";

/** What is kept by key, in one table of Keyv: `name:key`. */
export type KeptCollections = {
  open: (name: string) => Collection;
  close: () => Promise<void>;
};

/**
 * Opens the collections of one store by name, all on one Keyv, whose statements run on the connections of the
 * database. Had it connections of its own, its writes would wait for a transaction of ours, each on a thread
 * that this transaction needs for its own statements.
 */
export function createKeptCollections(database: Database, shelves: Shelves): KeptCollections {
  const adapter = new KeyvSqlite({ table: "kept" });
  adapter.query = (sql, ...values) =>
    sql.startsWith("SELECT") ? database.read(sql, values.flat()) : database.write(sql, values.flat());
  const keyv = openKeyv(adapter);
  return {
    open: (name) => {
      if (!/^[a-z]+$/.test(name)) throw new Error(`"${name}" cannot name a collection`);
      return createCollection(name, keyv, adapter, database, shelves);
    },
    close: () => adapter.disconnect(),
  };
}

/** A row of so many characters takes milliseconds to read and to write out. */
const largeRow = 100_000;
const yieldIfDue = createCooperativeYield();

function createCollection(
  name: string,
  keyv: Keyv,
  adapter: KeyvSqlite,
  database: Database,
  shelves: Shelves,
): Collection {
  const prefix = `${name}:`;
  const collection: Collection = {
    // Keyv's own `get` deletes a row that has expired, even when it was written anew meanwhile.
    get: async (key) => {
      const row: unknown = await adapter.get(prefix + key);
      // What cannot be read is not there: it breaks no list, and goes with the next purge.
      const kept = typeof row === "string" ? await deserialize(keyv, row) : undefined;
      return (kept?.expires ?? Number.POSITIVE_INFINITY) > Date.now() ? kept?.value : undefined;
    },
    set: async (key, value, ttl) => void (await keyv.set(prefix + key, value, ttl)),
    setAll: (rows) => shelves.writeAll(collection, rows),
    // Keyv's own `delete` looks first whether the row is there, and would miss one that is being written.
    delete: async (key) => void (await database.write("DELETE FROM kept WHERE key = ?", [prefix + key])),
    keys: async (beginning, before) => {
      const live = { sql: `coalesce(${extract("$.expires")}, ?) > ?`, values: [neverExpires, Date.now()] };
      const end = before === undefined ? undefined : prefix + before;
      // One that cannot be read is listed: whoever deletes all of somebody's must find it.
      const keys = await listKeys(database.read, "kept", live, prefix + beginning, end);
      return keys.map((key) => key.slice(prefix.length));
    },
  };
  shelves.add(collection, async (rows) => {
    const written = await Promise.all(
      rows.map(async ({ key, value, ttl }) => {
        const expires = ttl === undefined ? undefined : Date.now() + ttl;
        return [prefix + key, await keyv.serializeData({ value, expires })];
      }),
    );
    // Each is written out once more, within the list of them.
    if (written.some(([, text]) => String(text).length > largeRow)) await yieldIfDue();
    // They are handed over as one text, for a statement takes so many values and no more. "WHERE true" tells
    // SQLite that the conflict is not one of a join.
    const sql = `INSERT INTO kept (key, value) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
    return [{ sql, values: [JSON.stringify(written)] }];
  });
  return collection;
}

/**
 * Keys are written out in full by whoever calls it: Keyv leaves its prefix out of a key that seems to have it
 * already ("web:1" in the collection "web").
 */
function openKeyv(store: KeyvSqlite): Keyv {
  const keyv = new Keyv({ store, useKeyPrefix: false, throwOnErrors: true });
  keyv.on("error", () => {
    // Every call throws already; without a listener Keyv would print the error, keys included.
  });
  return keyv;
}

async function deserialize(keyv: Keyv, row: string) {
  try {
    return await keyv.deserializeData(row);
  } catch {
    return undefined;
  }
}
