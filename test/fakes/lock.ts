import { statSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../src/adapters/store/database.ts";
import type { Host } from "./host.ts";

const fileOf = ({ folder }: Pick<Host, "folder">) => join(folder, "data", "tremplin.sqlite");

/** Holds the file of the store so that nobody else can write to it; resolves with what lets go of it. */
export async function lockStore(host: Pick<Host, "folder">): Promise<() => Promise<void>> {
  const holder = await openDatabase(fileOf(host));
  await holder.write("BEGIN EXCLUSIVE");
  return async () => {
    await holder.write("COMMIT");
    await holder.close();
  };
}

/**
 * Writes everything in the store's log into its file and restarts the log; resolves with the size of the log.
 */
export async function emptyLog(host: Pick<Host, "folder">): Promise<number> {
  const other = await openDatabase(fileOf(host));
  await other.write("PRAGMA wal_checkpoint(TRUNCATE)");
  await other.close();
  return statSync(fileOf(host)).size;
}
