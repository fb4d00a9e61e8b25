import { normaliseText, splitWords } from "../text/text.ts";
import type { Statements } from "./offer.ts";

/** Which of these words or phrases the text of an offer holds, in the singular or the plural. */
export function findTerms(offer: Statements, terms: string[]): string[] {
  const text = textOf(offer);
  return terms.filter((term) => patternOf(term)?.test(text));
}

/** Working from home is not a field of any service: whether the text speaks of it, other than to say no. */
export function mentionsTelework(offer: Statements): boolean {
  return /teletravail|travail a distance|home ?-?office|\bremote\b|(?:mode|rythme|travail|format) hybride/.test(
    textOf(offer).replace(noTelework, " "),
  );
}

const noTelework =
  /(?:pas|sans|aucune?|ni|hors|non) (?:de |d'|possible en |eligible au |en )?teletravail\p{L}*|non[ -]teletravaillable|teletravail(?: est)?(?: ?: ?| )(?:non|impossible|exclu|aucun|pas possible|n'est pas possible)/gu;

/** All that it says, folded. */
function textOf({ title, company, contract, hours, diploma, sector, skills = [], description }: Statements): string {
  return normaliseText([title, company, contract?.label, hours, diploma, sector, ...skills, description].join("\n"));
}

/** Undefined without any word. "week-end" also matches "week end", "nuit" also "nuits", and vice versa. */
function patternOf(term: string): RegExp | undefined {
  const forms = splitWords(term).map((word) => {
    const stem = word.length > 3 ? word.replace(/[sx]$/, "") : word;
    return `${stem.replace(/[+]/g, "\\$&")}(?:e?s|x)?`;
  });
  // No letter and no digit: any gap between two words would be one.
  return forms.length === 0 ? undefined : new RegExp(`(?<![a-z0-9])${forms.join("[^a-z0-9+#]+")}(?![a-z0-9+#])`);
}
