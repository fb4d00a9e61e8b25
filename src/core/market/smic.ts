import { fold } from "../text.ts";

/**
 * The minimum wage, gross euros an hour, since 1 January 2026 (12.02 €, or 1,823.03 € a month). It changes every January, sometimes between: then change it here.
 * It only reads "SMIC" and tells what cannot be a wage, so that a figure a few per cent old does little harm.
 */
export const smicHourly = 12.02;

/** What a text says by the minimum wage, gross euros an hour: "SMIC", "43 % du SMIC", "de 27 % à 100 % du Smic", "SMIC + 10 %", "1,5 SMIC". Other percentages are no wage. */
export function fromSmic(text: string): number[] | undefined {
  const phrase = fold(text)
    .split(/\n|;/)
    .find((part) => /\bsmic\b/.test(part));
  if (phrase === undefined) return undefined;
  const more = phrase.match(above)?.[1];
  if (more !== undefined) return [smicHourly * (1 + numberOf(more) / 100)];
  const times = phrase.match(multiple)?.[1];
  if (times !== undefined) return [smicHourly * numberOf(times)];
  const shares = [...phrase.matchAll(share)].flatMap(([, least, most]) =>
    [least, most].flatMap((figure) => (figure === undefined ? [] : [numberOf(figure) / 100])),
  );
  // An apprentice under 18 has at least 27 % (Code du travail, D6222-26).
  const likely = shares.filter((share) => share >= 0.25 && share <= 3);
  if (likely.length > 0) return [Math.min(...likely), Math.max(...likely)].map((share) => share * smicHourly);
  return isUntold.test(phrase) ? undefined : [smicHourly];
}

/** What an agency adds at the end of a job is no part of the wage. */
const above =
  /\bsmic(?: (?:horaire|mensuel|brut|hotelier))?\W{0,3}\+ ?(\d{1,2}(?:[.,]\d+)?) ?%(?!.{0,20}\b(?:ifm|iccp|icp|cp|conges|precarite|fin de mission|mutuelle|primes?))/;
const multiple = /(?<![\d.,])([1-4](?:[.,]\d{1,2})?) ?(?:x|fois|\*)? ?(?:le )?smic\b/;
const share = /(?:(\d{1,3}(?:[.,]\d+)?) ?%? ?(?:a|et|-|\/) ?)?\b(\d{1,3}(?:[.,]\d+)?) ?% ?(?:du |de |d'un )?smic\b/g;
/** "% du SMIC selon l'âge". */
const isUntold = /% ?(?:du |de )?smic|pourcentage/;

function numberOf(figure: string): number {
  return Number(figure.replace(",", "."));
}
