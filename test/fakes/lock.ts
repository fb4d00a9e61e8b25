import { statSync } from "node:fs";
import { join } from "node:path";
import KeyvSqlite from "@keyv/sqlite";
import type { Host } from "./host.ts";

const fileOf = ({ folder }: Pick<Host, "folder">) => join(folder, "data", "tremplin.sqlite");
const beside = (host: Pick<Host, "folder">) => new KeyvSqlite({ uri: `sqlite://${fileOf(host)}`, busyTimeout: 10_000 });

/** Holds the file of the store so that nobody else can write to it; resolves with what lets go of it. */
export async function lockStore(host: Pick<Host, "folder">): Promise<() => Promise<void>> {
  const holder = beside(host);
  await holder.query("BEGIN EXCLUSIVE");
  return async () => {
    await holder.query("COMMIT");
    await holder.disconnect();
  };
}

/**
 * Writes everything in the store's log into its file and restarts the log; resolves with the size of the log.
 */
export async function emptyLog(host: Pick<Host, "folder">): Promise<number> {
  const other = beside(host);
  await other.query("PRAGMA wal_checkpoint(TRUNCATE)");
  await other.disconnect();
  return statSync(fileOf(host)).size;
}
