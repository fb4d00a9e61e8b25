import type { Agenda, Row } from "../../src/core/collection.ts";

/**
 * A store in memory that keeps what JSON keeps, with what a test may want to see or break. `dueAt` holds when
 * rows are due, in milliseconds.
 */
export function memoryCollection(
  now: () => Date = () => new Date(),
): Agenda & { rows: Map<string, string>; dueAt: Map<string, number>; fails: (does: boolean) => void } {
  const rows = new Map<string, string>();
  const expiry = new Map<string, number>();
  const dueAt = new Map<string, number>();
  let failing = false;
  const there = (key: string) => rows.has(key) && (expiry.get(key) ?? Number.POSITIVE_INFINITY) > now().getTime();
  const check = () => {
    if (failing) throw new Error("the store fails");
  };
  const put = ({ key, value, ttl, dueAt: due }: Row) => {
    rows.set(key, JSON.stringify(value));
    if (due === undefined) dueAt.delete(key);
    else dueAt.set(key, due.getTime());
    if (ttl === undefined) expiry.delete(key);
    else expiry.set(key, now().getTime() + ttl);
  };
  const listDue = async (from: number, to: number) => {
    check();
    const due = [...dueAt].filter(([key, at]) => at >= from && at <= to && there(key));
    return due.sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1)).map(([key]) => key);
  };
  const self = {
    rows,
    dueAt,
    put,
    check,
    fails: (does: boolean) => {
      failing = does;
    },
    get: async (key: string) => {
      check();
      return there(key) ? JSON.parse(rows.get(key) ?? "null") : undefined;
    },
    set: async (key: string, value: unknown, ttl?: number) => {
      check();
      put(ttl === undefined ? { key, value } : { key, value, ttl });
    },
    setAll: async (all: Row[]) => {
      const placed = all.map((row) => ({ ...row, collection: (row.collection ?? self) as typeof self }));
      for (const { collection } of placed) collection.check();
      for (const row of placed) row.collection.put(row);
    },
    delete: async (key: string) => {
      check();
      rows.delete(key);
      dueAt.delete(key);
    },
    listDue: (by: Date) => listDue(Number.NEGATIVE_INFINITY, by.getTime()),
    listLater: async (after: Date) => [
      ...(await listDue(after.getTime() + 1, Number.POSITIVE_INFINITY)),
      ...[...rows.keys()].filter((key) => !dueAt.has(key) && there(key)),
    ],
    postpone: async (key: string, until: Date) => {
      check();
      const at = dueAt.get(key);
      if (at !== undefined && at < until.getTime()) dueAt.set(key, until.getTime());
    },
    keys: async (prefix: string, before?: string) => {
      check();
      const isBefore = (key: string) => before === undefined || key < before;
      return [...rows.keys()].filter((key) => key.startsWith(prefix) && isBefore(key) && there(key)).sort();
    },
  };
  return self;
}
