/** Chance that depends on its key alone: the same key rolls the same numbers in any process, on any day. */
export function diceFor(...key: (string | number)[]): Dice {
  return new Dice(hashOf(key.join("/")));
}

/**
 * A class because a stock makes 10,000 of these, and a set of closures for each would cost more than the
 * draws themselves.
 */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to 1, 1 excluded (mulberry32). */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** True for that share of the keys. */
  chance(share: number): boolean {
    return this.roll() < share;
  }

  /** The value for that share of the keys; otherwise undefined, which JSON leaves out. */
  maybe<T>(share: number, value: T): T | undefined {
    return this.chance(share) ? value : undefined;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.roll() * (most - least + 1));
  }

  pick<T>(list: readonly T[]): T {
    return at(list, this.between(0, list.length - 1));
  }

  /** Some of the list, in its order. */
  some<T>(list: readonly T[], share: number): T[] {
    return list.filter(() => this.chance(share));
  }
}

/** A list from which the heavier entries come more often; `at` takes a number from 0 to 1. */
export function weighted<T>(entries: readonly (readonly [T, number])[]): { at(share: number): T } {
  const ends: number[] = [];
  for (const [, weight] of entries) ends.push((ends.at(-1) ?? 0) + weight);
  const total = ends.at(-1) ?? 0;
  return { at: (share) => at(entries, firstAbove(ends, share * total))[0] };
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`Nothing at ${index} of ${list.length}`);
  return found;
}

function firstAbove(ends: readonly number[], value: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(ends, middle) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
