import { knownField } from "./odsql.ts";
import { Malformed } from "./tokens.ts";
import { fields, type TrainingRow, type TrainingValue } from "./trainings.ts";

type Column = { name: string; read: (rows: readonly TrainingRow[]) => TrainingValue; isAggregate: boolean };

/** `select`, `group_by` and `order_by` on rows that are already filtered. */
export function selectRows(rows: readonly TrainingRow[], query: URLSearchParams): TrainingRow[] {
  const grouping = commaList(query.get("group_by")).map(knownField);
  const columns = commaList(query.get("select")).map(readColumn);
  if (grouping.length > 0)
    return inOrder(grouped(rows, grouping, columns), query, [...grouping, ...columns.map(({ name }) => name)]);
  if (columns.some(({ isAggregate }) => isAggregate)) return [cells(columns, rows)];
  const sorted = inOrder(rows, query, [...fields.keys()]);
  return columns.length > 0 ? sorted.map((row) => cells(columns, [row])) : sorted.map(complete);
}

/** `refine=nom_region:Bretagne` keeps, `exclude` leaves out. */
export function refineRows(rows: readonly TrainingRow[], query: URLSearchParams): TrainingRow[] {
  const pairs = (name: string) =>
    query.getAll(name).map((pair) => ({
      field: knownField(pair.slice(0, pair.indexOf(":"))),
      value: pair.slice(pair.indexOf(":") + 1),
    }));
  const [kept, dropped] = [pairs("refine"), pairs("exclude")];
  return rows.filter(
    (row) =>
      kept.every(({ field, value }) => String(row[field]) === value) &&
      !dropped.some(({ field, value }) => String(row[field]) === value),
  );
}

export function facetsOf(rows: readonly TrainingRow[], names: readonly string[]) {
  return names.map((name) => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const value = row[name];
      if (value !== null && value !== undefined) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    }
    return { name, facets: [...counts].map(([value, count]) => ({ name: value, count, state: "displayed", value })) };
  });
}

/** "nom_of", "frais_ttc_tot_mean as prix", "count(*) as n", "median(frais_ttc_tot_mean)". */
function readColumn(expression: string): Column {
  const [, source = "", alias] = /^(.+?)(?:\s+as\s+(\w+))?$/i.exec(expression) ?? [];
  const [, name = "", argument = ""] = /^(\w+)\((\*|\w+)\)$/.exec(source) ?? [];
  if (!name) {
    const field = knownField(source);
    return { name: alias ?? field, read: ([row]) => row?.[field] ?? null, isAggregate: false };
  }
  const aggregate = aggregates[name.toLowerCase()];
  if (!aggregate) throw new Malformed(`Unknown function: ${name}`);
  const field = argument === "*" ? undefined : knownField(argument);
  const read = (rows: readonly TrainingRow[]) => aggregate(field ? numbers(rows, field) : rows.map(() => 1));
  return { name: alias ?? source, read, isAggregate: true };
}

const aggregates: Record<string, (values: number[]) => TrainingValue> = {
  count: (values) => values.length,
  sum: (values) => sum(values),
  avg: (values) => (values.length > 0 ? sum(values) / values.length : null),
  min: (values) => (values.length > 0 ? Math.min(...values) : null),
  max: (values) => (values.length > 0 ? Math.max(...values) : null),
  median: (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? null,
};

function grouped(rows: readonly TrainingRow[], grouping: readonly string[], columns: readonly Column[]): TrainingRow[] {
  const groups = new Map<string, TrainingRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(grouping.map((field) => row[field] ?? null));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => ({
    ...Object.fromEntries(grouping.map((field) => [field, group[0]?.[field] ?? null])),
    ...cells(columns, group),
  }));
}

/** Nulls come last, whichever the direction. */
function inOrder(rows: readonly TrainingRow[], query: URLSearchParams, known: readonly string[]): TrainingRow[] {
  const orders = commaList(query.get("order_by")).map((order) => {
    const [, name = "", direction = "asc"] = /^(\S+)(?:\s+(asc|desc))?$/i.exec(order) ?? [];
    if (!known.includes(name)) throw new Malformed(`Unknown field: ${name}`);
    return { name, sign: direction.toLowerCase() === "desc" ? -1 : 1 };
  });
  const compare = (left: TrainingValue | undefined, right: TrainingValue | undefined, sign: number) => {
    if (left === right) return 0;
    if (left === null || left === undefined) return 1;
    if (right === null || right === undefined) return -1;
    return (left < right ? -1 : 1) * sign;
  };
  return rows.toSorted((left, right) =>
    orders.reduce((found, { name, sign }) => found || compare(left[name], right[name], sign), 0),
  );
}

function cells(columns: readonly Column[], rows: readonly TrainingRow[]): TrainingRow {
  return Object.fromEntries(columns.map(({ name, read }) => [name, read(rows)]));
}

function complete(row: TrainingRow): TrainingRow {
  return Object.fromEntries([...fields.keys()].map((field) => [field, row[field] ?? null]));
}

function numbers(rows: readonly TrainingRow[], field: string): number[] {
  return rows.map((row) => row[field]).filter((value) => typeof value === "number");
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function commaList(list: string | null): string[] {
  return (list ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
}
