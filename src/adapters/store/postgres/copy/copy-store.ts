import { randomInt } from "node:crypto";
import { access } from "node:fs/promises";
import { type Database, openExclusively } from "../../database.ts";
import { markMoved, noVersion, readDestination } from "../../moved.ts";
import { readStoreVersion, storeVersion } from "../../schema.ts";
import { StoreVersionError } from "../../version-error.ts";
import { describeDatabase } from "../address.ts";
import { openPostgres } from "../database.ts";
import { serverNow } from "../leases.ts";
import { bringPostgresUpToDate } from "../migrate.ts";
import { poolLimits } from "../pool.ts";
import { lockTables, postgresMigrations } from "../schema.ts";
import { type CopyCounts, copiedTables, copyRows } from "./copy-rows.ts";

/** Why a store is not copied into a database. */
export class CopyRefused extends Error {
  readonly why: "not empty" | "in use" | "another copy" | "another version" | "source too new";
  constructor(why: CopyRefused["why"]) {
    super(`the store is not copied: ${why}`);
    this.name = "CopyRefused";
    this.why = why;
  }
}

/** How much of each table was copied. */
export type StoreCopy = Record<string, CopyCounts>;

/**
 * Copies a file of SQLite into an empty database of PostgreSQL, or goes on with the same copy where it was
 * interrupted: row by row, each compared afterwards. Nobody else may have the file open, or opens it
 * meanwhile; nobody starts on the database until the copy is complete, and nobody on the file from then on.
 * Rejects with `CopyRefused`, `StoreVersionError`, or the error of either database; the file is as it was
 * then.
 */
export async function copyStore(path: string, url: string): Promise<StoreCopy> {
  // To open one that is not there would make it.
  await access(path);
  const source = await openExclusively(path);
  // Not by the name of a version: those are refused there until the copy is complete.
  const target = openPostgres(url, { program: "tremplin copy" });
  try {
    const id = await identify(source, describeDatabase(url));
    await prepareTarget(target, url, id);
    const copied: StoreCopy = {};
    for (const table of copiedTables) copied[table.name] = await copyRows(source, target, table);
    // In this order: whenever it is interrupted, one of both is refused to everybody.
    await markMoved(source.write, describeDatabase(url));
    await target.transact(async (query) => {
      const { readableFrom } = postgresMigrations.at(-1) ?? { readableFrom: noVersion };
      await query("UPDATE meta SET value = ? WHERE name = 'readable_from'", [readableFrom]);
      await query("DELETE FROM meta WHERE name = 'unfinished_copy'");
    });
    return copied;
  } finally {
    await Promise.allSettled([source.close(), target.close()]);
  }
}

/** By which the database knows whose copy it is; the same each time. */
async function identify({ write, transact }: Database, to: string): Promise<number> {
  const found = await readStoreVersion(write);
  const movedTo = await readDestination(write);
  if (movedTo !== undefined && movedTo !== to) throw new StoreVersionError("moved", { movedTo });
  if (movedTo === undefined && found && found.readableFrom > storeVersion) throw new CopyRefused("source too new");
  if (!found || found.version < storeVersion) throw new StoreVersionError("too old");
  return transact(async (query) => {
    await query("INSERT INTO meta (name, value) VALUES ('copy_id', ?) ON CONFLICT (name) DO NOTHING", [
      randomInt(2 ** 47),
    ]);
    const [row] = await query<{ value: number }>("SELECT value FROM meta WHERE name = 'copy_id'");
    return row?.value ?? 0;
  });
}

async function prepareTarget(target: Database, url: string, id: number): Promise<void> {
  const { connectMs } = poolLimits;
  const options = { migrations: postgresMigrations, mayMigrate: false, onMigration: async () => {}, connectMs };
  try {
    await bringPostgresUpToDate(url, options);
  } catch (error) {
    if (!(error instanceof StoreVersionError)) throw error;
    if (error.why !== "unfinished copy") throw new CopyRefused("another version");
    const [row] = await target.read<{ value: number }>("SELECT value FROM meta WHERE name = 'unfinished_copy'");
    if (row?.value !== id) throw new CopyRefused("another copy");
    return;
  }
  await target.transact(async (query) => {
    // Whoever is writing is done first, and refused from then on.
    await query(lockTables);
    const [found] = await query<{ rows: boolean; leases: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM kept WHERE key <> 'check:') OR EXISTS (SELECT 1 FROM subscriptions)
              OR EXISTS (SELECT 1 FROM known_offers) AS rows,
              EXISTS (SELECT 1 FROM leases WHERE expires_at > ${serverNow}) AS leases`,
    );
    if (found?.rows) throw new CopyRefused("not empty");
    if (found?.leases) throw new CopyRefused("in use");
    await query("INSERT INTO meta (name, value) VALUES ('unfinished_copy', ?)", [id]);
    await query("UPDATE meta SET value = ? WHERE name = 'readable_from'", [noVersion]);
  });
}
