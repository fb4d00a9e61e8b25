import KeyvSqlite from "@keyv/sqlite";
import type { KeptAdapter } from "./collections.ts";
import type { Database } from "./database.ts";

/**
 * Keyv's adapter for SQLite, on the connections of the database. Had it connections of its own, its writes
 * would wait for a transaction of ours, each on a thread that this transaction needs for its own statements.
 */
export function createSqliteAdapter(database: Database): KeptAdapter {
  const adapter = new KeyvSqlite({ table: "kept" });
  adapter.query = async (sql, ...values) => {
    if (sql.startsWith("SELECT")) return database.read(sql, values.flat());
    await database.writeAll([{ sql, values: values.flat() }]);
    return [];
  };
  return adapter;
}
