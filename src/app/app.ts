import { isReadableByAll, type PermissionIssue, restrictDataPermissions } from "../adapters/private-files.ts";
import { openStore, type Store, type StoreOptions } from "../adapters/store.ts";
import { CannotStart, type Config, isDemo } from "../config.ts";
import type { Log } from "../core/telemetry.ts";
import { type Clock, createFixedClock, openClock } from "./clock.ts";
import { refuseRomeSource } from "./rome-source.ts";
import { type AppServices, openServices } from "./services.ts";
import { describeStoreFault, explainStoreError } from "./store-faults.ts";

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
  const services = await openServicesOf(config, log, clock, store);
  const close = async () => {
    await services.close();
    await store.close();
  };
  return { config, log, store, clock, services, close };
}

/** Never fails a start: what stays open to other accounts of this machine is said. */
async function restrictFilePermissions({ DATA_DIR, STORE_URL }: Config, log: Log): Promise<void> {
  const [, storePath] = STORE_URL.match(/^sqlite:\/\/(.+)$/) ?? [];
  for (const { why, ...facts } of await restrictDataPermissions(DATA_DIR, storePath))
    log.warn(facts, permissionRemedies[why]);
  if (await isReadableByAll(".env"))
    log.warn({}, "everyone on this machine can read .env and the tokens in it: chmod 600 .env");
}

/** What is so, and what to do about it. */
export const permissionRemedies: Record<PermissionIssue["why"], string> = {
  foreign:
    "DATA_DIR is accessible to others and belongs to another account: change its owner to the one that runs Tremplin, and its mode to 0700",
  shared: "DATA_DIR also holds other files, so its permissions are left as they are: use a folder of its own",
  store:
    "the file that STORE_URL names is accessible to others; it belongs to another account or is no SQLite file, so its mode is left as it is: check STORE_URL, or give the file to the account that runs Tremplin, with mode 0600",
  failed: "files in DATA_DIR, or those of the store, stay accessible to others: their mode could not be changed",
  large: "DATA_DIR holds too many files, of which some may stay accessible to others: use a folder of its own",
};

async function openStoreOf({ STORE_URL }: Config, options?: StoreOptions): Promise<Store> {
  try {
    const store = await openStore(STORE_URL, options);
    await store.check();
    return store;
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(explainStoreError(STORE_URL, error), describeStoreFault(STORE_URL, error).isInUse ? 4 : 2);
  }
}

async function openServicesOf(
  config: Config,
  log: Log,
  { now }: Clock,
  store: Pick<Store, "openLimit" | "openCache">,
): Promise<AppServices> {
  try {
    return await openServices(config, log, now, undefined, store);
  } catch (error) {
    return refuseRomeSource(error);
  }
}
