import { formatParisDay } from "../text/paris-time.ts";
import { normaliseText } from "../text/text.ts";

/** The minimum wage, gross euros: an hour, and a month of 35 hours a week. */
export type Smic = { hourly: number; monthly: number };

/**
 * The hourly minimum wage since each date, oldest first. It changes every January, sometimes in between: add
 * one line. Monthly wages follow from the hours, as in the decrees: 1,801.80 €, 1,823.03 €, 1,867.02 €.
 */
const rates: readonly [since: string, hourly: number][] = [
  ["2024-11-01", 11.88],
  ["2026-01-01", 12.02],
  ["2026-06-01", 12.31],
];

/** 35 hours a week are 1,820 a year (Code du travail, L3121-27). */
export const fullTimeHours = 35;
export const hoursPerYear = fullTimeHours * 52;

/**
 * The minimum wage on a day in Paris; the newest without a date. Days before the table get its first line.
 */
export function getSmicOn(date?: Date): Smic {
  const day = date === undefined ? undefined : formatParisDay(date);
  const rate = rates.findLast(([since]) => day === undefined || since <= day) ?? rates[0];
  const hourly = rate?.[1] ?? Number.NaN;
  return { hourly, monthly: Math.round((hourly * hoursPerYear * 100) / 12) / 100 };
}

/**
 * Wages stated relative to the minimum wage, as shares of it: "SMIC" is 1, "43 % du SMIC", "de 27 % à 100 %
 * du Smic", "SMIC + 10 %", "1,5 SMIC". Other percentages are not wages.
 */
export function findSmicShares(text: string): number[] | undefined {
  const phrase = normaliseText(text)
    .split(/\n|;/)
    .find((part) => smicWord.test(part));
  if (phrase === undefined) return undefined;
  const more = phrase.match(above)?.[1];
  if (more !== undefined) return [1 + numberOf(more) / 100];
  const [, ...multiples] = phrase.match(multiple) ?? phrase.match(multipleBehind) ?? [];
  const figures = multiples.flatMap((figure) => (figure === undefined ? [] : [numberOf(figure)]));
  if (figures.length > 0) return figures.sort((a, b) => a - b);
  const shares = [...phrase.matchAll(share)].flatMap(([, least, most]) =>
    [least, most].flatMap((figure) => (figure === undefined ? [] : [numberOf(figure) / 100])),
  );
  // An apprentice under 18 has at least 27 % (Code du travail, D6222-26).
  const likely = shares.filter((share) => share >= 0.25 && share <= 3);
  if (likely.length > 0) return [Math.min(...likely), Math.max(...likely)];
  return isUntold.test(phrase) ? undefined : [1];
}

/** Also glued to its multiple: "2xSMIC", "SMICx2". */
const smicWord = /(?:\b|(?<=\d[x*]?))smic(?:\b|(?=x ?\d))/;

/** What an agency adds at the end of a job is not part of the wage. */
const above =
  /\bsmic(?: (?:horaire|mensuel|brut|hotelier))?\W{0,3}\+ ?(\d{1,2}(?:[.,]\d+)?) ?%(?!.{0,20}\b(?:ifm|iccp|icp|cp|conges|precarite|fin de mission|mutuelle|primes?))/;
const times = String.raw`([1-4](?:[.,]\d{1,2})?)(?![\d.,]*\d)`;
const multiple = new RegExp(
  String.raw`(?<![\d.,])(?:${times} ?(?:a|-|/|et|ou) ?)?${times} ?(?:x|fois|\*)? ?(?:le )?smic\b`,
);
/** "SMIC x 1,1" */
const multipleBehind = new RegExp(String.raw`\bsmic ?(?:x|\*|fois) ?${times}(?! ?mois)`);
const share = /(?:(\d{1,3}(?:[.,]\d+)?) ?%? ?(?:a|et|-|\/) ?)?\b(\d{1,3}(?:[.,]\d+)?) ?% ?(?:du |de |d'un )?smic\b/g;
/** "% du SMIC selon l'âge". */
const isUntold = /% ?(?:du |de )?smic|pourcentage/;

function numberOf(figure: string): number {
  return Number(figure.replace(",", "."));
}
