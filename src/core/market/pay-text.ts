import { cut } from "../text/text.ts";
import { findAmounts } from "./amounts.ts";
import { parsePayLabel } from "./pay-label.ts";
import type { PayPeriod } from "./pay-words.ts";
import { isMonthsOfYear, isPlausibleAmount, type Salary, type Wage } from "./salary.ts";
import { isVaguePay } from "./vague-pay.ts";

/** Characters of pay in the source's own words that a card shows. */
const longest = 80;

/**
 * Pay as a card shows it: France Travail's form as "1 900 à 2 100 € par mois, sur 13 mois", anything else in
 * its own words. The ends of a range are put in order; an implausible figure is shown without the period that
 * makes it so. Undefined where nothing is stated.
 */
export function formatSalary(salary: Salary): string | undefined {
  switch (salary.is) {
    case "gross":
    case "net":
      return wageText(salary);
    case "fee":
    case "odd":
      return formText(salary) ?? ownWords(salary);
    case "words":
      return isVaguePay(salary.said) ? undefined : cut(salary.said, longest);
    case "none":
      return undefined;
  }
}

function wageText(wage: Wage): string {
  const label = parsePayLabel(wage.said);
  if (label) return amountsText(wage.amounts, label.per, wage.months);
  if (wage.said.length <= longest) return inOrder(wage.said);
  // The sum may stand at the end of a long text: what counts is told shortly.
  return findAmounts(wage.said).length === 0
    ? cut(wage.said, longest)
    : `${bounds[wage.bound ?? "none"]}${amountsText(wage.amounts, undefined, 12)} ${wage.is === "net" ? "net" : "brut"} ${periods[wage.per]}`;
}

const bounds = { atLeast: "à partir de ", atMost: "jusqu'à ", none: "" };

/** A fee or an odd figure of the form. What was only filled in because it must be says nothing. */
function formText({ is, said }: Extract<Salary, { is: "fee" | "odd" }>): string | undefined {
  const label = parsePayLabel(said);
  const values = label?.values.filter(isPlausibleAmount).sort((a, b) => a - b) ?? [];
  return label && values.length > 0 ? amountsText(values, is === "fee" ? label.per : undefined, 12) : undefined;
}

function ownWords({ is, said }: Extract<Salary, { is: "fee" | "odd" }>): string | undefined {
  const isPlaceholder = is === "odd" && !findAmounts(said).some(({ values }) => values.some(isPlausibleAmount));
  const label = parsePayLabel(said);
  if (isPlaceholder || (label && label.values.length > 0)) return undefined;
  // "Mensuel de 12 50 Euros": a sum that cannot be read is told as it is written, of no period.
  const plain = label ? said.replace(/^\s*\p{L}+\s+de\s+/iu, "") : said;
  const words = is === "odd" ? withoutPeriod(inOrder(plain)) : plain;
  return words === "" ? undefined : cut(words, longest);
}

/**
 * "1 900 à 2 100 € par mois, sur 13 mois". Twelve months go without saying; "sur 6 mois" is the length of a
 * contract.
 */
function amountsText(amounts: number[], per: PayPeriod | "fee" | undefined, months: number): string {
  const sums = [...new Set(amounts.map(inEuros))].join(" à ");
  const over =
    per !== undefined && isMonthsOfYear(months) && months > 12 ? `, sur ${months.toLocaleString("fr-FR")} mois` : "";
  return `${sums} €${per === undefined ? "" : ` ${periods[per]}`}${over}`;
}

const periods: Record<PayPeriod | "fee", string> = {
  year: "par an",
  month: "par mois",
  week: "par semaine",
  day: "par jour",
  hour: "de l'heure",
  fee: "par cachet",
};

function inEuros(value: number): string {
  return (Number.isInteger(value) ? wholeEuros : cents).format(value);
}

/** Formats are costly to make. */
const wholeEuros = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });
const cents = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const figure = String.raw`(?<![\d.,])(\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)(?!\d)`;
const pair = new RegExp(
  String.raw`${figure}(\s?(?:k\s?€?|€|euros?)?(?:\s?bruts?)?(?:\s?[-–—/]\s?|\s(?:et|à|a|jusqu['’]à)\s))${figure}`,
  "gi",
);

/**
 * Puts the figures of a range in order that was written from its higher end: "2 500 à 1 800 €" → "1 800 à 2
 * 500 €".
 */
function inOrder(text: string): string {
  const inverted = findAmounts(text).flatMap(({ values: [high = 0, low = 0, ...more] }) =>
    more.length === 0 && low > 1 && high > low ? [[high, low] as const] : [],
  );
  if (inverted.length === 0) return text;
  return text.replace(pair, (all, first: string, between: string, second: string) =>
    inverted.some(([high, low]) => isFigure(first, high) && isFigure(second, low))
      ? `${second}${between}${first}`
      : all,
  );
}

/** Thousands may be said once for both ends: "35 à 30 k€". */
function isFigure(written: string, value: number): boolean {
  const isGrouped = /^\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+/.test(written);
  const plain = isGrouped ? written.replace(/[ .,'\u00a0\u202f](?=\d{3}(?!\d))/g, "") : written;
  const read = Number(plain.replace(",", "."));
  return read === value || read * 1_000 === value;
}

/** What was said without "par mois", "annuel", "de l'heure"; hours of work ("35 h/semaine") stay. */
function withoutPeriod(text: string): string {
  return text
    .replace(
      /(?<!\d ?h(?:eures?)? ?)(?:\s{0,3}(?:\bpar|\ble|\bla|\bde\s+l['’]|\bl['’]|\/)\s?(?:mois|ann[ée]e|ans?|heures?|h|semaine|sem|jour(?:n[ée]e)?|j)(?![\p{L}\d]))/giu,
      " ",
    )
    .replace(
      /(?<![\p{L}\d])(?:mensuel|annuel|horaire|hebdomadaire|journalier)(?:le|s|les|ment|lement)?(?![\p{L}\d])/giu,
      " ",
    )
    .replace(/\s+/g, " ")
    .replace(/ ([,.)])/g, "$1")
    .replace(/^[\s:,;/-]+|[\s:,;/-]+$/g, "");
}
