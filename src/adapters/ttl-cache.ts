import { isWithin } from "../core/durations.ts";
import { AbandonedCall, isUnwanted, type Requesters } from "../core/requester.ts";

/**
 * Something read from outside, kept for a while: the same key is not asked twice, not even while the first
 * asking is under way.
 */
export type TtlCache<T> = {
  /**
   * `read` is told who waits for it: all who ask for the key until it is read. It goes on as long as one of
   * them wants it. Nobody is told, and it goes on in any case, where the first one to ask did not say who.
   * What nobody wants is not read, nor waited for: it rejects with `AbandonedCall` unless it is at hand.
   */
  get: (key: string, read: (askedBy?: Requesters) => Promise<T>, askedBy?: Requesters) => Promise<T>;
  /** Whether getting it reads nothing: it is at hand and still fresh, or being read. */
  has: (key: string) => boolean;
  /** Whatever is kept under it is read anew the next time. */
  drop: (key: string) => void;
  /** Everything that is at hand and still fresh. */
  values: () => T[];
};

type Entry<T> = {
  value: Promise<T>;
  at: number;
  read?: T;
  isSettled: boolean;
  askers: Requesters[];
  /** Nothing until it is read. */
  weight: number;
};

/**
 * Keeps at most `most` values, each for `forMs`; the least lately used go first. Where values differ in size,
 * `weigh` says what each of them counts for. A reading that fails is not kept. Those that are under way are
 * shared however many there are, and count once they are read.
 */
export function createTtlCache<T>(
  most: number,
  forMs: number,
  now: () => number = () => performance.now(),
  weigh: (value: T) => number = () => 1,
): TtlCache<T> {
  const all = new Map<string, Entry<T>>();
  let weight = 0;

  const isFresh = ({ at }: Entry<T>): boolean => isWithin(now() - at, forMs);

  const get: TtlCache<T>["get"] = (key, read, askedBy) => {
    const known = all.get(key);
    const isAtHand = known?.isSettled === true && isFresh(known);
    if (!isAtHand && isUnwanted(askedBy)) return Promise.reject(new AbandonedCall());
    remove(key);
    const entry = known && isFresh(known) ? known : start(key, read, askedBy);
    all.set(key, entry);
    weight += entry.weight;
    if (entry === known && !entry.isSettled) entry.askers.push(askedBy ?? nameNobody());
    dropOldest();
    // All who had asked moved on just before this one came.
    return entry.value.catch((error: unknown) => {
      if (error instanceof AbandonedCall && !isUnwanted(askedBy)) return get(key, read, askedBy);
      throw error;
    });
  };

  function start(key: string, read: (askedBy?: Requesters) => Promise<T>, askedBy?: Requesters): Entry<T> {
    const askers = askedBy ? [askedBy] : [];
    const value = read(askedBy && (() => askers.flatMap((asked) => asked())));
    const entry: Entry<T> = { value, at: now(), isSettled: false, askers, weight: 0 };
    const settle = () => {
      entry.isSettled = true;
      // Who they are is kept no longer than they wait: with them goes all that they have on their screens.
      askers.length = 0;
    };
    value.then(
      (result) => {
        entry.read = result;
        settle();
        if (all.get(key) !== entry) return;
        entry.weight = weigh(result);
        weight += entry.weight;
        dropOldest();
      },
      () => {
        settle();
        if (all.get(key) === entry) remove(key);
      },
    );
    return entry;
  }

  function remove(key: string): void {
    weight -= all.get(key)?.weight ?? 0;
    all.delete(key);
  }

  function dropOldest(): void {
    for (const [key, { isSettled }] of all) {
      if (weight <= most) return;
      if (isSettled) remove(key);
    }
  }

  function has(key: string): boolean {
    const entry = all.get(key);
    return entry !== undefined && isFresh(entry);
  }

  const values = () =>
    [...all.values()].flatMap((entry) => (entry.read !== undefined && isFresh(entry) ? [entry.read] : []));

  return { get, has, drop: remove, values };
}

/** Somebody who does not say who they are wants it as much as others. */
function nameNobody(): Requesters {
  const nobody = [{ person: "", onWait: () => {} }];
  return () => nobody;
}
