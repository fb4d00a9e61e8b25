/*
 * What stands in a stored value and cannot be read here: fields of a later version, and what a known field
 * says in words of such a version. Whoever changes the value writes it back: a later version that runs beside
 * this one, or after it, finds what it has written.
 *
 * Each object carries its own, however deep it stands: `{ ...object }` copies it along, what is made anew has
 * none, and an object that was left as it was is stored as it was.
 */

/** Under this key an object carries it along; JSON leaves it out. */
const unread = Symbol("unread");

type Unread = {
  /** The object as it stands in the store, and as it was read. */
  raw: object;
  self: object;
  /** By the name of the field: what stands there, and what was read of it. */
  fields: ReadonlyMap<string, { raw: unknown; read: unknown }>;
};

/** `read` is what was read of `raw`; the same, with what was not, for `toStored`. */
export function keepUnread<Read extends object>(raw: unknown, read: Read): Read {
  return keepWithin(raw, read) ?? read;
}

/**
 * What is to be stored: `value`, and what could not be read in `from`, or in what stands in `value`, unless
 * that was changed. A later version's form of a known field goes where this version writes its own there.
 */
export function toStored(value: object, from: object = value): object {
  const own = getUnread(from);
  return own ? restoreFields(value, own) : value;
}

/**
 * The same value with these fields as they are here. Needed where a field is to be what is also read of it
 * when it cannot be read, mostly undefined: else that counts as unchanged.
 */
export function setFields<Value extends object>(value: Value, changes: Partial<Value>): Value {
  const own = getUnread(value);
  if (!own) return { ...value, ...changes };
  const fields = new Map([...own.fields].filter(([name]) => !Object.hasOwn(changes, name)));
  return { ...value, ...changes, [unread]: { ...own, fields } };
}

/** The same object where all was read; undefined where the two are not of one kind. */
function keepWithin<Read extends object>(raw: unknown, read: Read): Read | undefined {
  if (!isObject(raw)) return undefined;
  if (Array.isArray(raw) || Array.isArray(read)) return keepInList(raw, read);
  const fields: [string, { raw: unknown; read: unknown }][] = [];
  const changes: [string, object][] = [];
  for (const name of Object.keys(raw)) {
    const stored = getField(raw, name);
    const known = getField(read, name);
    if (stored === known) continue;
    const kept = isObject(known) ? keepWithin(stored, known) : undefined;
    if (kept === undefined) fields.push([name, { raw: stored, read: known }]);
    else if (kept !== known) changes.push([name, kept]);
  }
  if (fields.length + changes.length === 0) return read;
  // At the top also where only something below could not be read: other values are not searched.
  const self = { ...read, ...Object.fromEntries(changes) };
  return Object.assign(self, { [unread]: { raw, self, fields: new Map(fields) } satisfies Unread });
}

/** A list of which some cannot be read, or were left out, is kept as a whole, as long as it is the same. */
function keepInList<Read extends object>(raw: object, read: Read): Read | undefined {
  if (!Array.isArray(raw) || !Array.isArray(read) || raw.length !== read.length) return undefined;
  let isChanged = false;
  const all: unknown[] = [];
  for (const [i, known] of read.entries()) {
    const kept = raw[i] === known ? known : isObject(known) ? keepWithin(raw[i], known) : undefined;
    if (kept === undefined) return undefined;
    isChanged ||= kept !== known;
    all.push(kept);
  }
  return isChanged ? (all as typeof read) : read;
}

function restoreFields(value: object, own = getUnread(value)): object {
  if (value === own?.self) return own.raw;
  const known = Object.entries(value).map(([name, field]) => [name, restore(field)] as const);
  const unchanged = [...(own?.fields ?? [])].filter(([name, { read }]) => getField(value, name) === read);
  return Object.fromEntries([...known, ...unchanged.map(([name, { raw }]) => [name, raw] as const)]);
}

function restore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(restore);
  return isObject(value) ? restoreFields(value) : value;
}

function getUnread(value: object): Unread | undefined {
  return getField(value, unread);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function getField(value: object, name: string | symbol) {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
