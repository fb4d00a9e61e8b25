import { expectSign, Malformed, type OdsqlToken, take, takeSign, takeWord, tokenize } from "./tokens.ts";
import { boughtFields, fields, type TrainingRow, type TrainingValue } from "./trainings.ts";

export type Condition = (row: TrainingRow) => boolean;

/**
 * The part of ODSQL's `where` listed in section 2 of the reference: comparisons, `like`, `in`, `is null`,
 * `search`, and, or, not.
 */
export function readWhere(source: string): Condition {
  const tokens = tokenize(source);
  const condition = readOr(tokens);
  if (tokens.length > 0) throw new Malformed(`Unexpected ${tokens[0]?.value}`);
  return condition;
}

/** A field of either set. */
export function knownField(name: string): string {
  if (!fields.has(name) && !boughtFields.has(name)) throw new Malformed(`Unknown field: ${name}`);
  return name;
}

function readOr(tokens: OdsqlToken[]): Condition {
  const parts = [readAnd(tokens)];
  while (takeWord(tokens, "or")) parts.push(readAnd(tokens));
  return (row) => parts.some((part) => part(row));
}

function readAnd(tokens: OdsqlToken[]): Condition {
  const parts = [readNot(tokens)];
  while (takeWord(tokens, "and")) parts.push(readNot(tokens));
  return (row) => parts.every((part) => part(row));
}

function readNot(tokens: OdsqlToken[]): Condition {
  if (takeWord(tokens, "not")) {
    const part = readNot(tokens);
    return (row) => !part(row);
  }
  if (takeSign(tokens, "(")) {
    const inner = readOr(tokens);
    expectSign(tokens, ")");
    return inner;
  }
  return readTest(tokens);
}

function readTest(tokens: OdsqlToken[]): Condition {
  const first = take(tokens);
  if (first.kind === "text") return contains(undefined, first.value);
  if (first.kind !== "name") throw new Malformed(`Unexpected ${first.value}`);
  if (takeSign(tokens, "(")) return readCall(first.value.toLowerCase(), tokens);
  return readComparison(knownField(first.value), tokens);
}

/**
 * `search("…")` searches all texts, `search(field, "…")` one of them; `suggest` and `startswith` compare
 * beginnings.
 */
function readCall(name: string, tokens: OdsqlToken[]): Condition {
  const field = tokens[0]?.kind === "name" ? knownField(take(tokens).value) : undefined;
  if (field) expectSign(tokens, ",");
  const words = take(tokens).value;
  expectSign(tokens, ")");
  if (name === "search") return contains(field, words);
  if (!field || (name !== "suggest" && name !== "startswith")) throw new Malformed(`Unknown function: ${name}`);
  return (row) => plain(row[field] ?? "").startsWith(plain(words));
}

function readComparison(field: string, tokens: OdsqlToken[]): Condition {
  if (takeWord(tokens, "is")) {
    const isNegated = takeWord(tokens, "not");
    if (!takeWord(tokens, "null")) throw new Malformed("null expected");
    return (row) => ((row[field] ?? null) === null) !== isNegated;
  }
  if (takeWord(tokens, "like")) return contains(field, take(tokens).value);
  if (takeWord(tokens, "in")) {
    const values = readList(tokens);
    return (row) => values.some((value) => compare(row[field] ?? null, value) === 0);
  }
  const operator = take(tokens).value;
  const test = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (!test) throw new Malformed(`Unexpected ${operator}`);
  const value = readValue(tokens, field);
  return (row) => {
    const order = compare(row[field] ?? null, value);
    return order !== undefined && test(order);
  };
}

const operators: Record<string, (order: number) => boolean> = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

function readList(tokens: OdsqlToken[]): TrainingValue[] {
  expectSign(tokens, "(");
  const values = [readValue(tokens)];
  while (takeSign(tokens, ",")) values.push(readValue(tokens));
  expectSign(tokens, ")");
  return values;
}

/** A text, a number or `date'2026-11-01'`. A number for a text field is a query error. */
function readValue(tokens: OdsqlToken[], field = ""): TrainingValue {
  const token = take(tokens);
  if (token.kind === "number" && fields.get(field) === "text")
    throw new Malformed(`Incompatible type for field ${field}`);
  if (token.kind === "number") return Number(token.value);
  if (token.kind === "text") return token.value;
  if (token.value.toLowerCase() === "date" && tokens[0]?.kind === "text") return take(tokens).value;
  throw new Malformed(`Unexpected ${token.value}`);
}

/** Nothing compares with null, nor a number with a text. */
function compare(left: TrainingValue, right: TrainingValue): number | undefined {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  return undefined;
}

/** All words, as beginnings of words. */
function contains(field: string | undefined, text: string): Condition {
  const words = plain(text).split(" ").filter(Boolean);
  return (row) => {
    const values = field ? [row[field] ?? ""] : Object.values(row).filter((value) => typeof value === "string");
    const searched = ` ${values.map((value) => plain(value ?? "")).join(" ")}`;
    return words.every((word) => searched.includes(` ${word}`));
  };
}

function plain(value: string | number): string {
  return String(value)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
