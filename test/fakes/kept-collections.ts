import pg from "pg";
import { openPostgresStore } from "../../src/adapters/store/postgres/open.ts";
import type { Store } from "../../src/adapters/store/store.ts";
import type { Agenda, Collection, Row, RowRef, StampedRow } from "../../src/core/collection.ts";
import type { Turns } from "../../src/core/talk/turns.ts";
import { memoryCollection } from "./memory-collection.ts";
import { createEmptyDatabase, isOnPostgres } from "./suite-database.ts";

/*
 * Where a conversation keeps things in a test: in memory or, where the whole suite runs on PostgreSQL
 * (`npm run test:postgres`), in a database that is emptied for each conversation.
 */

type Kept = ReturnType<typeof memoryCollection>;
export type KeptCollections = Record<(typeof names)[number], Kept>;

const names = ["screens", "people", "asking", "tasks", "subscriptions", "knownOffers"] as const;

export function createKeptCollections(): KeptCollections {
  return isOnPostgres ? createDatabaseCollections() : byName(() => memoryCollection());
}

function byName(create: (name: (typeof names)[number]) => Kept): KeptCollections {
  return Object.fromEntries(names.map((name) => [name, create(name)])) as KeptCollections;
}

/** Where turns are held that concern such collections; undefined in memory. */
export const turnsOf = (kept: object): Turns | undefined => turns.get(kept);
const turns = new WeakMap<object, Turns>();

/** One for all conversations of a worker. */
let opened: Promise<{ store: Store; pool: pg.Pool }> | undefined;

async function openDatabase(): Promise<{ store: Store; pool: pg.Pool }> {
  const url = await createEmptyDatabase();
  const store = await openPostgresStore(url, { mayMigrate: true });
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on("error", () => {});
  return { store, pool };
}

async function openEmpty(): Promise<Store> {
  opened ??= openDatabase();
  const { store, pool } = await opened;
  // What an earlier conversation still writes may stand in the way.
  for (let tries = 1; ; tries++)
    try {
      await pool.query("DELETE FROM kept; DELETE FROM subscriptions; DELETE FROM known_offers");
      return store;
    } catch (error) {
      if (tries === 5) throw error;
    }
}

/** The store is emptied when it is first used: a conversation may go on with what another one has kept. */
function createDatabaseCollections(): KeptCollections {
  let store: Promise<Store> | undefined;
  const open = () => (store ??= openEmpty());
  const kept = byName((name) => createLateCollection(open, name));
  let held: Turns | undefined;
  turns.set(kept, {
    hold: async (people, work) => {
      held ??= (await open()).turns;
      if (!held) throw new Error("turns are held by the database");
      return held.hold(people, work);
    },
    afterTurn: (effect) => (held ? held.afterTurn(effect) : effect()),
  });
  return kept;
}

/** What stands for a collection until its store is open, in rows as well. */
const real = new WeakMap<Collection, () => Promise<Collection>>();

function createLateCollection(open: () => Promise<Store>, name: (typeof names)[number]): Kept {
  const find = async (): Promise<Agenda> => {
    const store = await open();
    return (name === "subscriptions" || name === "knownOffers" ? store[name] : store.collection(name)) as Agenda;
  };
  const late: Agenda = {
    get: async (key) => (await find()).get(key),
    getAll: async (rows) => (await find()).getAll(await Promise.all(rows.map(toRealRef))),
    set: async (...row) => (await find()).set(...row),
    setAll: async (rows) => (await find()).setAll(await Promise.all(rows.map(toRealRow))),
    delete: async (key) => (await find()).delete(key),
    keys: async (...range) => (await find()).keys(...range),
    listDue: async (by) => (await find()).listDue(by),
    listLater: async (after) => (await find()).listLater(after),
    postpone: async (...until) => (await find()).postpone(...until),
    getStamped: async (key) => (await find()).getStamped(key),
    replace: async (stamp, row, others = []) =>
      (await find()).replace(stamp, await toRealRow(row), await Promise.all(others.map(toRealRow))),
    replaceAll: async (changes, others = []) =>
      (await find()).replaceAll(
        await Promise.all(
          changes.map(async ({ stamp, row }): Promise<StampedRow> => ({ stamp, row: await toRealRow(row) })),
        ),
        await Promise.all(others.map(toRealRow)),
      ),
  };
  real.set(late, find);
  return late as Kept;
}

const toReal = async (collection: Collection): Promise<Collection> => (await real.get(collection)?.()) ?? collection;

async function toRealRow({ collection, onlyIf, ...row }: Row): Promise<Row> {
  return {
    ...row,
    ...(collection ? { collection: await toReal(collection) } : {}),
    ...(onlyIf ? { onlyIf: { ...onlyIf, collection: await toReal(onlyIf.collection) } } : {}),
  };
}

async function toRealRef({ collection, rest, ...row }: RowRef): Promise<RowRef> {
  return {
    ...row,
    ...(collection ? { collection: await toReal(collection) } : {}),
    ...(rest ? { rest: { ...rest, collection: await toReal(rest.collection) } } : {}),
  };
}
