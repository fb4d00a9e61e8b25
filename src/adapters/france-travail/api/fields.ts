import { z } from "zod";
import type { BilingualText } from "./refusal.ts";

/** Under which heading `--help` lists a parameter. */
export type ParameterGroup = "Page and order" | "What" | "How" | "Who offers" | "Where" | "When";

/** What is told of a parameter: everything that `--help` and a refusal need. */
export type ParameterInfo = {
  group: ParameterGroup;
  /** What people who chat call it. */
  label: string;
  /** One line for operators. */
  help: string;
  /** What it takes, to follow "it takes" and "il faut". */
  takes: BilingualText;
  /** What stands for its value in `--help`. */
  hint: string;
  /** The reference lists of France Travail that its codes come from. */
  lists?: readonly ReferenceListName[];
};

/** The reference lists of Offres d'emploi v2 (reference of France Travail, section 4.1). */
export const referenceListNames = [
  "metiers",
  "appellations",
  "domaines",
  "themes",
  "nafs",
  "secteursActivites",
  "typesContrats",
  "naturesContrats",
  "niveauxFormations",
  "permis",
  "langues",
  "pays",
  "continents",
  "communes",
  "departements",
  "regions",
] as const;
/** A list of the codes that a parameter takes, as the API names it. */
export type ReferenceListName = (typeof referenceListNames)[number];

/** What is told of each parameter, by its schema. */
export const parameterInfo = z.registry<ParameterInfo>();

/** As it comes from a prompt, from a form, or from our own code. */
const given = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/**
 * One parameter of one value: a reader that knows no value for what the parameter does not take, and what is
 * told of it. Given twice, it is refused: put together, "10" and "20" would be 10.2.
 */
export function parameterField<T>(read: (text: string) => T | undefined, info: ParameterInfo) {
  return createField(read, info, false);
}

/** One parameter whose values are a list: all that are given count, however often it is given. */
export function listField<T>(read: (text: string) => T | undefined, info: ParameterInfo) {
  return createField(read, info, true);
}

function createField<T>(read: (text: string) => T | undefined, info: ParameterInfo, isList: boolean) {
  return given
    .transform((value, context): T => {
      const isRepeated = !isList && Array.isArray(value) && value.length > 1;
      const text = isRepeated ? value.join(", ") : String(value).trim();
      const outcome = isRepeated ? undefined : read(text);
      if (outcome !== undefined) return outcome;
      context.addIssue({ code: "custom", message: info.takes.en, params: { given: text, isRepeated } });
      return z.NEVER;
    })
    .optional()
    .register(parameterInfo, info);
}

/** Values separated by commas, each once. */
export function parseListOf(pattern: RegExp, most = Number.POSITIVE_INFINITY) {
  return (text: string): string[] | undefined => {
    const all = [...new Set(text.split(",").map((one) => one.trim()))];
    return all.length <= most && all.every((one) => pattern.test(one)) ? all : undefined;
  };
}

/** A text that matches the pattern; undefined for any other. */
export function parseOne(pattern: RegExp) {
  return (text: string): string | undefined => (pattern.test(text) ? text : undefined);
}

/** Codes are written in capitals, however they were typed. */
export function parseUpperCase<T>(read: (text: string) => T | undefined) {
  return (text: string) => read(text.toUpperCase());
}

/** One of these texts; undefined for any other. */
export function parseOneOf<T extends string>(...values: T[]) {
  return (text: string): T | undefined => values.find((value) => value === text);
}

/** One of these numbers, written in digits; undefined for any other text. */
export function parseNumberOf<T extends number>(...values: T[]) {
  return (text: string): T | undefined => values.find((value) => String(value) === text);
}

/** A parameter that is true or false. */
export function booleanField(group: ParameterGroup, label: string, help: string) {
  return parameterField(flag, {
    group,
    label,
    help,
    takes: { en: "true or false", fr: "true ou false" },
    hint: "[true|false]",
  });
}

function flag(text: string): boolean | undefined {
  return text === "true" ? true : text === "false" ? false : undefined;
}

/** A number of that form, up to `most`; a decimal comma is a point. */
export function parseBoundedNumber(pattern: RegExp, most = Number.POSITIVE_INFINITY) {
  return (text: string): number | undefined => {
    const value = Number(text.replace(",", "."));
    return pattern.test(text) && value <= most ? value : undefined;
  };
}
