import { uniqueBy } from "../collections/unique-by.ts";
import { cut, normaliseText, splitWords } from "../text/text.ts";
import type { Kind } from "./kind.ts";

/**
 * What all filters have: their names, the kinds of search that have them, and how they are worded in a search
 * where the value alone would not tell.
 */
type Common = {
  label: string;
  kinds: readonly Kind[];
  said?: (value: string) => string;
  /** What one should know before choosing. */
  hint?: string;
  /** Shown behind "Plus de filtres". */
  rare?: true;
  /** Only the text of an offer decides it. */
  inText?: true;
  /** It takes away no offer by itself. */
  narrowsNothing?: true;
};

/**
 * The shapes of a filter: one of several values, several values, a yes, an amount of euros, or typed words.
 * `any` names the absence of a choice.
 */
export type FilterEntry = Common &
  (
    | { shape: "one" | "several"; any: string; values: Readonly<Record<string, string>> }
    | { shape: "flag" }
    /** `names` are what some of the amounts are called where they are chosen. */
    | { shape: "amount"; any: string; amounts: readonly number[]; names?: Readonly<Record<number, string>> }
    | { shape: "words"; any: string }
  );

/** What a filter is set to, by its shape. */
export type ShapeValue<E> = E extends { shape: "one"; values: infer V }
  ? keyof V & string
  : E extends { shape: "several"; values: infer V }
    ? (keyof V & string)[]
    : E extends { shape: "flag" }
      ? true
      : E extends { shape: "amount" }
        ? number
        : E extends { shape: "words" }
          ? string[]
          : never;

/** Any of them. */
export type AnyFilterValue = string | string[] | number | true;

/** How many words a filter of words may hold. */
export const maxTerms = 10;
const maxTermLength = 40;
const minEuros = 100;
const maxEuros = 30_000;

/**
 * A stored value, as far as it is still offered. Older versions stored one value where there is a list now.
 */
export function readFilterValue(entry: FilterEntry, stored: unknown): AnyFilterValue | undefined {
  switch (entry.shape) {
    case "one":
      return typeof stored === "string" && Object.hasOwn(entry.values, stored) ? stored : undefined;
    case "several": {
      const all: unknown[] = Array.isArray(stored) ? stored : [stored];
      return unlessNone(Object.keys(entry.values).filter((value) => all.includes(value)));
    }
    case "flag":
      return stored === true ? true : undefined;
    case "amount":
      return typeof stored === "number" && stored >= minEuros && stored <= maxEuros ? Math.round(stored) : undefined;
    case "words":
      return Array.isArray(stored) ? unlessNone(termsIn(stored)) : undefined;
  }
}

function unlessNone<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** Each once, however it is written; what holds no letter or digit is not a word. */
function termsIn(stored: unknown[]): string[] {
  const terms = stored.flatMap((value) =>
    typeof value === "string" ? [cut(value.replace(/\s+/g, " ").trim(), maxTermLength)] : [],
  );
  const telling = terms.filter((term) => splitWords(term).join("").length > 1);
  return uniqueBy(telling, spelled).slice(0, maxTerms);
}

/** What a term is, however it is written. */
function spelled(term: string): string {
  return splitWords(term).join(" ");
}

/**
 * A name for a term that fits into a button (FNV-1a, 32 bits). It is not an index: a list on screen may be
 * older than the stored one.
 */
function markOf(term: string): string {
  const hash = [...spelled(term)].reduce(
    (sum, one) => Math.imul(sum ^ (one.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  );
  return `w${(hash >>> 0).toString(36)}`;
}

/** An index into the list, which older buttons use, is not a mark. */
function isMark(option: string): boolean {
  return option.startsWith("w");
}

/** One text for the same value, however it was written. */
export function toFilterValueKey(value: AnyFilterValue): AnyFilterValue {
  return Array.isArray(value) ? value.map(normaliseText).sort().join(",") : value;
}

/**
 * The value after one of its options was pressed: with several values, the option is toggled; a yes is taken
 * back; anything else is replaced.
 */
export function applyOptionPress(entry: FilterEntry, current: AnyFilterValue | undefined, option: string): unknown {
  const list = Array.isArray(current) ? current : [];
  switch (entry.shape) {
    case "one":
      return option;
    case "several":
      return list.includes(option)
        ? list.filter((one) => one !== option)
        : option === anyOption
          ? []
          : [...list, option];
    case "flag":
      return current === undefined ? true : undefined;
    case "amount":
      return Number(option);
    case "words":
      return list.filter((term) => markOf(term) !== option);
  }
}

/** A value after all of its options that still stand were given at once. */
export function applyOptionPick(entry: FilterEntry, current: AnyFilterValue | undefined, options: string[]): unknown {
  if (entry.shape === "several") return options;
  if (entry.shape !== "words") return applyOptionPress(entry, current, options[0] ?? anyOption);
  if (!Array.isArray(current) || !options.every(isMark)) return current;
  return current.filter((term) => options.includes(markOf(term)));
}

/** The option that is not a choice. */
export const anyOption = "any";

export type FilterOption = { value: string; label: string };

/** What there is to choose from, and what was typed beside it, in the order to show it. */
export function listEntryOptions(entry: FilterEntry, current?: AnyFilterValue): FilterOption[] {
  switch (entry.shape) {
    case "one":
    case "several":
      return Object.entries(entry.values).map(([value, label]) => ({ value, label }));
    case "flag":
      return [];
    case "amount": {
      const amounts = typeof current === "number" ? [...new Set([...entry.amounts, current])] : entry.amounts;
      return amounts
        .toSorted((a, b) => a - b)
        .map((euros) => ({
          value: String(euros),
          label: entry.names?.[euros] ?? formatAtLeastEuros(euros),
        }));
    }
    case "words":
      return Array.isArray(current) ? current.map((term) => ({ value: markOf(term), label: term })) : [];
  }
}

/** The options that are chosen. */
export function listPickedEntryOptions(entry: FilterEntry, current: AnyFilterValue | undefined): string[] {
  if (current === undefined) return entry.shape === "several" || entry.shape === "words" ? [] : [anyOption];
  if (entry.shape === "words") return listEntryOptions(entry, current).map(({ value }) => value);
  return Array.isArray(current) ? current : [String(current)];
}

/** "CDI, CDD", "2 000 € et plus": a value beside the name of its filter. */
export function formatEntryValue(entry: FilterEntry, value: AnyFilterValue): string {
  switch (entry.shape) {
    case "one":
      return entry.values[String(value)] ?? "";
    case "several":
      return listEntryOptions(entry)
        .flatMap((option) => (Array.isArray(value) && value.includes(option.value) ? [option.label] : []))
        .join(", ");
    case "flag":
      return entry.label;
    case "amount":
      return formatAtLeastEuros(Number(value));
    case "words":
      return Array.isArray(value) ? value.join(", ") : "";
  }
}

const euro = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });

export function formatAtLeastEuros(euros: number): string {
  return `${euro.format(euros).replaceAll("\u202f", "\u00a0")}\u00a0€ et plus`;
}
