import { normaliseText } from "../text/text.ts";

/**
 * Parses the words around a sum: the period it pays, how often, for how much work, and whether it is gross.
 */
export type PayPeriod = "hour" | "day" | "week" | "month" | "year";

/** The period that is named first. */
export function findPayPeriod(text: string): PayPeriod | undefined {
  // "35 h/semaine" and "151,67 h mensuelles" are working hours; an "annuelle" after a bonus belongs to the
  // bonus.
  const words = text
    .replace(
      /(?<!\d)\d+(?:[.,]\d+)? ?h(?:eures?|\d+)? ?(?:(?:\/ ?|par )(?:semaine|sem|mois|jour)?|hebdo\w*|mensuel\w*)\b/g,
      " ",
    )
    .replace(/\b(?:primes?|bonus|variables?|commissions?|gratifications?) (?:\w+ )?(?:annuel|mensuel)\w*/g, " ");
  const named = periods.map(([period, pattern]) => ({ period, at: words.search(pattern) })).filter(({ at }) => at >= 0);
  return named.sort((a, b) => a.at - b.at)[0]?.period;
}

const periods: [PayPeriod, RegExp][] = [
  ["hour", /\/ ?(?:h|heures?)\b|\bpar heures?\b|\bde l'heure\b|\bl'heure\b|\bhoraire\b/],
  ["day", /\/ ?(?:j|jours?)\b|\bpar jour\b|\bla journee\b|\bjournalier\b/],
  ["week", /\/ ?(?:sem|semaines?)\b|\bpar semaine\b|\bhebdomadaire\b/],
  ["month", /\/ ?(?:m|mois)\b|\b(?:par|le|chaque) mois\b|\bmensuel(?:le)?(?:s|ment)?\b|\bbruts? mois\b/],
  ["year", /\/ ?(?:an|annee)\b|\bpar an\b|\bpar annee\b|\bl'annee\b|\bannuel(?:le)?(?:s|lement)?\b|\bbruts? an\b/],
];

/** What is paid for a night, a lesson, a season or a sale tells nothing of a year. */
export function isFee(before: string, after: string): boolean {
  return (
    /\bcachets?\b|\btjm\b|\btaux journalier\b|freelance|honoraires/.test(`${before} ${after}`) ||
    perPiece.test(after) ||
    perSpell.test(after)
  );
}

const perPiece =
  /^[^,+]{0,20}?(?:\b(?:la|le|l'|par|chaque) ?|\/ ?)(?:nuit|garde|course|vacation|prestation|cours|seance|acte|intervention|repas|visite)\b/;

/**
 * Right after the sum, possibly after gross or net: "5 000 € la saison", "1 500 € pour la mission", "30 € par
 * annonce", "2 500 € / trimestre".
 */
const perSpell = new RegExp(
  `^ ?(?:(?:bruts?|brute|nets?) ?)?(?:${[
    "(?:pour )?(?:la |le |cette |par |chaque |/ ?)(?:saison|mission|quinzaine|trimestre|semestre|demi-?journee|demi-?heure|periode)",
    "(?:par |chaque |/ ?)(?:annonce|page|article|client|vente|contrat|rendez-vous|rdv|dossier|mot|feuillet|match|candidat|piece|course|colis)",
  ].join("|")})s?(?![a-z])`,
);

/** A sum in another money than the euro, said beside it: "5 000 CHF", "$3000", "250 000 F CFP". */
export function isForeignCurrency(before: string, after: string): boolean {
  return moneyAfter.test(after) || moneyBefore.test(before);
}

const moneys =
  "chf|sfr|francs? (?:suisses?|cfp|pacifique|cfa)|f ?\\.? ?cf[pa]|xpf|xof|xaf|fcf[pa]|us ?d|usd|dollars?|cad|gbp|livres?(?: sterling)?|lei|ron|dirhams?|mad|dinars?|tnd|dzd|pln|zlotys?|yens?|jpy";
const moneyAfter = new RegExp(`^ ?(?:(?:bruts?|nets?) )?(?:(?:${moneys})(?![a-z])|[$£¥])`);
const moneyBefore = new RegExp(`(?:(?<![a-z])(?:${moneys})|[$£¥])(?: ?: ?| ?\\(| )?$`);

/** Where no period is said, the size tells it; between these bounds nothing does. */
export function guessPayPeriod(amount: number): PayPeriod | undefined {
  if (amount >= 5 && amount <= 40) return "hour";
  if (amount >= 400 && amount < 10_000) return "month";
  return amount >= 10_000 ? "year" : undefined;
}

/**
 * Twelve monthly wages unless more are stated; a "possible" thirteenth does not count, and "sur 6 mois" is
 * the length of a contract.
 */
export function findPaidMonths(all: string): number {
  const isNoWage =
    /\b(?:pas de|sans|possib\w+|eventuel\w*|cdd|contrat|mission|formation|stage|alternance|apprentissage|duree)\b[^.,\n]{0,20}1[2-6].{0,6}mois/g;
  const text = normaliseText(all).replace(isNoWage, "");
  const months = [...text.matchAll(wages)].map((groups) =>
    Number((groups.slice(1).find((figure) => figure !== undefined) ?? "12").replace(",", ".")),
  );
  return Math.max(12, ...months, /\btreizieme mois\b/.test(text) ? 13 : 12);
}

/** "sur 13 mois", "13ème mois", "x 13", "(13 mois)", "brut, 13 mois". */
const wages =
  /\b(?:sur|x|en) ?(1[2-6](?:[.,]\d+)?) ?mois\b|\b(1[3-6]) ?(?:e|eme|ieme|°|º)\.? ?mois\b|(?:€|euros?|bruts?|mensuels?|\d{3}) ?[x×] ?(1[3-6])(?![\d.,]*\d| ?(?:h\b|heures?|€|%))|(?:\(|(?:€|euros?|bruts?),? )(1[3-6](?:[.,]\d+)?) mois\b/g;

/**
 * The weekly hours in a text: "24 h par semaine", "28 heures hebdomadaires", "151,67 h par mois", "contrat de
 * 20 h".
 */
export function findWeeklyHours(text: string): number | undefined {
  const folded = normaliseText(text);
  return weeklyIn(folded, named) ?? monthlyIn(folded) ?? yearlyIn(folded) ?? weeklyIn(folded, ofContract);
}

/**
 * The weekly hours in a field that holds nothing else: also "20 H", "30H Autre", "Mi-temps", "Temps partiel
 * 80 %".
 */
export function parseHoursField(text: string): number | undefined {
  const folded = normaliseText(text).trim();
  const [, share] = folded.match(partOfTime) ?? [];
  return (
    findWeeklyHours(folded) ??
    weeklyIn(folded, [alone]) ??
    (share === undefined ? undefined : (35 * Number(share)) / 100) ??
    (isHalf.test(folded) ? 17.5 : undefined)
  );
}

/** "35 h", "17h30", "37,5 heures". */
const hours = String.raw`(?<![\d.,])(\d{1,2})(?:[.,](\d{1,2}))? ?h(?:eures?|rs?)?(?: ?(\d{2})(?!\d))?`;
const named = [
  new RegExp(String.raw`${hours}(?: de travail)? ?(?:\/ ?(?:sem|hebdo)|par sem|la semaine|semaine|hebdo)`),
  new RegExp(String.raw`\b(?:semaine|hebdo\w{0,10})(?: de)? ?:? ?${hours}`),
];
const ofContract = [
  new RegExp(String.raw`\b(?:contrat|cdi|cdd|temps (?:partiel|plein|complet)|base)(?: de)? ?[:,(-]? ?${hours}`),
];
/** Not "9h-17h" or "9h à 17h", which are times of a day, nor "7h/jour". */
const alone = new RegExp(String.raw`^${hours}(?![\d.,])(?! ?(?:-|–|a|/) ?\d| ?(?:par |/ ?)(?:j|mois|an))`);
const partOfTime = /\b(?:temps|quotite)\D{0,20}([1-9]\d) ?%/;
const isHalf = /\bmi[- ]temps\b/;

function weeklyIn(folded: string, patterns: RegExp[]): number | undefined {
  const [, whole, decimals = "0", minutes = "0"] =
    patterns.map((pattern) => pattern.exec(folded)).find((match) => match) ?? [];
  return whole === undefined ? undefined : likelyWeek(Number(`${whole}.${decimals}`) + Number(minutes) / 60);
}

/** 151.67 h a month are 35 a week. */
function monthlyIn(folded: string): number | undefined {
  const pattern = /(?<![\d.,])(\d{2,3})(?:[.,](\d{1,2}))? ?h(?:eures?)? ?(?:\/ ?m(?:ois|ens)|par mois|mensuel)/;
  const [, whole, decimals = "0"] = pattern.exec(folded) ?? [];
  return whole === undefined ? undefined : likelyWeek((Number(`${whole}.${decimals}`) * 12) / 52);
}

/** 1,607 h a year are 35 a week (Code du travail, L3121-41). */
function yearlyIn(folded: string): number | undefined {
  const pattern = /(?<![\d.,])([1-9] ?\d{2,3}) ?h(?:eures?)? ?(?:\/ ?an|par an|annuel|a l'annee)/;
  const [, year] = pattern.exec(folded) ?? [];
  return year === undefined ? undefined : likelyWeek((Number(year.replace(" ", "")) * 35) / 1607);
}

function likelyWeek(hours: number): number | undefined {
  const rounded = Math.round(hours * 100) / 100;
  return rounded >= 1 && rounded <= 60 ? rounded : undefined;
}

export function findPayBound(before: string, after: string): "atLeast" | "atMost" | undefined {
  if (/a partir d|\bdes\b|\bmini(?:mum)?\b|au moins|superieur|plus de|>/.test(before)) return "atLeast";
  if (/jusqu'a|\bmaxi?(?:mum)?\b|au plus|<$/.test(before)) return "atMost";
  return /^\W*(?:\w+ ){0,3}(?:et|ou) plus\b|\bmini(?:mum)?\b/.test(after) ? "atLeast" : undefined;
}

/**
 * "net" beside the sum or elsewhere in its text. Other texts speak of other sums, and ".NET" is something
 * else.
 */
export function isNet(around: string, text: string): boolean {
  const has = (words: string, pattern: RegExp) => pattern.test(normaliseText(words));
  if (has(around, gross) || has(around, net)) return has(around, net) && !has(around, gross);
  return !has(text, gross) && has(text, net);
}

const net = /(?<![.\w])nets?(?!\w)/;
const gross = /\bbrute?s?\b/;
