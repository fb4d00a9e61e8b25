import { normaliseText } from "../text/text.ts";
import { findAmounts, type MoneyAmount } from "./amounts.ts";
import { type PayLabel, parsePayLabel } from "./pay-label.ts";
import {
  findPaidMonths,
  findPayBound,
  findPayPeriod,
  findWeeklyHours,
  guessPayPeriod,
  isFee,
  isForeignCurrency,
  isNet,
  type PayPeriod,
} from "./pay-words.ts";
import { findSmicShares, fullTimeHours, getSmicOn, hoursPerYear, type Smic } from "./smic.ts";
import { isBlankPay, isVaguePay } from "./vague-pay.ts";

/** What an offer pays, read from its own words. `said` is the text that decided, as it was written. */
export type Salary =
  | Wage
  /** By the show, or by the day of someone who is not employed: no yearly pay. */
  | { is: "fee"; said: string }
  /** A figure that nobody is paid: 1 €, 999 999 €, "12,50 € par an". */
  | { is: "odd"; said: string }
  /** Words without a figure: "selon profil"; a sum in another money, too. */
  | { is: "words"; said: string }
  /** Nothing, or a form that nobody filled in: "N/A", "De à EUR par an". */
  | { is: "none" };

/**
 * Euros a year. Unspecified wages count as gross, as offers usually state them. Net stays separate, because
 * no rule gives the gross: contributions depend on the status.
 */
export type Wage = {
  is: "gross" | "net";
  min: number;
  max: number;
  said: string;
  per: PayPeriod;
  /** What was said of one period, the smaller first: euros. */
  amounts: number[];
  /** Monthly wages a year. */
  months: number;
  /** "à partir de 2 000 €", "jusqu'à 2 500 €": one end of it was said. */
  bound?: "atLeast" | "atMost";
};

const weeks = 52;
const perYear: Record<PayPeriod, number> = {
  // What goes beyond 35 hours a week is overtime, paid apart.
  hour: hoursPerYear,
  // Seven hours.
  day: (fullTimeHours / 7) * weeks,
  week: weeks,
  month: 12,
  year: 1,
};

/** Lower than any legal wage, apprentices under 18 included (27 % of the SMIC). */
const leastShare = 0.25;
/**
 * Monthly wages above 20,000 € are stated by the year in practice: "Mensuel de 24000 Euros" is a mislabelled
 * yearly wage.
 */
const most: Record<PayPeriod, number> = { hour: 240_000, day: 240_000, week: 240_000, month: 240_000, year: 500_000 };
/** "de 1 900 à 21 000 €" are two different things. */
const widest = 5;
/** Characters of a text that are read. */
const longest = 3_000;

/**
 * Parses the pay that a source states, most formal text first, until one text gives a wage. This is the one
 * reading for cards, filters and markets. `weeklyHours` are those of the offer, where known: they count for
 * hourly wages of part-time jobs; otherwise an hourly wage is that of full time. The SMIC is that of `on`, or
 * the newest.
 */
export function readSalary(texts: (string | undefined)[], weeklyHours?: number, on?: Date): Salary {
  const stated = texts.flatMap((text) => (text?.trim() ? [text.slice(0, longest)] : []));
  const smic = getSmicOn(on);
  return readForm(stated, weeklyHours, smic) ?? readAll(stated, weeklyHours, smic);
}

/**
 * Pay as the filter compares it: gross euros a month. An open range has only the stated end; undefined where
 * the pay is not clear.
 */
export function toMonthlyRange(salary: Salary): { least?: number; most?: number } | undefined {
  if (salary.is !== "gross") return undefined;
  const [least, most] = [Math.round(salary.min / 12), Math.round(salary.max / 12)];
  return salary.bound === "atLeast" ? { least } : salary.bound === "atMost" ? { most } : { least, most };
}

/**
 * A fast path, since offers are read by tens of thousands: most have the form filled in, and beside it
 * nothing that changes its meaning.
 */
function readForm([first = "", ...others]: string[], weeklyHours: number | undefined, smic: Smic): Salary | undefined {
  const label = others.some((text) => changing.test(text)) ? undefined : parsePayLabel(first);
  if (!label || isZero(label)) return undefined;
  return readLabel(label, first, { months: 12, weeklyHours, smic });
}

/** Figures, "treizième mois", "au SMIC". */
const changing = /\d|treizi|smic/i;

function isZero({ values }: PayLabel): boolean {
  return values.length > 0 && values.every((value) => value === 0);
}

/** Undefined where no period is named: what it is, is then told as in any other text. */
function readLabel({ per, values, months: paidMonths }: PayLabel, text: string, beside: Beside): Salary | undefined {
  if (per === undefined) return undefined;
  if (per === "fee") return { is: "fee", said: text };
  // "sur 6 mois" is how long a contract lasts.
  const months = Math.max(beside.months, isMonthsOfYear(paidMonths) ? paidMonths : 12);
  const { weeklyHours, smic } = beside;
  return paid(values, per, { is: "gross", said: text, months, weeklyHours, smic });
}

/** Whether so many monthly wages are those of a year. */
export function isMonthsOfYear(months: number): boolean {
  return months >= 12 && months < 17;
}

function readAll(texts: string[], weeklyHours: number | undefined, smic: Smic): Salary {
  const all = texts.join("\n");
  const beside = { months: findPaidMonths(all), weeklyHours: findWeeklyHours(all) ?? weeklyHours, smic };
  const readings = texts.map((text) => readText(text, beside));
  for (const is of ["gross", "net", "fee", "odd", "words"] as const) {
    const found = readings.filter((reading) => reading.is === is);
    if (found.length > 0) return found.find((reading) => is !== "words" || isTelling(reading)) ?? found[0] ?? none;
  }
  return none;
}

const none: Salary = { is: "none" };

function isTelling(reading: Salary): boolean {
  return reading.is === "words" && !isVaguePay(reading.said);
}

/** What all the texts say together. */
type Beside = { months: number; weeklyHours: number | undefined; smic: Smic };

function readText(text: string, beside: Beside): Salary {
  if (isBlankPay(text)) return none;
  if (!/\d/.test(text)) return bySmic(text, beside);
  const label = parsePayLabel(text);
  const formal = label && (isZero(label) ? none : readLabel(label, text, beside));
  if (formal) return formal;
  const all = findAmounts(text);
  const amounts = all.filter(({ before, after }) => !isForeignCurrency(before, after));
  if (amounts.length === 0) return bySmic(text, beside);
  if (amounts.every(({ values }) => values.every((value) => value === 0))) return none;
  const readings = amounts.map((amount) => readAmount(amount, text, beside));
  const isOf = (is: Salary["is"]) => readings.find((reading) => reading.is === is);
  const wage = isOf("gross") ?? isOf("net");
  if (wage) return wage;
  // "SMIC, 9 € par repas"
  const least = bySmic(text, beside);
  return least.is === "gross" ? least : (isOf("fee") ?? { is: "odd", said: text });
}

const upFromSmic = /\bsmic(?: \w+)? (?:a|et|jusqu'a|-) ?$/;

function readAmount({ values, before, after }: MoneyAmount, text: string, beside: Beside): Salary {
  const around = `${before} ${after}`;
  if (isFee(before, after)) return { is: "fee", said: text };
  const per =
    findPayPeriod(after) ?? findPayPeriod(before) ?? guessPayPeriod(Math.min(...values.filter(isPlausibleAmount)));
  // "du SMIC à 2 000 €"
  const fromSmic = per && values.length === 1 && upFromSmic.test(before);
  const ends = fromSmic ? [(beside.smic.hourly * perYear.hour) / perYear[per], ...values] : values;
  const is = isNet(around, text) ? "net" : "gross";
  const bound = ends.length === 1 ? findPayBound(before, after) : undefined;
  return paid(ends, per, { is, said: text, ...beside, ...(bound ? { bound } : {}) });
}

type Terms = Pick<Wage, "is" | "said" | "months" | "bound"> & Pick<Beside, "weeklyHours" | "smic">;

/** Sums by the year, unless nobody is paid so. */
function paid(values: number[], per: PayPeriod | undefined, { weeklyHours, smic, ...terms }: Terms): Salary {
  const { said, months } = terms;
  // The ends of a range come in any order.
  const sums = values.filter(isPlausibleAmount).sort((a, b) => a - b);
  // Who works eight hours a week has a month's pay of a few hundred euros; an hour's is that of an hour.
  const time = per === "hour" ? 1 : timeShare(weeklyHours);
  const least = leastShare * smic.hourly * hoursPerYear * time;
  const isLikely = (sum: number) => per && sum * perYear[per] >= least && sum * perYear[per] <= most[per];
  if (per === undefined || sums.length === 0 || !sums.every(isLikely)) return { is: "odd", said };
  const ends = sums.map((sum) => Math.round(sum * perYear[per] * shareOf(per, months, weeklyHours)));
  const [min, max] = [Math.min(...ends), Math.max(...ends)];
  if (max > widest * min) return { is: "odd", said };
  return { ...terms, min, max, per, amounts: sums };
}

/** Of twelve months of full time. What is said by the year holds everything. */
function shareOf(per: PayPeriod, months: number, weeklyHours: number | undefined): number {
  if (per === "year") return 1;
  return ((per === "hour" ? timeShare(weeklyHours) : 1) * months) / 12;
}

function timeShare(weeklyHours = fullTimeHours): number {
  return Math.min(1, weeklyHours / fullTimeHours);
}

/**
 * 0, 1 and 999999 are what people write into a field that must not be empty; ten million euros are nobody's
 * pay.
 */
export function isPlausibleAmount(value: number): boolean {
  return value > 1 && value < 10_000_000 && !/^9{4,}$/.test(String(value));
}

function bySmic(text: string, beside: Beside): Salary {
  const shares = findSmicShares(text);
  if (!shares) return { is: "words", said: text };
  const folded = normaliseText(text);
  const values = shares.map((share) => share * beside.smic.hourly);
  return readAmount({ values, before: folded.slice(0, folded.indexOf("smic")), after: "de l'heure" }, text, beside);
}
