import type KeyvSqlite from "@keyv/sqlite";
import Keyv from "keyv";
import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import type { Collection } from "../../core/collection.ts";
import { listKeys, setRows } from "./rows.ts";

/**
 * Opens the collections of one store by name, each on what `connect` gives. They know each other's names,
 * because one write may span several of them.
 */
export function createCollections(connect: () => KeyvSqlite): (name: string) => Collection {
  const names = new Map<Collection, string>();
  const keyvs = new Map<KeyvSqlite, Keyv>();

  /** One for each adapter: each listens to the errors of its adapter for as long as that lives. */
  function keyvOf(db: KeyvSqlite): Keyv {
    const keyv = keyvs.get(db) ?? openKeyv(db);
    keyvs.set(db, keyv);
    return keyv;
  }

  function nameOf(collection: Collection): string {
    const name = names.get(collection);
    if (name === undefined) throw new Error("a collection of another store");
    return name;
  }

  return (name) => {
    if (!/^[a-z]+$/.test(name)) throw new Error(`"${name}" cannot name a collection`);
    const db = connect();
    const collection = createCollection(name, db, keyvOf(db), nameOf);
    names.set(collection, name);
    return collection;
  };
}

/** A row of so many characters takes milliseconds to read and to write out. */
const largeRow = 100_000;
const yieldIfDue = createCooperativeYield();

function createCollection(
  name: string,
  db: KeyvSqlite,
  keyv: Keyv,
  nameOf: (collection: Collection) => string,
): Collection {
  const toKey = (key: string, owner = name) => `${owner}:${key}`;

  return {
    // Keyv's own `get` deletes a row that has expired, even when it was written anew meanwhile.
    get: async (key) => {
      const row: unknown = await db.get(toKey(key));
      // What cannot be read is not there: it breaks no list, and goes with the next purge.
      const kept = typeof row === "string" ? await deserialize(keyv, row) : undefined;
      return (kept?.expires ?? Number.POSITIVE_INFINITY) > Date.now() ? kept?.value : undefined;
    },
    set: async (key, value, ttl) => void (await keyv.set(toKey(key), value, ttl)),
    setAll: async (rows) => {
      const written = await Promise.all(
        rows.map(async ({ collection, key, value, ttl }) => {
          const expires = ttl === undefined ? undefined : Date.now() + ttl;
          return [toKey(key, collection && nameOf(collection)), await keyv.serializeData({ value, expires })];
        }),
      );
      // Each is written out once more, within the list of them.
      if (written.some(([, text]) => String(text).length > largeRow)) await yieldIfDue();
      await setRows(db, written);
    },
    delete: async (key) => void (await keyv.delete(toKey(key))),
    keys: (prefix, before) => listKeys(db, toKey(""), prefix, before),
  };
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
