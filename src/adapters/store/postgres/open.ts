import type { StatementListener } from "../database.ts";
import { createStore, type Store } from "../store.ts";
import { createPostgresCaches } from "./caches.ts";
import { openPostgres } from "./database.ts";
import { createPostgresInbox } from "./inbox.ts";
import { createPostgresAdapter } from "./kept-adapter.ts";
import { createPostgresLeases } from "./leases.ts";
import { createPostgresLimits } from "./limits.ts";
import { bringPostgresUpToDate } from "./migrate.ts";
import { createPool, type PoolLimits, poolLimits } from "./pool.ts";
import { purgePostgres } from "./purge.ts";
import { type PostgresMigration, postgresMigrations, programOf } from "./schema.ts";

/** How a store on PostgreSQL is opened. */
export type PostgresStoreOptions = {
  mayMigrate?: boolean;
  onMigration?: () => Promise<void>;
  onStatement?: StatementListener;
  /** Of a version that a test makes up. */
  migrations?: readonly PostgresMigration[];
  limits?: Partial<PoolLimits>;
};

/** For limits on calls, and what is read outside for others. */
const connectionsBeside = 2;

/** Opens `postgres://…`. An empty database gets its tables. */
export async function openPostgresStore(
  url: string,
  { mayMigrate = false, onMigration = async () => {}, onStatement, ...options }: PostgresStoreOptions = {},
): Promise<Store> {
  const { migrations = postgresMigrations } = options;
  const limits = { ...poolLimits, ...options.limits };
  const schema = await bringPostgresUpToDate(url, {
    migrations,
    mayMigrate,
    onMigration,
    connectMs: limits.connectMs,
  });
  const program = programOf(migrations.length);
  const database = openPostgres(url, { program, limits, onStatement });
  // What is asked outside waits behind no write, and is in no transaction of whoever asks.
  const beside = createPool(url, program, { ...limits, connections: connectionsBeside });
  return createStore({
    database,
    turns: database.turns,
    isShared: true,
    openInbox: (platform) => createPostgresInbox(database, platform),
    openLimit: createPostgresLimits(beside),
    openCache: createPostgresCaches(beside),
    closeOthers: beside.close,
    adapter: createPostgresAdapter(database, schema),
    leases: createPostgresLeases(database),
    purgeRows: (now, spare) => purgePostgres(database, now, spare),
  });
}
