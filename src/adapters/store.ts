import { readErrorCode } from "../core/telemetry.ts";
import { deleteOldCopies } from "./store/copies.ts";
import { openDatabase, type StatementListener } from "./store/database.ts";
import { type FindFreeBytes, findFreeBytes } from "./store/disk-room.ts";
import { makeFile, rememberFile } from "./store/file.ts";
import { createLeases } from "./store/leases.ts";
import { bringUpToDate } from "./store/migrate.ts";
import { purgeRows } from "./store/purge.ts";
import { refuseLaterVersions } from "./store/refuse-later.ts";
import { createSqliteAdapter } from "./store/sqlite-adapter.ts";
import { createStore, type Store } from "./store/store.ts";

export type { Store } from "./store/store.ts";

/**
 * The file itself cannot be read any more: garbage, torn, or no database at all; or so is what PostgreSQL has
 * on its disk. Only a backup helps.
 */
export function isDamaged(error: unknown): boolean {
  return /SQLITE_(CORRUPT|NOTADB)|malformed|not a database|^XX00[12]\b/.test(errorText(error));
}

function errorText(error: unknown): string {
  return error instanceof Error ? `${readErrorCode(error) ?? ""} ${error.message}` : "";
}

/** How a store is opened. */
export type StoreOptions = {
  /** Whether a store of an earlier version is migrated; else opening it rejects. */
  mayMigrate?: boolean;
  /** Called before a migration begins: it may take minutes. */
  onMigration?: () => Promise<void>;
  /** How many bytes the disk has yet, as a test wants it to be. */
  findFreeBytes?: FindFreeBytes;
  /** Called with each statement that runs, so that they can be counted. */
  onStatement?: StatementListener;
};

/**
 * Opens `sqlite://PATH`, `postgres://…` or `memory://`. What was acknowledged survives `kill -9`. Rejects
 * with `StoreVersionError` where the store is of another version, and with the error of the database where it
 * cannot be used.
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  // Its driver is loaded where it is used.
  if (isPostgres(url)) return (await import("./store/postgres/open.ts")).openPostgresStore(url, options);
  return openSqlite(url === "memory://" ? undefined : url.replace("sqlite://", ""), options);
}

/** Whether the address is one of PostgreSQL. */
export function isPostgres(url: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(url);
}

/** `path`: its file; undefined in memory. */
async function openSqlite(path: string | undefined, { onStatement, ...options }: StoreOptions): Promise<Store> {
  if (path !== undefined) await makeFile(path);
  const database = await openDatabase(path ?? ":memory:", onStatement);
  try {
    await bringUpToDate(database, { mayMigrate: false, onMigration: async () => {}, findFreeBytes, ...options, path });
    await refuseLaterVersions(database.write);
    const parts = {
      database,
      isShared: false,
      adapter: createSqliteAdapter(database),
      leases: createLeases(database),
      purgeRows: (now: Date, spare: string[]) => purgeRows(database, now, spare),
    };
    if (path === undefined) return createStore(parts);
    const purgeOthers = (now: Date) => deleteOldCopies(path, now);
    return createStore({ ...parts, checkPlace: await rememberFile(path), purgeOthers });
  } catch (error) {
    await database.close().catch(() => {});
    throw error;
  }
}
