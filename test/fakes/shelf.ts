import type { Shelf } from "../../src/core/store.ts";

/** A store in memory that keeps what JSON keeps, with what a test may want to see or break. */
export function shelf(
  now: () => Date = () => new Date(),
): Shelf & { rows: Map<string, string>; fails: (does: boolean) => void } {
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
  return {
    rows,
    fails: (does) => {
      failing = does;
    },
    get: async (key) => {
      check();
      return there(key) ? JSON.parse(rows.get(key) ?? "null") : undefined;
    },
    set: async (key, value, ttl) => {
      check();
      put(key, value, ttl);
    },
    setAll: async (all, ttl) => {
      check();
      for (const { key, value } of all) put(key, value, ttl);
    },
    delete: async (key) => {
      check();
      rows.delete(key);
    },
    keys: async (prefix, before) => {
      check();
      const isBefore = (key: string) => before === undefined || key < before;
      return [...rows.keys()].filter((key) => key.startsWith(prefix) && isBefore(key) && there(key)).sort();
    },
  };
}
