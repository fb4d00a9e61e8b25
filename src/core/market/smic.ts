import { fold } from "../text.ts";

/**
 * The minimum wage, gross euros an hour, since 1 January 2026 (12.02 €, or 1,823.03 € a month). It changes every January, sometimes between: then change it here.
 * It only reads "SMIC" and tells what cannot be a wage, so that a figure a few per cent old does little harm.
 */
export const smicHourly = 12.02;

/** What a text says by the minimum wage, gross euros an hour: "SMIC", "43 % du SMIC", "de 27 % à 100 % du Smic", "SMIC + 10 %". */
export function fromSmic(text: string): number[] | undefined {
  const phrase = fold(text)
    .split(/\n|;/)
    .find((part) => /\bsmic\b/.test(part));
  if (phrase === undefined) return undefined;
  const more = phrase.match(/smic\W{0,3}\+ ?(\d{1,2}(?:[.,]\d+)?) ?%/)?.[1];
  if (more !== undefined) return [smicHourly * (1 + percent(more))];
  const shares = [...phrase.matchAll(/(\d{1,3}(?:[.,]\d+)?) ?%/g)].map(([, figure = ""]) => percent(figure));
  // An apprentice under 18 has at least 27 % (Code du travail, D6222-26).
  const likely = shares.filter((share) => share >= 0.25 && share <= 3);
  if (likely.length > 0) return [Math.min(...likely), Math.max(...likely)].map((share) => share * smicHourly);
  return /%|pourcentage/.test(phrase) ? undefined : [smicHourly];
}

function percent(figure: string): number {
  return Number(figure.replace(",", ".")) / 100;
}
