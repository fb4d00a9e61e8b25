import { randomUUID } from "node:crypto";
import type { Agenda, Collection } from "../core/collection.ts";
import { readErrorCode } from "../core/telemetry.ts";
import { createAgenda } from "./store/agenda.ts";
import { createKeptCollections } from "./store/collections.ts";
import { deleteOldCopies } from "./store/copies.ts";
import { type Database, openDatabase, type StatementListener } from "./store/database.ts";
import { type FindFreeBytes, findFreeBytes } from "./store/disk-room.ts";
import { makeFile, rememberFile } from "./store/file.ts";
import { createKnownOfferRows } from "./store/known-offers.ts";
import { createLeases, type Leases } from "./store/leases.ts";
import { bringUpToDate } from "./store/migrate.ts";
import { noteMoment, readMoment } from "./store/moments.ts";
import { purgeRows } from "./store/purge.ts";
import { refuseLaterVersions } from "./store/refuse-later.ts";
import { createShelves } from "./store/shelves.ts";

/** Everything that is kept over restarts, in one SQLite file. */
export type Store = Leases & {
  /**
   * The rows of one kind. The name is made of lower-case letters: anything else is a wildcard or a separator
   * to the adapter.
   */
  collection: (name: string) => Collection;
  /** The alerts, each due when it is to be looked at. */
  subscriptions: Agenda;
  /** What each person was told. */
  knownOffers: Collection;
  /**
   * Deletes expired rows, so that they do not stay in the file for ever, and with them what nobody can read,
   * and copies of before a migration that are a week old; resolves with how many rows. Of the collections in
   * `spare` the latter stay: that such a row is there says something by itself.
   */
  purge: (now: Date, spare?: string[]) => Promise<number>;
  /** When a purge was last carried out to its end, by whichever process; undefined where none was yet. */
  lastPurge: () => Promise<Date | undefined>;
  /** How many rows were deleted since the start because nobody could read them. */
  unreadable: () => number;
  /** Rejects when nothing can be written, or when the file is no longer in its place. */
  check: () => Promise<void>;
  close: () => Promise<void>;
};

/** The file itself cannot be read any more: garbage, torn, or no database at all. Only a backup helps. */
export function isDamaged(error: unknown): boolean {
  return /SQLITE_(CORRUPT|NOTADB)|malformed|not a database/.test(errorText(error));
}

function errorText(error: unknown): string {
  return error instanceof Error ? `${readErrorCode(error) ?? ""} ${error.message}` : "";
}

/** How a store is opened. */
export type StoreOptions = {
  /** Whether a file of an earlier version is migrated; else opening it rejects. */
  mayMigrate?: boolean;
  /** Called before a migration begins: it may take minutes. */
  onMigration?: () => Promise<void>;
  /** How many bytes the disk has yet, as a test wants it to be. */
  findFreeBytes?: FindFreeBytes;
  /** Called with each statement that runs, so that they can be counted. */
  onStatement?: StatementListener;
};

/**
 * Opens `sqlite://PATH` or `memory://`. What was acknowledged survives `kill -9`. Rejects with
 * `StoreVersionError` where the file is of another version, and with SQLite's error where it cannot be used.
 */
export async function openStore(url: string, { onStatement, ...options }: StoreOptions = {}): Promise<Store> {
  const path = url === "memory://" ? undefined : url.replace("sqlite://", "");
  if (path !== undefined) await makeFile(path);
  const database = await openDatabase(path ?? ":memory:", onStatement);
  try {
    await bringUpToDate(database, { mayMigrate: false, onMigration: async () => {}, findFreeBytes, ...options, path });
    await refuseLaterVersions(database.write);
    return createStore(database, path, path === undefined ? async () => {} : await rememberFile(path));
  } catch (error) {
    await database.close().catch(() => {});
    throw error;
  }
}

/** `path`: its file; undefined in memory. */
function createStore(database: Database, path: string | undefined, checkFile: () => Promise<void>): Store {
  const shelves = createShelves(database);
  const kept = createKeptCollections(database, shelves);
  let unreadable = 0;
  return {
    ...createLeases(database),
    collection: kept.open,
    subscriptions: createAgenda(database, shelves),
    knownOffers: createKnownOfferRows(database, shelves),
    purge: async (now, spare = []) => {
      const gone = await purgeRows(database, now, spare);
      unreadable += gone.unreadable;
      if (path !== undefined) await deleteOldCopies(path, now);
      await noteMoment(database, "purged_at", now);
      return gone.expired + gone.unreadable;
    },
    lastPurge: () => readMoment(database, "purged_at"),
    unreadable: () => unreadable,
    check: async () => {
      await checkFile();
      await probeWrite(database);
    },
    close: async () => {
      await kept.close();
      await database.close();
    },
  };
}

/** Rejects when nothing can be written. */
async function probeWrite({ write }: Database): Promise<void> {
  // Another value each time: what stays the same SQLite does not write, not even to a disk that is full.
  await write(
    "INSERT INTO kept (key, value) VALUES ('check:', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    [JSON.stringify({ value: randomUUID() })],
  );
}
