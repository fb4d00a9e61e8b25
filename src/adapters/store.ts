import KeyvSqlite from "@keyv/sqlite";
import type { Collection } from "../core/collection.ts";
import { readErrorCode } from "../core/telemetry.ts";
import { createCollections } from "./store/collections.ts";
import { makeFile, rememberFile } from "./store/file.ts";
import { createLeases, type Leases } from "./store/leases.ts";
import { purgeRows } from "./store/purge.ts";
import { probeWrite } from "./store/rows.ts";

/** Everything that is kept over restarts, in one SQLite file. */
export type Store = Leases & {
  /**
   * The rows of one kind. The name is made of lower-case letters: anything else is a wildcard or a separator
   * to the adapter.
   */
  collection: (name: string) => Collection;
  /**
   * Deletes expired rows, so that they do not stay in the file for ever, and with them what nobody can read;
   * resolves with how many. Of the collections in `spare` the latter stay: that such a row is there says
   * something by itself.
   */
  purge: (now: Date, spare?: string[]) => Promise<number>;
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

/**
 * Opens `sqlite://PATH` or `memory://`. Each collection has a Keyv and an adapter object of its own on the
 * same file: adapters remember only the last namespace they were given, and one that waits for the file keeps
 * no other waiting. In memory they share one, for each would have rows of its own. The file is in WAL mode
 * with full synchronisation: what was acknowledged survives `kill -9`.
 */
export async function openStore(url: string): Promise<Store> {
  const isFile = url !== "memory://";
  const uri = isFile ? url : "sqlite://:memory:";
  const path = uri.replace("sqlite://", "");
  const connections: KeyvSqlite[] = [];
  let unreadable = 0;

  function connect(): KeyvSqlite {
    const connection = new KeyvSqlite({ uri, busyTimeout: 5000 });
    connections.push(connection);
    return connection;
  }

  if (isFile) await makeFile(path);
  const main = connect();
  await main.query("PRAGMA journal_mode=WAL");
  const checkFile = isFile ? await rememberFile(path) : async () => {};

  return {
    ...createLeases(main),
    collection: createCollections(isFile ? connect : () => main),
    purge: async (now, spare = []) => {
      const gone = await purgeRows(main, now, spare);
      unreadable += gone.unreadable;
      return gone.expired + gone.unreadable;
    },
    unreadable: () => unreadable,
    check: async () => {
      await checkFile();
      await probeWrite(main);
    },
    close: async () => void (await Promise.all(connections.map((connection) => connection.disconnect()))),
  };
}
