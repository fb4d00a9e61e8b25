import { randomUUID } from "node:crypto";
import type { Agenda, Collection } from "../../core/collection.ts";
import type { Inbox } from "../../core/talk/inbox.ts";
import type { Turns } from "../../core/talk/turns.ts";
import type { OpenSharedCache } from "../shared-cache.ts";
import type { OpenSharedLimit } from "../shared-limit.ts";
import { createAgenda } from "./agenda.ts";
import { createKeptCollections, type KeptAdapter } from "./collections.ts";
import type { Database } from "./database.ts";
import { createKnownOfferRows } from "./known-offers.ts";
import type { Leases } from "./leases.ts";
import { noteMoment, readMoment } from "./moments.ts";
import type { PurgeCounts } from "./purge.ts";
import { createShelves } from "./shelves.ts";

/** Everything that is kept over restarts, in one SQLite file or one PostgreSQL database. */
export type Store = Leases & {
  /** Processes of several machines may work on it, and what one of them alone may do is told by leases. */
  isShared: boolean;
  /** Opens a limit on calls that these processes keep together; absent where there is but one. */
  openLimit?: OpenSharedLimit;
  /** Opens what one of them reads outside for the others; absent likewise. */
  openCache?: OpenSharedCache;
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
  /** Turns of people over all processes of the store; absent where one process has it to itself. */
  turns?: Turns;
  /** The inbox of a platform; absent where there are no such turns. */
  openInbox?: (platform: string) => Inbox;
  /** Rejects when nothing can be written, or when the file is no longer in its place. */
  check: () => Promise<void>;
  close: () => Promise<void>;
};

/** What a store stands on. */
export type StoreParts = {
  database: Database;
  isShared: boolean;
  openLimit?: OpenSharedLimit;
  openCache?: OpenSharedCache;
  /** Closes what these stand on. */
  closeOthers?: () => Promise<void>;
  /** Keyv's access to its table. */
  adapter: KeptAdapter;
  leases: Leases;
  turns?: Turns;
  openInbox?: Store["openInbox"];
  /** Deletes what has expired, and what nobody can read outside of the collections in `spare`. */
  purgeRows: (now: Date, spare: string[]) => Promise<PurgeCounts>;
  /** Rejects when its file is no longer in its place. */
  checkPlace?: () => Promise<void>;
  /** What is to be deleted beside the rows. */
  purgeOthers?: (now: Date) => Promise<void>;
};

/** The store on a database that has its tables. */
export function createStore(parts: StoreParts): Store {
  const { database, isShared, adapter, leases, turns, openInbox, purgeRows, checkPlace, purgeOthers } = parts;
  const shelves = createShelves(database);
  const kept = createKeptCollections(database, shelves, adapter);
  let unreadable = 0;
  return {
    ...leases,
    ...(turns ? { turns } : {}),
    isShared,
    ...(openInbox ? { openInbox } : {}),
    ...(parts.openLimit ? { openLimit: parts.openLimit } : {}),
    ...(parts.openCache ? { openCache: parts.openCache } : {}),
    collection: kept.open,
    subscriptions: createAgenda(database, shelves),
    knownOffers: createKnownOfferRows(database, shelves),
    purge: async (now, spare = []) => {
      const gone = await purgeRows(now, spare);
      unreadable += gone.unreadable;
      await purgeOthers?.(now);
      await noteMoment(database, "purged_at", now);
      return gone.expired + gone.unreadable;
    },
    lastPurge: () => readMoment(database, "purged_at"),
    unreadable: () => unreadable,
    check: async () => {
      await checkPlace?.();
      await probeWrite(database);
    },
    close: async () => {
      await kept.close();
      await parts.closeOthers?.();
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
