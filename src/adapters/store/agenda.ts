import type { Agenda, StampedRow } from "../../core/collection.ts";
import type { Database, Statement } from "./database.ts";
import { listKeys } from "./ranges.ts";
import { refuseReading } from "./read-together.ts";
import { type Shelves, sortRows } from "./shelves.ts";
import { deleteKeys, isGuardThere, rowsPerStatement } from "./sql.ts";

/**
 * The subscriptions: a row each, whose value is JSON, with an index on when it is due (milliseconds since
 * 1970). Nothing of it expires; a `ttl` of 0 deletes. The stamp of a row is its text.
 */
export function createAgenda(database: Database, shelves: Shelves): Agenda {
  const { dialect } = database;
  const always = { sql: "1", values: [] };

  async function listDue(from: number, to: number): Promise<string[]> {
    const all: string[] = [];
    let last = { at: from, key: "" };
    for (;;) {
      const rows = await database.read<{ key: string; at: number }>(
        `SELECT key, due_at AS at FROM subscriptions WHERE (due_at, key) > (?, ?) AND due_at <= ?
         ORDER BY due_at, key LIMIT ${rowsPerStatement}`,
        [last.at, last.key, to],
      );
      all.push(...rows.map(({ key }) => key));
      if (rows.length < rowsPerStatement) return all;
      last = rows.at(-1) ?? last;
    }
  }

  const agenda: Agenda = {
    get: async (key) => {
      const [row] = await database.read<{ value: string }>("SELECT value FROM subscriptions WHERE key = ?", [key]);
      return row && parseOrNothing(row.value);
    },
    getAll: refuseReading,
    set: (key, value, ttl) => agenda.setAll([ttl === undefined ? { key, value } : { key, value, ttl }]),
    setAll: (rows) => shelves.writeAll(agenda, rows),
    delete: async (key) => void (await database.write("DELETE FROM subscriptions WHERE key = ?", [key])),
    keys: (prefix, before) => listKeys(database.read, "subscriptions", always, prefix, before),
    listDue: (by) => listDue(0, by.getTime()),
    listLater: async (after) => [
      ...(await listDue(after.getTime() + 1, Number.MAX_SAFE_INTEGER)),
      ...(await listKeys(database.read, "subscriptions", { sql: "due_at IS NULL", values: [] }, "")),
    ],
    postpone: async (key, until) =>
      void (await database.write("UPDATE subscriptions SET due_at = ?1 WHERE key = ?2 AND due_at < ?1", [
        until.getTime(),
        key,
      ])),
    getStamped: async (key) => {
      const [row] = await database.read<{ value: string }>("SELECT value FROM subscriptions WHERE key = ?", [key]);
      return row && { value: parseOrNothing(row.value), stamp: row.value };
    },
    replace: (stamp, row, others = []) => agenda.replaceAll([{ stamp, row }], others),
    replaceAll: (changes, others = []) => shelves.writeAllIf(changes.map(toReplacement), agenda, others),
  };
  shelves.add(agenda, async (rows) => {
    const { kept, gone } = sortRows(rows);
    const upsert = {
      // "WHERE true" tells SQLite that the conflict is not one of a join.
      sql: `INSERT INTO subscriptions (key, value, due_at)
            SELECT listed.value ->> 0, listed.value ->> 1, CAST(listed.value ->> 2 AS BIGINT) FROM ${dialect.listed}
            WHERE ${isGuardThere(dialect, "listed.value ->> 3")}
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, due_at = excluded.due_at`,
      values: [
        JSON.stringify(
          kept.map(({ key, value, dueAt, onlyIf }) => [key, JSON.stringify(value), dueAt?.getTime(), onlyIf]),
        ),
      ],
    };
    return [...(kept.length > 0 ? [upsert] : []), ...deleteKeys(dialect, "subscriptions", gone)];
  });
  return agenda;
}

/** Returns a row where it was replaced. */
function toReplacement({ stamp, row: { key, value, dueAt } }: StampedRow): Statement {
  return {
    sql: "UPDATE subscriptions SET value = ?, due_at = ? WHERE key = ? AND value = ? RETURNING key",
    values: [JSON.stringify(value), dueAt?.getTime() ?? null, key, stamp],
  };
}

/** What is no JSON is there all the same, and nobody can read it: null is no subscription. */
function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
