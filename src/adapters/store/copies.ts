import { randomUUID } from "node:crypto";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { dayMs } from "../../core/durations.ts";
import { type Database, openDatabase } from "./database.ts";
import { makeFile } from "./file.ts";

/**
 * Puts a copy of the file as it is beside it, as `FILE.before-VERSION`, for our account alone: whole, or not
 * there. Resolves with its path.
 */
export async function copyBeside({ write }: Database, path: string, version: number): Promise<string> {
  const copy = `${path}.before-${version}`;
  const unfinished = `${copy}.${randomUUID()}.unfinished`;
  try {
    // SQLite writes into a file that is there and empty: with the mode that it has.
    await makeFile(unfinished);
    await write("VACUUM INTO ?", [unfinished]);
    await dropLeases(unfinished);
    const file = await open(unfinished, "r+");
    await file.sync().finally(() => file.close());
    await rename(unfinished, copy);
    await syncFolder(dirname(copy));
    return copy;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Whoever goes back to the copy finds nobody in it. */
async function dropLeases(path: string): Promise<void> {
  const copy = await openDatabase(path);
  try {
    await copy.write("DELETE FROM keyv WHERE key > 'LEASE:' AND key < 'LEASE;'");
    await copy.write("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    await copy.close();
  }
}

/** So that its new name outlives a power cut. Not every system can do that to a folder. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, "r");
    await folder.sync().finally(() => folder.close());
  } catch {
    // The copy is whole all the same.
  }
}

/** For so long there is a way back. What people had deleted meanwhile must not stay for longer. */
const copyLifetimeMs = 7 * dayMs;

/**
 * Deletes the copies that migrations of this file have left, once they are a week old, and unfinished ones.
 */
export async function deleteOldCopies(path: string, now: Date): Promise<void> {
  const beginning = `${basename(path)}.before-`;
  for (const name of await readdir(dirname(path))) {
    // Nothing that somebody else has put there.
    if (!name.startsWith(beginning) || !/^\d+(?:\.[\da-f-]{36}\.unfinished)?$/.test(name.slice(beginning.length)))
      continue;
    const copy = join(dirname(path), name);
    const found = await stat(copy).catch(() => undefined);
    if (found?.isFile() && now.getTime() - found.mtimeMs > copyLifetimeMs) await rm(copy, { force: true });
  }
}
