import { randomUUID } from "node:crypto";
import type KeyvSqlite from "@keyv/sqlite";
import { extract, rowsPerStatement } from "./sql.ts";

/**
 * One statement: all of the rows, or none. Each is a key and what stands under it. They are handed over as
 * one text, for a statement takes so many values and no more.
 */
export async function setRows(db: KeyvSqlite, rows: unknown[][]): Promise<void> {
  if (rows.length === 0) return;
  // "WHERE true" tells SQLite that the conflict is not one of a join.
  await db.query(
    `INSERT INTO keyv (key, value) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
     ON CONFLICT(key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(rows)],
  );
}

/**
 * All live keys with that beginning, up to but excluding `before`, without the namespace. By key range: the
 * adapter's own iterator pages by offset and skips rows.
 */
export async function listKeys(db: KeyvSqlite, namespace: string, prefix: string, before?: string): Promise<string[]> {
  const all: string[] = [];
  const beyond = `${namespace}${prefix}\u{10FFFF}`;
  const end = before === undefined ? beyond : `${namespace}${before}`;
  let after = `${namespace}${prefix}`;
  for (;;) {
    const rows: { key: string; expires: unknown }[] = await db.query(
      `SELECT key, ${extract("$.expires")} AS expires FROM keyv WHERE key >= ? AND key < ? AND key < ?
       ORDER BY key LIMIT ${rowsPerStatement}`,
      [after, beyond, end],
    );
    // One that cannot be read is listed: whoever deletes all of somebody's must find it.
    const live = rows.filter(({ expires }) => typeof expires !== "number" || expires > Date.now());
    all.push(...live.map(({ key }) => key.slice(namespace.length)));
    const last = rows.at(-1);
    if (!last || rows.length < rowsPerStatement) return all;
    after = `${last.key}\u0000`;
  }
}

/** Rejects when nothing can be written. */
export async function probeWrite(db: KeyvSqlite): Promise<void> {
  // Another value each time: what stays the same SQLite does not write, not even to a disk that is full.
  await db.query(
    "INSERT INTO keyv (key, value) VALUES ('check:', ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
    [JSON.stringify({ value: randomUUID() })],
  );
}
