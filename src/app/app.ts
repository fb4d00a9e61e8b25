import { isReadableByAll, type PermissionIssue, restrictDataPermissions } from "../adapters/private-files.ts";
import { describeDatabase } from "../adapters/store/postgres/address.ts";
import { StoreVersionError } from "../adapters/store/version-error.ts";
import { isDamaged, isPostgres, openStore, type Store, type StoreOptions } from "../adapters/store.ts";
import { CannotStart, type Config, isDemo } from "../config.ts";
import { describeError, type Log } from "../core/telemetry.ts";
import { type Clock, createFixedClock, openClock } from "./clock.ts";
import { explainPostgresError } from "./explain-postgres.ts";
import { refuseRomeSource } from "./rome-source.ts";
import { type AppServices, openServices } from "./services.ts";

/**
 * What every way in shares, whether a bot, a terminal or an operator's command: the store, the outside world,
 * the time.
 */
export type App = {
  config: Config;
  log: Log;
  store: Store;
  clock: Clock;
  services: AppServices;
  close: () => Promise<void>;
};

/** What the log says when a migration begins. */
export const migrationNotice = "the store of an earlier version is brought up to date: this may take minutes";

/**
 * Opens it; rejects with `CannotStart`. With `at` it stands at that moment. The store of an earlier version
 * is migrated where `storeOptions` say so, and refused elsewhere.
 */
export async function openApp(config: Config, log: Log, at?: Date, storeOptions?: StoreOptions): Promise<App> {
  await restrictFilePermissions(config, log);
  const store = await openStoreOf(config, storeOptions);
  const clock = at
    ? createFixedClock(() => at)
    : isDemo(config)
      ? await openClock(store.collection("clock"))
      : createFixedClock(() => new Date());
  const services = await openServicesOf(config, log, clock);
  const close = async () => {
    await services.close();
    await store.close();
  };
  return { config, log, store, clock, services, close };
}

/** Never fails a start: what stays open to other accounts of this machine is said. */
async function restrictFilePermissions({ DATA_DIR, STORE_URL }: Config, log: Log): Promise<void> {
  const [, storePath] = STORE_URL.match(/^sqlite:\/\/(.+)$/) ?? [];
  for (const { why, ...facts } of await restrictDataPermissions(DATA_DIR, storePath)) log.warn(facts, remedies[why]);
  if (await isReadableByAll(".env"))
    log.warn({}, "everyone on this machine can read .env and the tokens in it: chmod 600 .env");
}

const remedies: Record<PermissionIssue["why"], string> = {
  foreign:
    "DATA_DIR is accessible to others and belongs to another account: change its owner to the one that runs Tremplin, and its mode to 0700",
  shared: "DATA_DIR also holds other files, so its permissions are left as they are: use a folder of its own",
  store:
    "the file that STORE_URL names is accessible to others; it belongs to another account or is no SQLite file, so its mode is left as it is: check STORE_URL, or give the file to the account that runs Tremplin, with mode 0600",
  failed: "files in DATA_DIR, or those of the store, stay accessible to others: their mode could not be changed",
  large: "DATA_DIR holds too many files: some of them may stay accessible to others. Use a folder of its own",
};

async function openStoreOf({ STORE_URL }: Config, options?: StoreOptions): Promise<Store> {
  try {
    const store = await openStore(STORE_URL, options);
    await store.check();
    return store;
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    if (error instanceof StoreVersionError) throw refuseVersion(STORE_URL, error);
    throw new CannotStart(explainStoreError(STORE_URL, error));
  }
}

/** Why a store of another version, or that is elsewhere now, cannot be used, and what to do about it. */
export function refuseVersion(url: string, { why, room, movedTo }: StoreVersionError): CannotStart {
  if (isPostgres(url)) return refuseDatabaseVersion(describeDatabase(url), why);
  const path = url.replace("sqlite://", "");
  switch (why) {
    case "too new":
      return new CannotStart(
        `STORE_URL: a later version of Tremplin wrote the file ${path}. Start that version, or go back to the copy that it made beforehand: docs/operating.md, A later version, and going back.`,
      );
    case "too old":
      return new CannotStart(
        `STORE_URL: an earlier version of Tremplin wrote the file ${path}: start Tremplin once (npm start), which brings it up to date.`,
      );
    case "in use":
      return new CannotStart(
        `STORE_URL: an earlier version of Tremplin still uses the file ${path}, which is to be brought up to date: stop it first.`,
        4,
      );
    case "moved":
    case "unfinished copy":
      return new CannotStart(
        `STORE_URL: all of the file ${path} was moved to ${movedTo}, the database that STORE_URL has to name from now on: docs/operating.md, From SQLite to PostgreSQL.`,
      );
    case "no room":
      return new CannotStart(
        `STORE_URL: to bring the file ${path} up to date takes ${toMegabytes(room?.needed)} MB beside it, and its disk has ${toMegabytes(room?.free)} MB free: make room on it. Nothing was changed.`,
      );
  }
}

function refuseDatabaseVersion(database: string, why: StoreVersionError["why"]): CannotStart {
  if (why === "unfinished copy")
    return new CannotStart(
      `STORE_URL: a store was being copied into the database ${database}, and the copy is not complete: give the same tremplin store copy again.`,
    );
  return new CannotStart(
    why === "too old"
      ? `STORE_URL: an earlier version of Tremplin wrote the database ${database}: start Tremplin once (npm start), which brings it up to date.`
      : `STORE_URL: a later version of Tremplin has made the database ${database} its own: start that version.`,
  );
}

function toMegabytes(bytes = 0): number {
  return Math.ceil(bytes / 1_000_000);
}

/** What is wrong with the store, and what to do about it. */
export function explainStoreError(url: string, error: unknown): string {
  if (isPostgres(url)) return explainPostgresError(url, error);
  const path = url.replace("sqlite://", "");
  const code = describeError(error);
  const is = (pattern: RegExp) => pattern.test(error instanceof Error ? `${code} ${error.message}` : code);
  if (isDamaged(error))
    return (
      `STORE_URL: the file ${path} is damaged (${code}). Put your last backup in its place while Tremplin is stopped, and delete ${path}-wal and ` +
      `${path}-shm if they are there: docs/operating.md, Backups. Without a backup, move it away: Tremplin then begins with an empty store.`
    );
  if (is(/EISDIR/)) return `STORE_URL names a folder (${path}): name a file in it, such as ${path}/tremplin.sqlite.`;
  if (is(/SQLITE_READONLY|EROFS/))
    return `STORE_URL: the file ${path}, or its folder, may not be written to (${code}): check their owner and mode.`;
  if (is(/SQLITE_FULL|ENOSPC/)) return `STORE_URL: the disk of ${path} is full (${code}): make room on it.`;
  if (is(/SQLITE_BUSY|SQLITE_LOCKED/))
    return `STORE_URL: another program has locked the file ${path} (${code}): stop it, or wait until it is done.`;
  // SQLite can read it, and it holds something else: the table of another program, or of a version that is to
  // come.
  if (is(/SQLITE_(?:ERROR|CONSTRAINT|MISMATCH|SCHEMA)/))
    return `STORE_URL: the file ${path} is not a store of this version of Tremplin (${code}): start the version that created it, or name another file.`;
  return `STORE_URL cannot be opened (${code}): check that the folder is there and may be written to.`;
}

async function openServicesOf(config: Config, log: Log, { now }: Clock): Promise<AppServices> {
  try {
    return await openServices(config, log, now);
  } catch (error) {
    return refuseRomeSource(error);
  }
}
