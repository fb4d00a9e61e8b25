type KeyedRequest = { key: string; from: Date };

/**
 * Wishes by key, each from the earliest moment, as long as they are few enough to be fulfilled one by one;
 * beyond that they are forgotten.
 */
export type BoundedSet<T extends KeyedRequest> = {
  add: (wish: T) => void;
  /** What all of them cost; infinite once that is too much. */
  count: () => number;
  all: () => T[];
};

/**
 * Holds requests up to a cost of `most`, each of which costs 1 unless `costOf` says more; beyond that it is
 * emptied for good.
 */
export function createBoundedSet<T extends KeyedRequest>(
  most: number,
  costOf: (request: T) => number = () => 1,
): BoundedSet<T> {
  const byKey = new Map<string, T>();
  let cost = 0;
  let isTooMany = false;
  return {
    add: (wish) => {
      const existing = byKey.get(wish.key);
      if (isTooMany || (existing && existing.from <= wish.from)) return;
      byKey.set(wish.key, wish);
      if (!existing) cost += costOf(wish);
      if (cost <= most) return;
      isTooMany = true;
      byKey.clear();
    },
    count: () => (isTooMany ? Number.POSITIVE_INFINITY : cost),
    all: () => [...byKey.values()],
  };
}
