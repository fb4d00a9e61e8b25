import type { Database } from "./database.ts";

/** Which row of `kept` is to be read; with `rest`, its key goes on with what stands in another row. */
export type TableRef = { key: string; rest?: Pointer | undefined };
type Pointer = { key: string; path: readonly string[] };

/** The values of rows of `kept`, by one statement. */
export type ReadTogether = (refs: TableRef[]) => Promise<unknown[]>;

/** A row as Keyv writes it. */
export type KeptRow = { value?: unknown; expires?: number | undefined } | undefined;

/** `parse`: a row's text as what it says; undefined where it cannot be read. */
export function createRowReader(
  { read, dialect }: Pick<Database, "read" | "dialect">,
  parse: (row: string) => Promise<KeptRow>,
): ReadTogether {
  const byKeys = `SELECT key, value FROM kept WHERE key IN ${dialect.listedTexts}`;
  const byPointer = `SELECT key, value FROM kept WHERE key = ? || (SELECT ${dialect.textAt} FROM kept WHERE key = ?)`;

  async function readRows(keys: string[], pointers: { key: string; rest: Pointer }[]): Promise<Map<string, unknown>> {
    const found = new Map<string, unknown>();
    const rows = await read<{ key: string; value: unknown }>(
      [byKeys, ...pointers.map(() => byPointer)].join(" UNION ALL "),
      [
        JSON.stringify(keys),
        ...pointers.flatMap(({ key, rest }) => [key, dialect.toPath(["value", ...rest.path]), rest.key]),
      ],
    );
    for (const { key, value } of rows)
      if (!found.has(key)) found.set(key, typeof value === "string" ? getLive(await parse(value)) : undefined);
    return found;
  }

  return async (refs) => {
    if (refs.length === 0) return [];
    const pointers = refs.filter((ref): ref is { key: string; rest: Pointer } => ref.rest !== undefined);
    const isPlain = pointers.every(({ rest }) => rest.path.every((part) => JSON.stringify(part) === `"${part}"`));
    const plainKeys = refs.map(({ key, rest }) => rest?.key ?? key);
    const found = await readRows([...new Set(plainKeys)], isPlain ? pointers : []);
    // What the statement took for it, unless that has expired.
    const keys = refs.map(({ key, rest }) => {
      const end = rest && findText(found.get(rest.key), rest.path);
      return rest === undefined ? key : end === undefined ? undefined : key + end;
    });
    // A path that SQLite cannot be given: rare enough to ask once more.
    const others = isPlain
      ? found
      : await readRows(
          keys.flatMap((key) => key ?? []),
          [],
        );
    return keys.map((key) => (key === undefined ? undefined : others.get(key)));
  };
}

function findText(value: unknown, path: readonly string[]): string | undefined {
  let there = value;
  for (const part of path) {
    if (typeof there !== "object" || there === null || !Object.hasOwn(there, part)) return undefined;
    there = Reflect.get(there, part);
  }
  return typeof there === "string" ? there : undefined;
}

/** What a row holds, unless its time is over. */
export function getLive(row: KeptRow): unknown {
  return (row?.expires ?? Number.POSITIVE_INFINITY) > Date.now() ? row?.value : undefined;
}

/** Rows of a table of its own are read by themselves. */
export async function refuseReading(): Promise<never> {
  throw new Error("rows of this table are not read together with others");
}
