/**
 * Something read from outside, kept for a while: the same key is not asked twice, not even while the first
 * asking is under way.
 */
export type TtlCache<T> = {
  get: (key: string, read: () => Promise<T>) => Promise<T>;
  /** Whether getting it reads nothing: it is at hand and still fresh, or being read. */
  has: (key: string) => boolean;
  /** Whatever is kept under it is read anew the next time. */
  drop: (key: string) => void;
  /** Everything that is at hand and still fresh. */
  values: () => T[];
};

/**
 * Keeps at most `most` values, each for `forMs`; the least lately used go first. A reading that fails is not
 * kept.
 */
export function createTtlCache<T>(most: number, forMs: number, now: () => number = Date.now): TtlCache<T> {
  const all = new Map<string, { value: Promise<T>; until: number; read?: T }>();

  function get(key: string, read: () => Promise<T>): Promise<T> {
    const known = all.get(key);
    all.delete(key);
    if (known && now() < known.until) {
      all.set(key, known);
      return known.value;
    }
    const entry: { value: Promise<T>; until: number; read?: T } = { value: read(), until: now() + forMs };
    all.set(key, entry);
    entry.value.then(
      (value) => {
        entry.read = value;
      },
      () => {
        if (all.get(key) === entry) all.delete(key);
      },
    );
    for (const oldest of all.keys()) {
      if (all.size <= most) break;
      all.delete(oldest);
    }
    return entry.value;
  }

  const has = (key: string) => now() < (all.get(key)?.until ?? Number.NEGATIVE_INFINITY);
  const values = () =>
    [...all.values()].flatMap(({ read, until }) => (read !== undefined && now() < until ? [read] : []));

  return { get, has, drop: (key) => void all.delete(key), values };
}
