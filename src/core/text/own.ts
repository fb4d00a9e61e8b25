/** What a record holds under a key that somebody typed or sent: every object also has a "constructor" and a "toString", which are none of its own. */
export function getOwn<T>(record: Readonly<Partial<Record<string, T>>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
