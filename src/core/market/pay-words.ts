import { fold } from "../text.ts";

/** What is said around a sum: for how long it is paid, how often, for how much work, and whether it is gross. */
export type Period = "hour" | "day" | "week" | "month" | "year";

/** The period that is named first. */
export function periodIn(text: string): Period | undefined {
  // "35 h/semaine" and "151,67 h mensuelles" are hours of work; an "annuelle" after a bonus is that of the bonus.
  const words = text
    .replace(
      /\d+(?:[.,]\d+)? ?h(?:eures?|\d+)? ?(?:(?:\/ ?|par )(?:semaine|sem|mois|jour)?|hebdo\w*|mensuel\w*)\b/g,
      " ",
    )
    .replace(/\b(?:primes?|bonus|variables?|commissions?|gratifications?) (?:\w+ )?(?:annuel|mensuel)\w*/g, " ");
  const named = periods.map(([period, pattern]) => ({ period, at: words.search(pattern) })).filter(({ at }) => at >= 0);
  return named.sort((a, b) => a.at - b.at)[0]?.period;
}

const periods: [Period, RegExp][] = [
  ["hour", /\/ ?(?:h|heures?)\b|\bpar heures?\b|\bde l'heure\b|\bl'heure\b|\bhoraire\b/],
  ["day", /\/ ?(?:j|jours?)\b|\bpar jour\b|\bla journee\b|\bjournalier\b/],
  ["week", /\/ ?(?:sem|semaines?)\b|\bpar semaine\b|\bhebdomadaire\b/],
  ["month", /\/ ?(?:m|mois)\b|\b(?:par|le|chaque) mois\b|\bmensuel(?:le)?(?:s|ment)?\b|\bbruts? mois\b/],
  ["year", /\/ ?(?:an|annee)\b|\bpar an\b|\bpar annee\b|\bl'annee\b|\bannuel(?:le)?(?:s|lement)?\b|\bbruts? an\b/],
];

/** What is paid for a night, a lesson or a meal tells nothing of a year. */
export function isFee(before: string, after: string): boolean {
  return (
    /\bcachets?\b|\btjm\b|\btaux journalier\b|freelance|honoraires/.test(`${before} ${after}`) || perPiece.test(after)
  );
}

const perPiece =
  /^[^,+]{0,20}?(?:\b(?:la|le|l'|par|chaque) ?|\/ ?)(?:nuit|garde|course|vacation|prestation|cours|seance|acte|intervention|repas|visite)\b/;

/** Where no period is said, the size tells it; between these bounds nothing does. */
export function periodBySize(amount: number): Period | undefined {
  if (amount >= 5 && amount <= 40) return "hour";
  if (amount >= 400 && amount < 10_000) return "month";
  return amount >= 10_000 ? "year" : undefined;
}

/** Twelve wages a year unless more are said; a "possible" thirteenth is none, and "sur 6 mois" is how long a contract lasts. */
export function monthsIn(all: string): number {
  const isNoWage =
    /\b(?:pas de|sans|possib\w+|eventuel\w*|cdd|contrat|mission|formation|stage|alternance|apprentissage|duree)\b[^.,\n]{0,20}1[2-6].{0,6}mois/g;
  const text = fold(all).replace(isNoWage, "");
  const said = [...text.matchAll(wages)].map((groups) =>
    Number((groups.slice(1).find((figure) => figure !== undefined) ?? "12").replace(",", ".")),
  );
  return Math.max(12, ...said, /\btreizieme mois\b/.test(text) ? 13 : 12);
}

/** "sur 13 mois", "13ème mois", "x 13", "(13 mois)", "brut, 13 mois". */
const wages =
  /\b(?:sur|x|en) ?(1[2-6](?:[.,]\d+)?) ?mois\b|\b(1[3-6]) ?(?:e|eme|ieme|°|º)\.? ?mois\b|(?:€|euros?|bruts?|mensuels?|\d{3}) ?[x×] ?(1[3-6])(?![\d.,]*\d| ?(?:h\b|heures?|€|%))|(?:\(|(?:€|euros?|bruts?),? )(1[3-6](?:[.,]\d+)?) mois\b/g;

/** "24 h par semaine", "24H/semaine", "28 heures hebdomadaires", "17h30 par semaine". */
export function hoursIn(text: string): number | undefined {
  const said = fold(text).match(/\b(\d{1,2})(?:[.,](\d+))? ?h(?:eures?)? ?(\d{2})? ?(?:\/ ?sem|par sem|hebdo)/);
  const hours = Number(`${said?.[1]}.${said?.[2] ?? 0}`) + Number(said?.[3] ?? 0) / 60;
  return hours >= 1 && hours <= 60 ? hours : undefined;
}

export function boundIn(before: string, after: string): "atLeast" | "atMost" | undefined {
  if (/a partir d|\bdes\b|\bmini(?:mum)?\b|au moins|superieur|plus de|>/.test(before)) return "atLeast";
  if (/jusqu'a|\bmaxi?(?:mum)?\b|au plus|<$/.test(before)) return "atMost";
  return /^\W*(?:\w+ ){0,3}(?:et|ou) plus\b|\bmini(?:mum)?\b/.test(after) ? "atLeast" : undefined;
}

/** Said beside the sum, or in another of the texts where this one says neither. ".NET" is something else. */
export function isNet(around: string, text: string, all: string): boolean {
  const has = (words: string, pattern: RegExp) => pattern.test(fold(words));
  if (has(around, gross) || has(around, net)) return has(around, net) && !has(around, gross);
  return !has(text, gross) && !has(all, gross) && has(all, net);
}

const net = /(?<![.\w])nets?(?!\w)/;
const gross = /\bbrute?s?\b/;
