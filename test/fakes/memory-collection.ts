import type { Collection, Row } from "../../src/core/collection.ts";

/** A store in memory that keeps what JSON keeps, with what a test may want to see or break. */
export function memoryCollection(
  now: () => Date = () => new Date(),
): Collection & { rows: Map<string, string>; fails: (does: boolean) => void } {
  const rows = new Map<string, string>();
  const expiry = new Map<string, number>();
  let failing = false;
  const there = (key: string) => rows.has(key) && (expiry.get(key) ?? Number.POSITIVE_INFINITY) > now().getTime();
  const check = () => {
    if (failing) throw new Error("the store fails");
  };
  const put = (key: string, value: unknown, ttl?: number) => {
    rows.set(key, JSON.stringify(value));
    if (ttl === undefined) expiry.delete(key);
    else expiry.set(key, now().getTime() + ttl);
  };
  const self = {
    rows,
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
      put(key, value, ttl);
    },
    setAll: async (all: Row[]) => {
      const placed = all.map((row) => ({ ...row, collection: (row.collection ?? self) as typeof self }));
      for (const { collection } of placed) collection.check();
      for (const { collection, key, value, ttl } of placed) collection.put(key, value, ttl);
    },
    delete: async (key: string) => {
      check();
      rows.delete(key);
    },
    keys: async (prefix: string, before?: string) => {
      check();
      const isBefore = (key: string) => before === undefined || key < before;
      return [...rows.keys()].filter((key) => key.startsWith(prefix) && isBefore(key) && there(key)).sort();
    },
  };
  return self;
}
