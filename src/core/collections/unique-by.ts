/** Each item once: of those with the same key the last one, in the place of the first. */
export function uniqueBy<T, K>(items: readonly T[], keyOf: (item: T) => K): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
