/** Those that have each key, in the order they came. */
export function groupBy<K, T>(items: T[], keyOf: (item: T) => K): [key: K, those: T[]][] {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}
