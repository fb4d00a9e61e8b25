type KeyedRequest = { key: string; from: Date };

/**
 * Wishes by key, each from the earliest moment, as long as they are few enough to be fulfilled one by one;
 * beyond that they are forgotten.
 */
export type BoundedSet<T extends KeyedRequest> = {
  add: (wish: T) => void;
  /** Infinite once there are too many. */
  count: () => number;
  all: () => T[];
};

/** Holds up to `most` requests; one more empties it for good. */
export function createBoundedSet<T extends KeyedRequest>(most: number): BoundedSet<T> {
  const byKey = new Map<string, T>();
  let isTooMany = false;
  return {
    add: (wish) => {
      const existing = byKey.get(wish.key);
      if (isTooMany || (existing && existing.from <= wish.from)) return;
      byKey.set(wish.key, wish);
      if (byKey.size <= most) return;
      isTooMany = true;
      byKey.clear();
    },
    count: () => (isTooMany ? Number.POSITIVE_INFINITY : byKey.size),
    all: () => [...byKey.values()],
  };
}
