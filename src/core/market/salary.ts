import { fold } from "../text.ts";
import { type Amount, amountsIn } from "./amounts.ts";
import { payLabel } from "./pay-label.ts";
import { boundIn, hoursIn, isFee, isNet, monthsIn, type Period, periodBySize, periodIn } from "./pay-words.ts";
import { fromSmic, smicHourly } from "./smic.ts";

/** What an offer pays, read from its own words. `said` is the text that decided, as it was written. */
export type Salary =
  | Wage
  /** By the show, or by the day of someone who is not employed: no yearly pay. */
  | { is: "fee"; said: string }
  /** A figure that nobody is paid: 1 €, 999 999 €, "12,50 € par an". */
  | { is: "odd"; said: string }
  /** Words without a figure: "selon profil". */
  | { is: "words"; said: string }
  /** Nothing, or a form that nobody filled in: "N/A", "De à EUR par an". */
  | { is: "none" };

/** Euros a year. Gross is what offers speak of where they do not say; net stays apart, since no rule gives the gross: contributions depend on the status. */
type Wage = {
  is: "gross" | "net";
  min: number;
  max: number;
  said: string;
  per: Period;
  /** Monthly wages a year. */
  months: number;
  /** "à partir de 2 000 €", "jusqu'à 2 500 €": one end of it was said. */
  bound?: "atLeast" | "atMost";
};

/** 35 hours a week are full time (Code du travail, L3121-27): 52 weeks make 1,820 h a year, or 151.67 a month. What goes beyond is overtime, paid apart. */
const fullTimeHours = 35;
const weeks = 52;
const perYear: Record<Period, number> = {
  hour: fullTimeHours * weeks,
  // Seven hours.
  day: (fullTimeHours / 7) * weeks,
  week: weeks,
  month: 12,
  year: 1,
};

/** Lower than any legal wage, apprentices under 18 included (27 % of the SMIC): gross euros a year, full time. */
const least = 0.25 * smicHourly * perYear.hour;
/** Who earns more than 20,000 € a month is told it by the year: "Mensuel de 24000 Euros" is a yearly wage under the wrong name. */
const most: Record<Period, number> = { hour: 240_000, day: 240_000, week: 240_000, month: 240_000, year: 500_000 };
/** "de 1 900 à 21 000 €" are two different things. */
const widest = 5;
/** Characters of a text that are read. */
const longest = 3_000;

/**
 * Reads pay from what a source says of it, the most formal text first; each is tried until one tells a wage. `weeklyHours` are those of the offer, where known: they
 * count for hourly wages of part-time jobs; else an hourly wage is that of full time.
 */
export function readSalary(texts: (string | undefined)[], weeklyHours?: number): Salary {
  const said = texts.flatMap((text) => (text?.trim() ? [text] : []));
  return readForm(said, weeklyHours) ?? readAll(said, weeklyHours);
}

/** As a filter asks for it: gross euros a month. Only the end that was said, of a wage that begins or ends there; nothing where it is not clear. */
export function monthlyOf(salary: Salary): { least?: number; most?: number } | undefined {
  if (salary.is !== "gross") return undefined;
  const [least, most] = [Math.round(salary.min / 12), Math.round(salary.max / 12)];
  return salary.bound === "atLeast" ? { least } : salary.bound === "atMost" ? { most } : { least, most };
}

/** Most offers have the form filled in, and beside it nothing that changes what it says: that is told at a glance, for offers are read by tens of thousands. */
function readForm([first = "", ...others]: string[], weeklyHours: number | undefined): Salary | undefined {
  const label = others.some((text) => changing.test(text)) ? undefined : payLabel(first);
  if (!label || label.values.every((value) => value === 0)) return undefined;
  if (label.per === "fee") return { is: "fee", said: first };
  // "sur 6 mois" is how long a contract lasts.
  const months = label.months >= 12 && label.months < 17 ? label.months : 12;
  return paid(label.values, label.per, { is: "gross", said: first, months, weeklyHours });
}

/** Figures, "net", "treizième mois", "au SMIC". */
const changing = /\d|\bnets?\b|treizi|smic/i;

function readAll(said: string[], weeklyHours: number | undefined): Salary {
  const all = said.map((text) => text.slice(0, longest)).join("\n");
  const beside = { all, months: monthsIn(all), weeklyHours: hoursIn(all) ?? weeklyHours };
  const readings = said.map((text) => readText(text, beside));
  for (const is of ["gross", "net", "fee", "odd", "words"] as const) {
    const found = readings.find((reading) => reading.is === is);
    if (found) return found;
  }
  return { is: "none" };
}

/** What all the texts say together. */
type Beside = { all: string; months: number; weeklyHours: number | undefined };

function readText(text: string, beside: Beside): Salary {
  if (isBlank(text)) return { is: "none" };
  if (!/\d/.test(text)) return bySmic(text, beside);
  const amounts = amountsIn(text.slice(0, longest));
  if (amounts.length === 0) return bySmic(text, beside);
  if (amounts.every(({ values }) => values.every((value) => value === 0))) return { is: "none" };
  const readings = amounts.map((amount) => readAmount(amount, text, beside));
  const isOf = (is: Salary["is"]) => readings.find((reading) => reading.is === is);
  const wage = isOf("gross") ?? isOf("net");
  if (wage) return wage;
  // "SMIC, 9 € par repas"
  const least = bySmic(text, beside);
  return least.is === "gross" ? least : (isOf("fee") ?? { is: "odd", said: text });
}

const upFromSmic = /\bsmic(?: \w+)? (?:a|et|jusqu'a|-) ?$/;

function smicBy(per: Period): number {
  return (smicHourly * perYear.hour) / perYear[per];
}

function readAmount({ values, before, after }: Amount, text: string, beside: Beside): Salary {
  const around = `${before} ${after}`;
  if (isFee(before, after)) return { is: "fee", said: text };
  const per = periodIn(after) ?? periodIn(before) ?? periodBySize(Math.min(...values.filter(isMeant)));
  // "du SMIC à 2 000 €"
  const ends = per && values.length === 1 && upFromSmic.test(before) ? [smicBy(per), ...values] : values;
  const is = isNet(around, text, beside.all) ? "net" : "gross";
  const bound = ends.length === 1 ? boundIn(before, after) : undefined;
  const { months, weeklyHours } = beside;
  return paid(ends, per, { is, said: text, months, weeklyHours, ...(bound ? { bound } : {}) });
}

type Terms = Pick<Wage, "is" | "said" | "months" | "bound"> & Pick<Beside, "weeklyHours">;

/** Sums by the year, unless nobody is paid so. */
function paid(values: number[], per: Period | undefined, { weeklyHours, ...terms }: Terms): Salary {
  const { said, months } = terms;
  const sums = values.filter(isMeant);
  const isLikely = (sum: number) => per && sum * perYear[per] >= least && sum * perYear[per] <= most[per];
  if (per === undefined || sums.length === 0 || !sums.every(isLikely)) return { is: "odd", said };
  const ends = sums.map((sum) => Math.round(sum * perYear[per] * shareOf(per, { months, weeklyHours })));
  // The ends of a range come in any order.
  const [min, max] = [Math.min(...ends), Math.max(...ends)];
  if (max > widest * min) return { is: "odd", said };
  return { ...terms, min, max, per };
}

/** Of twelve months of full time. What is said by the year holds everything. */
function shareOf(per: Period, { months, weeklyHours = fullTimeHours }: Omit<Beside, "all">): number {
  const time = per === "hour" ? Math.min(1, weeklyHours / fullTimeHours) : 1;
  return per === "year" ? 1 : (time * months) / 12;
}

/** 0, 1 and 999999 are what people write into a field that must not be empty. */
function isMeant(value: number): boolean {
  return value > 1 && !/^9{4,}$/.test(String(value));
}

function bySmic(text: string, beside: Beside): Salary {
  const values = fromSmic(text);
  if (!values) return { is: "words", said: text };
  const folded = fold(text);
  return readAmount({ values, before: folded.slice(0, folded.indexOf("smic")), after: "de l'heure" }, text, beside);
}

function isBlank(text: string): boolean {
  return /^(?:[\W_]*|n\/?a|n\.?c\.?|n\.?r\.?|null|neant|(?:salaire )?(?:non|pas) (?:precise|communique|renseigne)e?|de a (?:eur|€|euros).*)\W*$/.test(
    fold(text).trim(),
  );
}
