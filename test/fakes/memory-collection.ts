import type { Agenda, Collection, Row, RowRef, StampedRow } from "../../src/core/collection.ts";

/**
 * A store in memory that keeps what JSON keeps, with what a test may want to see or break. `dueAt` holds when
 * rows are due, in milliseconds.
 */
export function memoryCollection(
  now: () => Date = () => new Date(),
): Agenda & Pick<Inside, "rows" | "dueAt" | "fails"> {
  const rows = new Map<string, string>();
  const expiry = new Map<string, number>();
  const dueAt = new Map<string, number>();
  let failing = false;
  const there = (key: string) => rows.has(key) && (expiry.get(key) ?? Number.POSITIVE_INFINITY) > now().getTime();
  const check = () => {
    if (failing) throw new Error("the store fails");
  };
  const put = ({ key, value, ttl, dueAt: due, onlyIf }: Row) => {
    // One of these collections, or something that stands before one.
    if (onlyIf && "rows" in onlyIf.collection && !(onlyIf.collection.rows as Map<string, string>).has(onlyIf.key))
      return;
    if (ttl !== undefined && ttl <= 0) {
      rows.delete(key);
      dueAt.delete(key);
      return;
    }
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
  const self: Agenda & Inside = {
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
    getAll: async (refs: readonly RowRef[]) => {
      check();
      return Promise.all(
        refs.map(async ({ collection = self, key, rest }) => {
          if (!rest) return collection.get(key);
          const end = findText(await rest.collection.get(rest.key), rest.path);
          return end === undefined ? undefined : collection.get(key + end);
        }),
      );
    },
    set: async (key: string, value: unknown, ttl?: number) => {
      check();
      put(ttl === undefined ? { key, value } : { key, value, ttl });
    },
    setAll: async (all: Row[]) => {
      const placed = all.map((row) => ({ ...row, collection: (row.collection ?? self) as Collection & Inside }));
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
    getStamped: async (key: string) => {
      check();
      const stamp = there(key) ? rows.get(key) : undefined;
      return stamp === undefined ? undefined : { value: JSON.parse(stamp), stamp };
    },
    replace: (stamp: string, row: Row, others: Row[] = []) => self.replaceAll([{ stamp, row }], others),
    replaceAll: async (changes: StampedRow[], others: Row[] = []) => {
      check();
      if (changes.some(({ stamp, row }) => !there(row.key) || rows.get(row.key) !== stamp)) return false;
      await self.setAll([...changes.map(({ row }) => row), ...others]);
      return true;
    },
    keys: async (prefix: string, before?: string) => {
      check();
      const isBefore = (key: string) => before === undefined || key < before;
      return [...rows.keys()].filter((key) => key.startsWith(prefix) && isBefore(key) && there(key)).sort();
    },
  };
  return self;
}

/** What of it is seen here alone. */
type Inside = {
  rows: Map<string, string>;
  dueAt: Map<string, number>;
  fails: (does: boolean) => void;
  put: (row: Row) => void;
  check: () => void;
};

function findText(value: unknown, path: readonly string[]): string | undefined {
  const there = path.reduce<unknown>(
    (from, part) => (typeof from === "object" && from !== null ? Reflect.get(from, part) : undefined),
    value,
  );
  return typeof there === "string" ? there : undefined;
}
