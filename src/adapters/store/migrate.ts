import { rm } from "node:fs/promises";
import { copyBeside } from "./copies.ts";
import type { Database } from "./database.ts";
import { type FindFreeBytes, findRoom } from "./disk-room.ts";
import { claimMigration, isAnyHere, listUsers, waitUntilUnused } from "./migration-lease.ts";
import { readDestination } from "./moved.ts";
import { createTables, migrations, readStoreVersion, storeVersion } from "./schema.ts";
import { StoreVersionError } from "./version-error.ts";

export type MigrationOptions = {
  /** The file that the database is in; undefined in memory. */
  path: string | undefined;
  /** Whether an older file may be migrated here. */
  mayMigrate: boolean;
  /** Called before a migration begins: it may take minutes. */
  onMigration: () => Promise<void>;
  /** How many bytes the disk of a file has yet for us; undefined where that is not known. */
  findFreeBytes: FindFreeBytes;
};

/**
 * Brings the file to the version of this program: makes the tables of a new one, and migrates an older one in
 * one transaction, once a copy of it as it was stands beside it as `FILE.before-1`. Rejects with
 * `StoreVersionError`, or with the error of SQLite; nothing is changed then, and no copy stays.
 */
export async function bringUpToDate(database: Database, options: MigrationOptions): Promise<void> {
  const found = await readStoreVersion(database.write);
  if (!found) return database.transact(createTables);
  const movedTo = await readDestination(database.write);
  if (movedTo !== undefined) throw new StoreVersionError("moved", { movedTo });
  if (found.readableFrom > storeVersion) throw new StoreVersionError("too new");
  if (found.version >= storeVersion) return;
  if (!options.mayMigrate) throw new StoreVersionError("too old");
  if (isAnyHere(await listUsers(database.write))) throw new StoreVersionError("in use");
  await options.onMigration();
  await migrateFile(database, options);
}

async function migrateFile(
  database: Database,
  { path, findFreeBytes }: Pick<MigrationOptions, "path" | "findFreeBytes">,
): Promise<void> {
  const lease = await claimMigration(database, storeVersion);
  if (!lease) return;
  let copy: string | undefined;
  try {
    if (!(await waitUntilUnused(database.write))) throw new StoreVersionError("in use");
    await lease.renew();
    if (path !== undefined) await requireRoom(database, path, findFreeBytes);
    if (path !== undefined) copy = await copyBeside(database, path, storeVersion);
    await database.transact(async (query) => {
      const { version = storeVersion } = (await readStoreVersion(query)) ?? {};
      // Ours ran out, and another process has done it.
      if (version >= storeVersion) return;
      if ((await listUsers(query)).length > 0) throw new StoreVersionError("in use");
      for (const migrate of migrations.slice(version)) await migrate(query, new Date());
    });
  } catch (error) {
    if (copy !== undefined) await rm(copy, { force: true });
    await lease.release().catch(() => {});
    throw error;
  }
}

async function requireRoom(database: Database, path: string, findFreeBytes: FindFreeBytes): Promise<void> {
  const room = await findRoom(database, path, findFreeBytes);
  if (room && room.free < room.needed) throw new StoreVersionError("no room", { room });
}
