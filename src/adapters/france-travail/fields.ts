import { z } from "zod";
import type { Said } from "./refusal.ts";

export type Group = "Page and order" | "What" | "How" | "Who offers" | "Where" | "When";

/** What is told of a parameter: everything that `--help` and a refusal need. */
export type About = {
  group: Group;
  /** What people who chat call it. */
  label: string;
  /** One line for operators. */
  help: string;
  /** What it takes, to follow "it takes" and "il faut". */
  takes: Said;
  /** What stands for its value in `--help`. */
  hint: string;
  /** The reference lists of France Travail that its codes come from. */
  lists?: readonly ListName[];
};

/** The reference lists of Offres d'emploi v2 (reference of France Travail, section 4.1). */
export const listNames = [
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
export type ListName = (typeof listNames)[number];

export const about = z.registry<About>();

/** As it comes from a prompt, from a form, or from our own code. */
const given = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** One parameter: a reader that knows no value for what the parameter does not take, and what is told of it. */
export function field<T>(read: (text: string) => T | undefined, told: About) {
  return given
    .transform((value, context): T => {
      const text = String(value).trim();
      const outcome = read(text);
      if (outcome !== undefined) return outcome;
      context.addIssue({ code: "custom", message: told.takes.en, params: { given: text } });
      return z.NEVER;
    })
    .optional()
    .register(about, told);
}

/** Values separated by commas, each once. */
export function many(pattern: RegExp, most = Number.POSITIVE_INFINITY) {
  return (text: string): string[] | undefined => {
    const all = [...new Set(text.split(",").map((one) => one.trim()))];
    return all.length <= most && all.every((one) => pattern.test(one)) ? all : undefined;
  };
}

export function one(pattern: RegExp) {
  return (text: string): string | undefined => (pattern.test(text) ? text : undefined);
}

/** Codes are written in capitals, however they were typed. */
export function capitals<T>(read: (text: string) => T | undefined) {
  return (text: string) => read(text.toUpperCase());
}

export function oneOf<T extends string>(...values: T[]) {
  return (text: string): T | undefined => values.find((value) => value === text);
}

export function numberOf<T extends number>(...values: T[]) {
  return (text: string): T | undefined => values.find((value) => String(value) === text);
}

/** A parameter that is true or false. */
export function truth(group: Group, label: string, help: string) {
  return field(flag, { group, label, help, takes: { en: "true or false", fr: "true ou false" }, hint: "[true|false]" });
}

function flag(text: string): boolean | undefined {
  return text === "true" ? true : text === "false" ? false : undefined;
}

/** A number of that form, up to `most`; a decimal comma is a point. */
export function amount(pattern: RegExp, most = Number.POSITIVE_INFINITY) {
  return (text: string): number | undefined => {
    const value = Number(text.replace(",", "."));
    return pattern.test(text) && value <= most ? value : undefined;
  };
}
