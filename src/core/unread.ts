/*
 * What stands in a stored value and cannot be read here: fields of a later version, and what a known field
 * says in words of such a version. Whoever changes the value writes it back: a later version that runs beside
 * this one, or after it, finds what it has written.
 */

/** Under this key a value carries it along; it is copied with the value, and JSON leaves it out. */
const unread = Symbol("unread");

/** By the name of the field: what stands there, and what was read of it. */
type Unread = ReadonlyMap<string, { raw: unknown; read: unknown }>;

/** `read` is what was read of `raw`; the same, with what was not, for `toStored`. */
export function keepUnread<Read extends object>(raw: unknown, read: Read): Read {
  if (!isObject(raw)) return read;
  const fields = Object.entries(raw)
    .map(([name, value]) => [name, { raw: value, read: getField(read, name) }] as const)
    .filter(([, field]) => !isAllRead(field.raw, field.read));
  return fields.length === 0 ? read : Object.assign({ ...read }, { [unread]: new Map(fields) });
}

/**
 * What is to be stored: `value`, and of `from` the fields that could not be read, unless they were changed.
 */
export function toStored(value: object, from: object = value): object {
  const fields: Unread = getField(from, unread) ?? new Map();
  const unchanged = [...fields].filter(([name, { read }]) => getField(value, name) === read);
  if (unchanged.length === 0) return value;
  return { ...value, ...Object.fromEntries(unchanged.map(([name, { raw }]) => [name, raw])) };
}

/** Whether all that `raw` says is in what was read of it. */
function isAllRead(raw: unknown, read: unknown): boolean {
  if (raw === read) return true;
  if (!isObject(raw)) return false;
  if (!isObject(read) || Array.isArray(raw) !== Array.isArray(read)) return false;
  return Object.entries(raw).every(([name, value]) => isAllRead(value, getField(read, name)));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function getField(value: object, name: string | symbol) {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
