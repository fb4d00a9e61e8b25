import { cleanLine } from "../../core/text/clean-text.ts";

/** How the catalogue calls its fields at this moment. */
export type FieldNames = {
  /** Undefined where it does not have the field (any more). */
  nameOf: (field: string) => string | undefined;
  /** The numbers of that field are texts, and written in quotes. */
  isQuoted: (field: string) => boolean;
};

/** A part of `where`; undefined where it is about a field that the catalogue does not have. */
export type Condition = (names: FieldNames) => string | undefined;

/**
 * A text of a user as a literal, out of which nothing breaks: a lone backslash or a line break inside it
 * would refuse the query, and a quote end it.
 */
export function quoteText(text: string): string {
  const line = cleanLine(text).replace(/\s+/g, " ").trim();
  return `"${line.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/**
 * The words of a text that can be searched for, without any sign that could mean something to the service.
 */
export function toSearchWords(text: string): string[] {
  const words = cleanLine(text).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}+#]*/gu) ?? [];
  return words.slice(0, maxWords).map((word) => word.slice(0, maxWordLength));
}

const maxWords = 10;
const maxWordLength = 40;

/** The field has all these words. */
export function searchField(field: string, words: readonly string[]): Condition {
  return ofField(field, (name) => `search(${name}, ${quoteText(words.join(" "))})`);
}

/** The field has one of these values. */
export function isOneOf(field: string, values: readonly string[]): Condition {
  const list = values.map(quoteText);
  return ofField(field, (name) => (list.length === 1 ? `${name} = ${list[0]}` : `${name} in (${list.join(",")})`));
}

/** The field begins with this. */
export function startsWith(field: string, beginning: string): Condition {
  return ofField(field, (name) => `startswith(${name}, ${quoteText(beginning)})`);
}

/** The field has a value; or it has none. */
export function isStated(field: string, isThere: boolean): Condition {
  return ofField(field, (name) => `${name} is ${isThere ? "not " : ""}null`);
}

/** The field is a number above this. */
export function isAbove(field: string, least: number): Condition {
  return ofField(field, (name) => `${name} > ${least}`);
}

/** The number of a certification, which some clients quote and others do not. */
export function hasCode(field: string, code: string): Condition {
  const digits = code.replace(/\D/g, "");
  return ({ nameOf, isQuoted }) => {
    const name = nameOf(field);
    return name && `${name} = ${isQuoted(field) ? quoteText(digits) : digits}`;
  };
}

/** One of these holds; those about fields that are not there count for nothing. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return (names) => join(conditions, " or ", names);
}

/** All of these hold. */
export function allOf(conditions: readonly Condition[]): Condition {
  return (names) => join(conditions, " and ", names);
}

/** It does not hold. */
export function not(condition: Condition): Condition {
  return (names) => {
    const text = condition(names);
    return text && `not (${text})`;
  };
}

function join(conditions: readonly Condition[], by: string, names: FieldNames): string | undefined {
  const texts = conditions.flatMap((condition) => condition(names) ?? []);
  return texts.length > 1 ? `(${texts.join(by)})` : texts[0];
}

function ofField(field: string, write: (name: string) => string): Condition {
  return ({ nameOf }) => {
    const name = nameOf(field);
    return name && write(name);
  };
}
