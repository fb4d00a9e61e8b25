import { groupBy } from "../collections/group-by.ts";

/** How many there are of each, the most frequent first, then in the order they came. */
export function countByValue<T>(all: T[], of: (item: T) => string): [value: string, count: number][] {
  return groupBySize(all, of).map(([value, those]) => [value, those.length]);
}

/** Those that have each value, the largest group first, then in the order they came. */
export function groupBySize<T>(all: T[], of: (item: T) => string): [value: string, those: T[]][] {
  return groupBy(all, of).sort(([, a], [, b]) => b.length - a.length);
}

/**
 * The quantile of sorted numbers, interpolated between neighbours (type 7 of Hyndman and Fan, as in R and
 * spreadsheets).
 */
export function computeQuantile(sorted: number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
