import type { Database } from "../../database.ts";
import type { Query } from "../../sql.ts";

/** A table that is copied; leases are not, since who holds one holds it there. */
export type CopiedTable = {
  name: string;
  /** Its columns but for the key; those of times are numbers. */
  columns: readonly ("value" | "due_at" | "expires_at")[];
  /** So many rows are read at a time: values may be pictures. */
  rowsAtOnce: number;
};

export const copiedTables: readonly CopiedTable[] = [
  { name: "kept", columns: ["value"], rowsAtOnce: 100 },
  { name: "subscriptions", columns: ["value", "due_at"], rowsAtOnce: 200 },
  { name: "known_offers", columns: ["expires_at"], rowsAtOnce: 5_000 },
];

/** How many rows there are now, how many were written for it, and how many nobody can read. */
export type CopyCounts = { rows: number; written: number; unreadable: number };

/** A row as it stands in both. */
type CopiedRow = { key: string; cells: (string | number | null)[] };
type ReadRow = { key: string } & Partial<Record<string, unknown>>;

/** A row that was copied stands there otherwise. */
export class CopyDiffers extends Error {
  constructor(table: string) {
    super(`a row of ${table} is not in the copy as it was`);
    this.name = "CopyDiffers";
  }
}

/**
 * Makes a table of `to` what it is in `from`, part by part in the order of keys: what is there already stays,
 * so that a copy that was interrupted goes on. Each part is then read again from both, and compared row by
 * row.
 */
export async function copyRows(from: Database, to: Database, table: CopiedTable): Promise<CopyCounts> {
  const counts: CopyCounts = { rows: 0, written: 0, unreadable: 0 };
  for (let after: string | undefined; ; ) {
    const { rows, unreadable, last } = await readPart(from.read, table, after);
    const range = { after, upTo: last };
    const there = await readRange(to.read, table, range);
    counts.written += await makeEqual(to, table, rows, there);
    if (!isEqual(await readRange(to.read, table, range), rows)) throw new CopyDiffers(table.name);
    counts.rows += rows.length;
    counts.unreadable += unreadable;
    if (last === undefined) return counts;
    after = last;
  }
}

/** `last`: the last key of the part; undefined in the last part. */
async function readPart(
  read: Query,
  { name, columns, rowsAtOnce }: CopiedTable,
  after: string | undefined,
): Promise<{ rows: CopiedRow[]; unreadable: number; last: string | undefined }> {
  const found = await read<ReadRow>(
    `SELECT key, ${columns.join(", ")} FROM ${name} WHERE key ${after === undefined ? ">=" : ">"} ?
     ORDER BY key LIMIT ${rowsAtOnce}`,
    [after ?? ""],
  );
  const rows = found.map((row) => toCopied(row, columns)).filter(({ key }) => key !== probeKey);
  return {
    rows,
    unreadable: columns.includes("value") ? found.filter(({ value }) => !isJson(value)).length : 0,
    last: found.length < rowsAtOnce ? undefined : found.at(-1)?.key,
  };
}

/** What a look at whether the store can be written to leaves there. */
const probeKey = "check:";

async function readRange(
  read: Query,
  { name, columns }: CopiedTable,
  { after, upTo }: { after: string | undefined; upTo: string | undefined },
): Promise<CopiedRow[]> {
  const found = await read<ReadRow>(
    `SELECT key, ${columns.join(", ")} FROM ${name} WHERE key ${after === undefined ? ">=" : ">"} ?
     ${upTo === undefined ? "" : "AND key <= ?"} ORDER BY key`,
    [after ?? "", ...(upTo === undefined ? [] : [upTo])],
  );
  return found.map((row) => toCopied(row, columns)).filter(({ key }) => key !== probeKey);
}

/**
 * What no text can be there (bytes, nothing at all, a zero byte) nobody can read: such a row is kept as an
 * unreadable one, for that it is there may say something.
 */
function toCopied(row: ReadRow, columns: CopiedTable["columns"]): CopiedRow {
  const cells = columns.map((column) => {
    const cell = row[column];
    if (column === "value") return typeof cell === "string" ? cell.replaceAll("\u0000", "\ufffd") : "";
    return typeof cell === "number" && Number.isFinite(cell) ? Math.round(cell) : column === "due_at" ? null : 0;
  });
  return { key: row.key, cells };
}

function isJson(value: unknown): boolean {
  try {
    return typeof value === "string" && JSON.parse(value) !== undefined;
  } catch {
    return false;
  }
}

const isSame = (one: CopiedRow | undefined, other: CopiedRow): boolean =>
  one?.key === other.key && one.cells.every((cell, i) => cell === other.cells[i]);

function isEqual(there: CopiedRow[], rows: CopiedRow[]): boolean {
  return there.length === rows.length && rows.every((row, i) => isSame(there[i], row));
}

/** Writes what differs, and deletes what is too much; resolves with how many rows it wrote. */
async function makeEqual(
  { writeAll, dialect }: Database,
  { name, columns }: CopiedTable,
  rows: CopiedRow[],
  there: CopiedRow[],
): Promise<number> {
  const known = new Map(there.map((row) => [row.key, row]));
  const missing = rows.filter((row) => !isSame(known.get(row.key), row));
  const wanted = new Set(rows.map(({ key }) => key));
  const surplus = there.filter(({ key }) => !wanted.has(key)).map(({ key }) => key);
  const cells = columns.map((column, i) =>
    column === "value" ? `listed.value ->> ${i + 1}` : `CAST(listed.value ->> ${i + 1} AS BIGINT)`,
  );
  const upsert = {
    sql: `INSERT INTO ${name} (key, ${columns.join(", ")})
          SELECT listed.value ->> 0, ${cells.join(", ")} FROM ${dialect.listed} WHERE true
          ON CONFLICT (key) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}`,
    values: [JSON.stringify(missing.map((row) => [row.key, ...row.cells]))],
  };
  const remove = {
    sql: `DELETE FROM ${name} WHERE key IN ${dialect.listedTexts}`,
    values: [JSON.stringify(surplus)],
  };
  await writeAll([...(missing.length > 0 ? [upsert] : []), ...(surplus.length > 0 ? [remove] : [])]);
  return missing.length;
}
