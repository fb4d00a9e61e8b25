import { isWithin } from "../core/durations.ts";

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

type Entry<T> = { value: Promise<T>; at: number; read?: T };

/**
 * Keeps at most `most` values, each for `forMs`; the least lately used go first. A reading that fails is not
 * kept.
 */
export function createTtlCache<T>(
  most: number,
  forMs: number,
  now: () => number = () => performance.now(),
): TtlCache<T> {
  const all = new Map<string, Entry<T>>();

  const isFresh = ({ at }: Entry<T>): boolean => isWithin(now() - at, forMs);

  function get(key: string, read: () => Promise<T>): Promise<T> {
    const known = all.get(key);
    all.delete(key);
    if (known && isFresh(known)) {
      all.set(key, known);
      return known.value;
    }
    const entry: Entry<T> = { value: read(), at: now() };
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

  function has(key: string): boolean {
    const entry = all.get(key);
    return entry !== undefined && isFresh(entry);
  }

  const values = () =>
    [...all.values()].flatMap((entry) => (entry.read !== undefined && isFresh(entry) ? [entry.read] : []));

  return { get, has, drop: (key) => void all.delete(key), values };
}
