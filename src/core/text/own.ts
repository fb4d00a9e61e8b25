/**
 * The value of a typed or received key. A plain lookup would also find what every object inherits, such as
 * "constructor" and "toString".
 */
export function getOwn<T>(record: Readonly<Partial<Record<string, T>>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
