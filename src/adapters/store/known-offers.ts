import type { Collection } from "../../core/collection.ts";
import type { Database } from "./database.ts";
import { listKeys } from "./ranges.ts";
import { refuseReading } from "./read-together.ts";
import { type Shelves, sortRows } from "./shelves.ts";
import { deleteKeys, isGuardThere, neverExpires } from "./sql.ts";

/**
 * What each person was told: keys and when they expire (milliseconds since 1970), and no values. There are
 * more of them than of all other rows together.
 */
export function createKnownOfferRows(database: Database, shelves: Shelves): Collection {
  const { dialect } = database;
  const live = () => ({ sql: "expires_at > ?", values: [Date.now()] });
  const collection: Collection = {
    get: async (key) => {
      const { sql, values } = live();
      const rows = await database.read(`SELECT key FROM known_offers WHERE key = ? AND ${sql}`, [key, ...values]);
      return rows.length > 0 ? {} : undefined;
    },
    getAll: refuseReading,
    set: (key, value, ttl) => collection.setAll([ttl === undefined ? { key, value } : { key, value, ttl }]),
    setAll: (rows) => shelves.writeAll(collection, rows),
    delete: async (key) => void (await database.write("DELETE FROM known_offers WHERE key = ?", [key])),
    keys: (prefix, before) => listKeys(database.read, "known_offers", live(), prefix, before),
  };
  shelves.add(collection, async (rows) => {
    const { kept, gone } = sortRows(rows);
    const upsert = {
      sql: `INSERT INTO known_offers (key, expires_at)
            SELECT listed.value ->> 0, CAST(listed.value ->> 1 AS BIGINT) FROM ${dialect.listed}
            WHERE ${isGuardThere(dialect, "listed.value ->> 2")}
            ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at`,
      values: [
        JSON.stringify(
          kept.map(({ key, ttl, onlyIf }) => [
            key,
            ttl === undefined ? neverExpires : Math.round(Date.now() + ttl),
            onlyIf,
          ]),
        ),
      ],
    };
    return [...(kept.length > 0 ? [upsert] : []), ...deleteKeys(dialect, "known_offers", gone)];
  });
  return collection;
}
