import { KeyvPostgres } from "@keyv/postgres";
import type { KeptAdapter } from "../collections.ts";
import type { Database } from "../database.ts";

/**
 * Keyv's adapter for PostgreSQL, on the connections of the database. Its own stand in one pool for the whole
 * process, which nobody listens to: a restart of the server would end the process, and the first adapter that
 * disconnects ends the pool for all.
 */
class ConnectedAdapter extends KeyvPostgres {
  readonly #database: Database;

  /** `schema`: where its table is. */
  constructor(database: Database, schema: string) {
    super({ table: "kept", schema });
    this.#database = database;
  }

  /** Called by the constructor of Keyv: what it returns runs later. */
  override async connect() {
    return async (sql: string, values: unknown[] = []) => {
      // The table is there already, with more columns.
      if (sql.startsWith("CREATE")) return [];
      if (sql.startsWith("SELECT")) return this.#database.read(sql, values);
      await this.#database.writeAll([{ sql, values }]);
      return [];
    };
  }

  /** The connections are the database's. */
  override async disconnect() {}
}

export function createPostgresAdapter(database: Database, schema: string): KeptAdapter {
  return new ConnectedAdapter(database, quoteName(schema));
}

/** Keyv puts it into its statements as it is. */
function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
