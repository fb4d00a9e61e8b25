import Keyv from "keyv";
import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import type { Query } from "./database.ts";
import { hashCookies } from "./hash-cookies.ts";
import { extract, isReadable, neverExpires, rowsPerStatement } from "./sql.ts";

/**
 * What a file says of itself: its version, and which version of this program it needs. 0: a Keyv table alone.
 */
export type StoreVersion = { version: number; readableFrom: number };

/** The version that this program writes. It reads every earlier one, once that has been migrated. */
export const storeVersion = 1;

/**
 * The tables of version 1, which never change: a later version is a migration more. What is kept by key
 * (`kept`, through Keyv), alerts by when they are due, what people were told, leases; and `meta`, the version
 * and the oldest program that may use it.
 */
const tablesOfVersion1 = [
  "CREATE TABLE IF NOT EXISTS kept (key VARCHAR(255) PRIMARY KEY, value TEXT)",
  "CREATE TABLE subscriptions (key TEXT PRIMARY KEY, value TEXT NOT NULL, due_at INTEGER)",
  "CREATE INDEX subscriptions_by_due_at ON subscriptions (due_at, key) WHERE due_at IS NOT NULL",
  "CREATE TABLE known_offers (key TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID",
  "CREATE INDEX known_offers_by_expiry ON known_offers (expires_at)",
  "CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, expires_at INTEGER NOT NULL)",
  "CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL)",
  `INSERT INTO meta (name, value) VALUES ('version', 1), ('readable_from', 1)`,
  // An earlier program asks nothing of a file, and would find a store without any alert. It fails on this
  // one: a view is not written to, and this one cannot even be read. A migration that renames a table drops
  // it first, since SQLite then looks through all views.
  'CREATE VIEW keyv AS SELECT * FROM "a later version of Tremplin wrote this file (docs/operating.md, Going back)"',
];

/** What stands in the file; undefined where there is nothing yet. */
export async function readStoreVersion(query: Query): Promise<StoreVersion | undefined> {
  const named = await query<{ name: string; type: string }>(
    "SELECT name, type FROM sqlite_master WHERE name IN ('meta', 'keyv')",
  );
  if (named.some(({ name }) => name === "meta")) {
    const rows = await query<{ name: string; value: number }>("SELECT name, value FROM meta");
    const find = (wanted: string) => rows.find(({ name }) => name === wanted)?.value ?? 0;
    return { version: find("version"), readableFrom: find("readable_from") };
  }
  return named.length === 0 ? undefined : { version: 0, readableFrom: 0 };
}

/** Makes the tables of an empty file, unless another process has made them meanwhile. */
export async function createTables(query: Query): Promise<void> {
  if ((await readStoreVersion(query)) === undefined) for (const sql of tablesOfVersion1) await query(sql);
}

/** The migrations, each from the version of its place to the next. To be run within one transaction. */
export const migrations: readonly ((query: Query, now: Date) => Promise<void>)[] = [splitKeyvTable];

/**
 * From one Keyv table to a table for each of those that are asked by order or in bulk; and from cookies to
 * their hashes.
 */
async function splitKeyvTable(query: Query, now: Date): Promise<void> {
  await hashCookies(query);
  await query("ALTER TABLE keyv RENAME TO kept");
  for (const sql of tablesOfVersion1) await query(sql);
  await query(
    `INSERT INTO known_offers (key, expires_at) SELECT substr(key, 6), coalesce(${extract("$.expires")}, ?1) FROM kept
     WHERE key > 'told:' AND key < 'told;' AND ${isReadable()} AND coalesce(${extract("$.expires")}, ?1) > ?2`,
    [neverExpires, now.getTime()],
  );
  await moveSubscriptions(query);
  // The rows of when they were due are columns of theirs now.
  for (const [from, to] of [
    ["told:", "told;"],
    ["due:", "due;"],
    ["subscriptions:", "subscriptions;"],
    ["LEASE:", "LEASE;"],
  ])
    await query("DELETE FROM kept WHERE key > ? AND key < ?", [from, to]);
}

/** So many characters are read and written at a time, or one row: an alert may have a megabyte. */
const charactersAtOnce = 1_000_000;

/** A part at a time, for there may be a hundred thousand. What cannot be read stays as it is. */
async function moveSubscriptions(query: Query): Promise<void> {
  const keyv = new Keyv();
  const yieldIfDue = createCooperativeYield();
  for (let after = subscriptionPrefix; ; ) {
    const sizes = await query<{ key: string; size: number | null }>(
      `SELECT key, length(value) AS size FROM kept WHERE key > ? AND key < 'subscriptions;'
       ORDER BY key LIMIT ${rowsPerStatement}`,
      [after],
    );
    const last = findLastOfPart(sizes);
    if (last === undefined) return;
    const rows = await query<{ key: string; value: string }>(
      "SELECT key, value FROM kept WHERE key > ? AND key <= ? ORDER BY key",
      [after, last],
    );
    for (const row of rows) {
      await moveSubscription(query, keyv, row);
      await yieldIfDue();
    }
    after = last;
  }
}

function findLastOfPart(sizes: { key: string; size: number | null }[]): string | undefined {
  let sum = 0;
  let last: string | undefined;
  for (const { key, size } of sizes) {
    sum += size ?? 0;
    if (last !== undefined && sum > charactersAtOnce) break;
    last = key;
  }
  return last;
}

const subscriptionPrefix = "subscriptions:";

async function moveSubscription(query: Query, keyv: Keyv, row: { key: string; value: string }): Promise<void> {
  const one = await deserialize(keyv, row.value);
  const key = row.key.slice(subscriptionPrefix.length);
  if (one)
    await query("INSERT INTO subscriptions (key, value, due_at) VALUES (?, ?, ?)", [
      key,
      JSON.stringify(one),
      findDueAt(one) ?? null,
    ]);
  else
    await query(
      "INSERT INTO subscriptions (key, value, due_at) SELECT ?, coalesce(value, ''), 0 FROM kept WHERE key = ?",
      [key, row.key],
    );
}

/** What stood in a row of Keyv; undefined where that is no object. */
async function deserialize(keyv: Keyv, row: string): Promise<object | undefined> {
  try {
    const { value } = (await keyv.deserializeData<unknown>(row)) ?? {};
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** When version 0 looked at it: what was on its way first, else its next slot or the end of its rest. */
function findDueAt(stored: object): number | undefined {
  const one = stored as { paused?: { until?: string }; sending?: { at?: string }; next?: { at?: string } };
  if (one.paused && one.paused.until === undefined) return undefined;
  const at = Date.parse(String(one.paused ? one.paused.until : (one.sending?.at ?? one.next?.at)));
  return Number.isNaN(at) ? 0 : at;
}
