import { z } from "zod";
import { createCooperativeYield } from "../core/async/cooperative-yield.ts";
import type { Log } from "../core/telemetry.ts";
import { cleanLine, cleanLines } from "../core/text/clean-text.ts";
import { truncate } from "../core/text/text.ts";

/*
 * How what a service says enters: every text and list of a schema has a bound, before any regular expression
 * sees it. What is beyond it is cut, and counted for the log; only an id that is too long costs its row.
 */

/**
 * How many texts and lists were cut since the last `countCuts` began. A schema has no other way to report
 * this, and parsing is synchronous, so that two of them never count at the same time.
 */
let cuts = 0;
/** How many rows were left out since then. */
let odd = 0;

/**
 * What reading gives, how many of its texts and lists were cut, and how many rows of its lists were left out.
 */
export function countCuts<T>(read: () => T): { value: T; cuts: number; odd: number } {
  cuts = 0;
  odd = 0;
  const value = read();
  return { value, cuts, odd };
}

/**
 * A text on one line, of at most so many characters, without what is not seen. Refused where nothing is left.
 */
export function foreignText(most: number) {
  return z.preprocess((said) => bounded(said, most, cleanLine), z.string().trim().min(1));
}

/** The same with its lines. */
export function foreignLines(most: number) {
  return z.preprocess((said) => bounded(said, most, cleanLines), z.string().trim().min(1));
}

/** A text that may be empty, as it came but for its length and for what is not seen. */
export function foreignWords(most: number) {
  return z.preprocess((said) => bounded(said, most, cleanLines), z.string());
}

/** A number, or the text of one; undefined for anything else. */
export const foreignNumber = z
  .union([
    z.number(),
    z
      .string()
      .max(30, { abort: true })
      .regex(/^-?\d+(?:\.\d+)?$/)
      .transform(Number),
  ])
  .optional()
  .catch(undefined);

/** At most so many items. */
export function foreignList<T extends z.ZodType>(item: T, most: number) {
  return z.preprocess((said) => (Array.isArray(said) ? firstOf(said, most) : said), z.array(item));
}

/** The same, where an item that cannot be read is left out and counted, and costs no other. */
export function foreignRows<T extends z.ZodType>(item: T, most: number) {
  return foreignList(z.unknown(), most).transform((rows) =>
    rows.flatMap((row): z.output<T>[] => {
      const read = item.safeParse(row);
      if (!read.success) odd++;
      return read.success ? [read.data] : [];
    }),
  );
}

function bounded(value: unknown, most: number, clean: (text: string) => string): unknown {
  if (typeof value !== "string") return value;
  if (value.length > most) cuts++;
  return clean(truncate(value, most));
}

function firstOf(values: unknown[], most: number): unknown[] {
  if (values.length > most) cuts++;
  return values.length > most ? values.slice(0, most) : values;
}

/**
 * Whether a date in ISO 8601 is one of the calendar, and of these years: JavaScript takes the 30th of
 * February for the 2nd of March.
 */
export function isDate(text: string): boolean {
  const [day = ""] = text.match(/^20\d\d-\d\d-\d\d/) ?? [];
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** An instant in ISO 8601, a day alone included; undefined for anything else. */
export const foreignInstant = z
  .string()
  .max(40, { abort: true })
  .regex(/^\d{4}-\d\d-\d\d(?:T|$)/)
  .refine((said) => isDate(said) && !Number.isNaN(Date.parse(said)))
  .transform((said) => new Date(said).toISOString())
  .optional()
  .catch(undefined);

/** The service whose answer is read, and the log for what is odd in it. */
export type ReadContext = { name: string; log: Log };

/**
 * Rows that are read one by one, in steps that keep nobody waiting. An odd one is undefined, and counted in
 * the log together with what was cut; it never costs the others.
 */
export async function readRows<T, U>(
  rows: readonly unknown[],
  shape: z.ZodType<T>,
  translate: (read: T) => U,
  { name, log }: ReadContext,
): Promise<(U | undefined)[]> {
  const yieldIfDue = createCooperativeYield();
  const read: (U | undefined)[] = [];
  let dropped = 0;
  let cut = 0;
  for (const row of rows) {
    const { value: parsed, cuts } = countCuts(() => shape.safeParse(row));
    cut += cuts;
    if (!parsed.success) dropped++;
    read.push(parsed.success ? translate(parsed.data) : undefined);
    await yieldIfDue();
  }
  if (dropped > 0)
    log.warn({ service: name, dropped, of: rows.length }, "offers that could not be parsed were left out");
  logCuts(cut, { name, log });
  return read;
}

/** Warns of rows that could not be parsed, if there were any. */
export function logOdd(odd: number, { name, log }: ReadContext): void {
  if (odd > 0) log.warn({ service: name, dropped: odd }, "rows that could not be parsed were left out");
}

/** Warns of texts and lists that exceeded their limits, if there were any. */
export function logCuts(cut: number, { name, log }: ReadContext): void {
  if (cut > 0) log.warn({ service: name, cut }, "texts or lists exceeded their limits and were truncated");
}
