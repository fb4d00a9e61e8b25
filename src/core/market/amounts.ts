import { normaliseText } from "../text/text.ts";

/**
 * A sum of money in a text, or two that belong together: "1 900 à 2 100 €", "30-35K€". In euros, in the order
 * of the text.
 */
export type MoneyAmount = {
  values: number[];
  /**
   * The text around it, in lower case without accents, up to the neighbouring sums and the ends of the
   * phrase.
   */
  before: string;
  after: string;
};

/** Thousands are written "1 900", "1.900", "1,900" or "1'900", decimals with a point or a comma. */
const figure = String.raw`(?<![\d.,])(?:\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)(?!\d|[.,]\d)`;
const unit = String.raw`(?:k ?(?:€|euros?\b|eur\b|e\b)|k(?![a-z€])|€|euros?\b|eur\b)`;
/** "35 h", "12 mois", "10 %", "13e": a number of something else than money. */
const quantity = String.raw`(?! ?(?:h\b|h\d|heures?\b|mois\b|ans?\b|annees?\b|%|jours?\b|j\b|km\b|m2\b|postes?\b|e\b|er\b|eme\b|ieme\b|semaines?\b|personnes?\b|salaries?\b|collaborat\w*|employes?\b|agents?\b|clients?\b|magasins?\b|agences?\b|sites?\b|lits?\b|points?\b|min\b|minutes?\b))`;
const namedFigure = (name: string) =>
  `(?:(?<${name}Mark>eur|€) ?)?(?<${name}>${figure})(?: ?(?<${name}Unit>${unit})|${quantity})`;
const between = String.raw`(?: (?<first>bruts?|nets?)\b)? ?(?:-|–|—|/|\bet jusqu'a\b|\bjusqu'a\b|\ba\b|\bto\b|(?<=entre .{1,30})\bet\b) ?`;
const amount = new RegExp(`${namedFigure("low")}(?:${between}${namedFigure("high")})?`, "g");

/** Words that make a bare figure money: "2 000 brut", "12,50/h", "Salaire : 1 950". */
const isPay =
  /\b(?:bruts?|brute|nets?|salaires?|remuneration|package|fixe|mensuel\w*|annuel\w*|par (?:mois|an|heure)|l'heure|taux horaire)\b|\/ ?(?:h|mois|an)\b/;
/** Right after a figure. */
const isSaidPay = /^ ?(?:bruts?\b|brute\b|nets?\b|\/ ?(?:h|mois|an)\b)/;
/** What is paid beside the wage, or is not pay at all. */
const isBeside =
  /\b(?:primes?|bonus|tickets?|titres?|paniers?|indemnit\w*|frais|forfait|budget|chiffre|ca|mutuelle|rembours\w*|cooptation|participation|interess\w*|variables?|commissions?|cheques?|cadeaux?|avantages?|transport|deplacements?|capital|aides?)\b/;
const isBesideAfter =
  /^ ?(?:bruts?|nets?)? ?(?:de |d')(?:primes?|bonus|variable|ca\b|chiffre|commissions?|panier|repas|ticket|capital)/;
const longest = 45;

/** The sums of a text that may be a wage, phrase by phrase. */
export function findAmounts(text: string): MoneyAmount[] {
  return phrases(text).flatMap(amountsInPhrase);
}

/** A sign ends a phrase only before a capital: "2 100.00", "env. 2 000 €". */
function phrases(text: string): string[] {
  return text
    .replace(/[\u00a0\u2007\u2009\u202f]/g, " ")
    .split(/\n|;|•|[.!?](?=\s+\p{Lu})/u)
    .map((phrase) =>
      normaliseText(phrase)
        .replace(/\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/g, " (date) ")
        // "11€88", "2K5"
        .replace(/(\d)€(\d{2})(?!\d)/g, "$1,$2 €")
        .replace(/\b(\d)k(\d)(?!\d)/g, "$1,$2 k")
        .replace(/\s+/g, " ")
        .trim(),
    );
}

/** A sum with its sign beats the bare figures of a phrase: "Nantes (44000), salaire 1 900 €". */
function amountsInPhrase(phrase: string): MoneyAmount[] {
  const found = sumsIn(phrase);
  const isMarked = found.some(({ isMarked }) => isMarked);
  return found
    .filter((sum) => !isMarked || sum.isMarked || isSaidPay.test(sum.after))
    .map(({ values, before, after }) => ({ values, before, after }));
}

function sumsIn(phrase: string): (MoneyAmount & { isMarked: boolean })[] {
  const found = [...phrase.matchAll(amount)];
  return found.flatMap((match, i) => {
    const end = match.index + match[0].length;
    const from = endOf(found[i - 1]);
    const before = phrase.slice(Math.max(from, match.index - longest), match.index);
    const after = phrase.slice(end, Math.min(found[i + 1]?.index ?? phrase.length, end + longest));
    const { low = "", high, first, lowMark, highMark, lowUnit, highUnit } = match.groups ?? {};
    const units = [lowMark, highMark, lowUnit, highUnit].join("");
    const isMarked = units !== "";
    const isMoney = isMarked
      ? isSure(units, phrase)
      : isBareWage(low, phrase) && (high !== undefined || !isOther(low, before, after));
    if (!isMoney || isExtra(before, after)) return [];
    const values = inFull(high === undefined ? [low] : [low, high], units);
    // "1 560 net / 2 000 brut" is the same pay twice.
    const isTwice = first?.startsWith("net") ? /^ ?brut/.test(after) : first !== undefined && /^ ?net/.test(after);
    if (!isTwice) return [{ values, before, after, isMarked }];
    return [
      first?.startsWith("net")
        ? { values: values.slice(-1), before, after, isMarked }
        : { values: values.slice(0, 1), before, after: ` ${first}`, isMarked },
    ];
  });
}

/**
 * "30 à 35 k€", "entre 26 et 28 000 €": the thousands are stated once for both. A sum with cents is taken as
 * it stands.
 */
function inFull(figures: string[], units: string): number[] {
  const highest = Math.max(...figures.map(numberOf));
  return figures.map((figure) => {
    const value = numberOf(figure);
    const isThousands = value >= 10 && value < 100 && highest >= 10_000 && !/[.,]\d\d$/.test(figure);
    return (units.includes("k") ? value < 1000 : isThousands) ? value * 1000 : value;
  });
}

function endOf(match: RegExpExecArray | undefined): number {
  return match ? match.index + match[0].length : 0;
}

/** "10K" alone may be anything in a long text. */
function isSure(units: string, phrase: string): boolean {
  return /€|e/.test(units) || phrase.length < 40 || isPay.test(phrase);
}

/** Figures and nothing else are pay where the text is about pay: "35000-40000". */
function isBareWage(figure: string, phrase: string): boolean {
  if (/^(?:de |entre )?[\d .,'/-]+(?:(?:a|et) [\d .,']+)?$/.test(phrase)) return numberOf(figure) >= 400;
  return (
    isPay.test(phrase) && (numberOf(figure) >= 400 || /[.,]\d/.test(figure) || /\d ?(?:brut|net|\/ ?h)/.test(phrase))
  );
}

/** A year, a postcode or a reference in a text about pay: "en 2026", "(44000)", "69003 Lyon". */
function isOther(figure: string, before: string, after: string): boolean {
  if (/\bref\w*\W*$|\bcode postal\W*$/.test(before)) return true;
  if (/^20[1-3]\d$/.test(figure)) return yearBefore.test(before);
  if (!/^\d{5}$/.test(figure) || isSaidPay.test(after)) return false;
  return (
    (before.endsWith("(") && after.startsWith(")")) ||
    (/^ [a-z]/.test(after) && !payBefore.test(before) && !payAfter.test(after))
  );
}

const yearBefore =
  /\b(?:en|depuis|annees?|rentree|saison|ete|hiver|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre) $/;
const payBefore = /\b(?:salaires?|remuneration|package|fixe|bruts?|annuel\w*|entre|de|jusqu'a)\W*$/;
const payAfter = /^ (?:annuel\w*|mensuel\w*|fixe|par|sur|selon|variable|minimum|maximum)\b/;

/**
 * "+ prime de 150 €": an extra, said of this sum since the last comma, unless the wage is named there as well
 * ("fixe + variable : 30 k€").
 */
function isExtra(before: string, after: string): boolean {
  const near = before.slice(Math.max(before.lastIndexOf(","), before.lastIndexOf("(")) + 1);
  const isNamed = /\b(?:salaires?|remuneration|package|fixe|bruts?|mensuel\w*|annuel\w*)\b/.test(near);
  return isBesideAfter.test(after) || (isBeside.test(near) && !isNamed);
}

function numberOf(figure: string): number {
  const plain = figure.replace(/[ .,'](?=\d{3}(?!\d))/g, "");
  return Number(plain.replace(",", "."));
}
