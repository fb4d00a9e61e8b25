import { groupedBy } from "../grouped.ts";

/** How many there are of each, the most frequent first, then in the order they came. */
export function tally<T>(all: T[], of: (one: T) => string): [value: string, count: number][] {
  return grouped(all, of).map(([value, those]) => [value, those.length]);
}

/** Those that have each value, the largest group first, then in the order they came. */
export function grouped<T>(all: T[], of: (one: T) => string): [value: string, those: T[]][] {
  return groupedBy(all, of).sort(([, a], [, b]) => b.length - a.length);
}

/** The value below which that share of sorted numbers lies, between two neighbours where it falls there (type 7 of Hyndman and Fan, as in R and spreadsheets). */
export function quantile(sorted: number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
