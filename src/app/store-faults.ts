import { describeDatabase } from "../adapters/store/postgres/address.ts";
import { isOfLaterVersion } from "../adapters/store/refuse-later.ts";
import { StoreVersionError } from "../adapters/store/version-error.ts";
import { isDamaged, isPostgres } from "../adapters/store.ts";
import { describeError } from "../core/telemetry.ts";
import { explainPostgresError } from "./explain-postgres.ts";

/** What is wrong with the store, and what to do about it: half a sentence each. */
export type StoreFault = {
  says: string;
  remedy: string;
  /** Another process of ours uses it. */
  isInUse?: boolean;
};

/** What somebody does who restored a backup, or started Tremplin once, as another account. */
const giveToAccount =
  "give the folder, the file, and those with -wal and -shm, to the account that runs Tremplin (chown), which has to be allowed to write to them (chmod u+rw)";

/** Why the store of that address cannot be used. */
export function describeStoreFault(url: string, error: unknown): StoreFault {
  if (isPostgres(url)) return describeDatabaseFault(url, error);
  const path = url.replace("sqlite://", "");
  if (error instanceof StoreVersionError) return describeVersion(path, error);
  const code = describeError(error);
  const is = (pattern: RegExp) => pattern.test(error instanceof Error ? `${code} ${error.message}` : code);
  if (isOfLaterVersion(error)) return describeVersion(path, new StoreVersionError("too new"));
  if (isDamaged(error))
    return {
      says: `the file ${path} is damaged (${code})`,
      remedy: `put your last backup in its place while Tremplin is stopped, and delete ${path}-wal and ${path}-shm if they are there (docs/operating.md, Backups); without a backup, move it away: Tremplin then begins with an empty store`,
    };
  if (is(/EISDIR/))
    return { says: `${path} is a folder`, remedy: `name a file in it, such as ${path}/tremplin.sqlite` };
  if (is(/SQLITE_READONLY|EROFS/))
    return {
      says: `the file ${path}, or its folder, may not be written to (${code})`,
      remedy: giveToAccount,
    };
  if (is(/SQLITE_FULL|ENOSPC/)) return { says: `the disk of ${path} is full (${code})`, remedy: "make room on it" };
  // On a full disk SQLite often says no more than that: the index of its journal finds no room.
  if (is(/SQLITE_IOERR|\bEIO\b/))
    return {
      says: `the file ${path}, or what stands beside it, cannot be read or written (${code})`,
      remedy: "make room on its disk if that is full (df -h); if it is not, the disk may be failing",
    };
  if (is(/SQLITE_BUSY|SQLITE_LOCKED/))
    return {
      says: `another program has locked the file ${path} (${code})`,
      remedy: "stop it, or wait until it is done",
    };
  // SQLite can read it, and it holds something else: the table of another program, or of a version that is to
  // come.
  if (is(/SQLITE_(?:ERROR|CONSTRAINT|MISMATCH|SCHEMA)/))
    return {
      says: `the file ${path} is not a store of this version of Tremplin (${code})`,
      remedy: "start the version that created it, or name another file",
    };
  return {
    says: `the file ${path} cannot be opened (${code})`,
    remedy: `check that its folder is there; ${giveToAccount}`,
  };
}

function describeDatabaseFault(url: string, error: unknown): StoreFault {
  const database = describeDatabase(url);
  if (error instanceof StoreVersionError) return describeDatabaseVersion(database, error);
  const line = explainPostgresError(url, error)
    .replace(/^STORE_URL: /, "")
    .replace(/\.$/, "");
  const at = line.lastIndexOf(": ");
  return { says: line.slice(0, at), remedy: line.slice(at + 2) };
}

function describeDatabaseVersion(database: string, { why }: StoreVersionError): StoreFault {
  if (why === "unfinished copy")
    return {
      says: `a store was being copied into the database ${database}, and the copy is not complete`,
      remedy: "give the same tremplin store copy again",
    };
  if (why === "too old")
    return {
      says: `an earlier version of Tremplin wrote the database ${database}`,
      remedy: "start Tremplin once (npm start), which brings it up to date",
    };
  return {
    says: `a later version of Tremplin has made the database ${database} its own`,
    remedy: "start that version",
  };
}

function describeVersion(path: string, { why, room, movedTo }: StoreVersionError): StoreFault {
  switch (why) {
    case "moved":
    case "unfinished copy":
      return {
        says: `all of the file ${path} was moved to ${movedTo}, the database that STORE_URL has to name from now on`,
        remedy: "name that database (docs/operating.md, From SQLite to PostgreSQL)",
      };
    case "too new":
      return {
        says: `a later version of Tremplin wrote the file ${path}`,
        remedy:
          "start that version, or go back to the copy that it made beforehand (docs/operating.md, A later version, and going back)",
      };
    case "too old":
      return {
        says: `an earlier version of Tremplin wrote the file ${path}`,
        remedy: "start Tremplin once (npm start), which brings it up to date",
      };
    case "in use":
      return {
        says: `an earlier version of Tremplin still uses the file ${path}, which is to be brought up to date`,
        remedy: "stop it first",
        isInUse: true,
      };
    case "no room":
      return {
        says: `to bring the file ${path} up to date takes ${toMegabytes(room?.needed)} MB beside it, and its disk has ${toMegabytes(room?.free)} MB free`,
        remedy: "make room on it; nothing was changed",
      };
  }
}

/** The same as a line that ends a start. */
export function explainStoreError(url: string, error: unknown): string {
  const { says, remedy } = describeStoreFault(url, error);
  return `STORE_URL: ${says}: ${remedy}.`;
}

export function toMegabytes(bytes = 0): number {
  return Math.ceil(bytes / 1_000_000);
}
