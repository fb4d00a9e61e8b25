/** Those that have each key, in the order they came. */
export function groupBy<K, T>(all: T[], keyOf: (one: T) => K): [key: K, those: T[]][] {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups];
}
