/**
 * What is sent as JSON, with "�" in the place of each half of an emoji: JSON has a way to write them, and
 * platforms refuse the whole message. Only plain objects and lists are looked into; files stay what they are.
 */
export function replaceLoneSurrogates<T>(value: T): T {
  return replaceIn(value) as T;
}

function replaceIn(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(replaceIn);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, replaceIn(field)]));
}
