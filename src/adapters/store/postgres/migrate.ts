import pg from "pg";
import { StoreVersionError } from "../version-error.ts";
import { withoutProgram } from "./address.ts";
import { lockTables, type PostgresMigration } from "./schema.ts";
import { UnsuitableDatabase } from "./unsuitable.ts";

/** How a database is brought up to date. */
export type PostgresMigrationOptions = {
  migrations: readonly PostgresMigration[];
  /** Whether an older store may be migrated here; an empty database gets its tables either way. */
  mayMigrate: boolean;
  /** Called before an older store is migrated: it may take minutes. */
  onMigration: () => Promise<void>;
  connectMs: number;
};

/** Ids that the server makes by itself came with it, which pg-boss needs. */
const oldestServer = 130_000;
/** Of the one lock that processes take which start at the same time on one database; any number will do. */
const lockId = 7_384_911;

/**
 * Brings the database to the version of these migrations, in one transaction, while no other process does;
 * resolves with the schema that its tables are in. An earlier version may go on beside it, unless a migration
 * says otherwise. Rejects with `StoreVersionError`, `UnsuitableDatabase`, or the error of PostgreSQL; nothing
 * is changed then.
 */
export async function bringPostgresUpToDate(url: string, options: PostgresMigrationOptions): Promise<string> {
  const client = new pg.Client({
    connectionString: withoutProgram(url),
    application_name: "tremplin migration",
    connectionTimeoutMillis: options.connectMs,
  });
  // What it was asked tells of it as well.
  client.on("error", () => {});
  await client.connect();
  try {
    const schema = await readSchema(client);
    const found = await readVersion(client);
    const wanted = options.migrations.length;
    if (found.isUnfinished) throw new StoreVersionError("unfinished copy");
    if (found.readableFrom > wanted) throw new StoreVersionError("too new");
    if (found.version >= wanted) return schema;
    if (found.version > 0) {
      if (!options.mayMigrate) throw new StoreVersionError("too old");
      await options.onMigration();
    }
    await migrate(client, options.migrations);
    return schema;
  } finally {
    await client.end().catch(() => {});
  }
}

async function readSchema(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ schema: string | null; encoding: string; server: number }>(
    `SELECT current_schema() AS schema, current_setting('server_encoding') AS encoding,
            current_setting('server_version_num')::int AS server`,
  );
  const [found] = rows;
  if (found?.encoding !== "UTF8") throw new UnsuitableDatabase("encoding");
  if (found.server < oldestServer) throw new UnsuitableDatabase("server version");
  return found.schema ?? "public";
}

/** `isUnfinished`: something is being copied into it, or was. */
type FoundVersion = { version: number; readableFrom: number; isUnfinished: boolean };

async function readVersion(client: pg.Client): Promise<FoundVersion> {
  // Read from the catalogue: `to_regclass` may remember that there was none before another process made it.
  const { rows: tables } = await client.query(
    `SELECT tablename FROM pg_tables
     WHERE schemaname = ANY (current_schemas(false)) AND tablename IN ('meta', 'kept', 'leases')`,
  );
  if (tables.length === 0) return { version: 0, readableFrom: 0, isUnfinished: false };
  const { rows } = await client
    .query<{ name: string; value: string }>("SELECT name, value FROM meta")
    .catch((error: unknown) => {
      // No such table, or column: another program's.
      if (error instanceof pg.DatabaseError && /^42P01$|^42703$/.test(error.code ?? "")) return { rows: [] };
      throw error;
    });
  const read = (name: string) => Number(rows.find((row) => row.name === name)?.value ?? 0);
  if (read("version") === 0) throw new UnsuitableDatabase("foreign tables");
  const isUnfinished = rows.some(({ name }) => name === "unfinished_copy");
  return { version: read("version"), readableFrom: read("readable_from"), isUnfinished };
}

async function migrate(client: pg.Client, migrations: readonly PostgresMigration[]): Promise<void> {
  await client.query("BEGIN");
  // It ends with the transaction. Whoever waited finds the work done.
  await client.query("SELECT pg_advisory_xact_lock($1)", [lockId]);
  const { version, readableFrom } = await readVersion(client);
  if (readableFrom > migrations.length) throw new StoreVersionError("too new");
  if (version === 0) await client.query("CREATE TABLE meta (name text PRIMARY KEY, value bigint NOT NULL)");
  let allowed = readableFrom;
  for (const migration of migrations.slice(version)) {
    if (version > 0 && migration.readableFrom > allowed) await client.query(lockTables);
    allowed = Math.max(allowed, migration.readableFrom);
    for (const statement of migration.statements) await client.query(statement);
  }
  await client.query(
    `INSERT INTO meta (name, value) VALUES ('version', $1), ('readable_from', $2)
     ON CONFLICT (name) DO UPDATE SET value = greatest(meta.value, excluded.value)`,
    [migrations.length, allowed],
  );
  await client.query("COMMIT");
}
