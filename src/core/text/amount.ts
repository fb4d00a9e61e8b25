import { quote } from "./quote.ts";
import { cut } from "./text.ts";

/** What an amount of pay is for. */
export type PayPeriod = "month" | "year" | "week" | "day" | "hour";

/**
 * An amount of pay that someone wrote, as euros a month. `said` are its words, `period` what they are for:
 * said, or told by the size of the sum.
 */
export type MonthlyAmount = {
  euros: number;
  said: string;
  period: PayPeriod;
  isNet: boolean;
};

/**
 * "2000", "2 100 €", "2,5k", "12 € de l'heure", "500 € la semaine", "30 k€ par an": monthly, unless the text
 * or the size of the sum says otherwise. Full time is 35 hours on five days a week.
 */
export function findMonthlyAmount(text: string): MonthlyAmount | undefined {
  const found = text.match(written);
  if (found === null) return undefined;
  const [whole, figures = "", cents = "", thousand, unit = ""] = found;
  const amount = parseFigures(cents === "" ? figures : `${figures},${cents}`) * (thousand ? 1000 : 1);
  const period = findPeriod(unit, amount);
  const euros = Math.round(amount * perMonth[period]);
  if (!(euros >= 300 && euros <= 30_000)) return undefined;
  return { euros, said: whole.trim(), period, isNet: /\bnet/i.test(unit) };
}

/** "1 800,50" → 1800.5. */
export function parseFigures(figures: string): number {
  return Number(figures.replace(/[ .\u00a0\u202f](?=\d{3}(?!\d))/g, "").replace(",", "."));
}

/** A number as people write sums, as the source of a regular expression. "15 1800" are two of them. */
export const amountFigures = String.raw`(?<![\d.,])(?:\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![\d]|[.,]\d)`;

/** What an amount is for, behind it. */
const units = String.raw`(?:bruts?\b|nets?\b|\/|par\b|de l['’ ]|à l['’ ]|l['’ ]|la\b|mensuels?\b|annuels?\b|mois\b|an\b|année\b|semaines?\b|hebdo(?:madaires?)?\b|jours?\b|journ[ée]e\b|h\b|heure\b|\s)*`;
const money = String.raw`(?:€|euros?\b|eur?\b)`;

/** "12€50" has its cents behind. */
const written = new RegExp(String.raw`(${amountFigures})(?:€(\d{2})(?!\d))?\s*(k)?\s*${money}?\s*(${units})`, "i");
const rangeWritten = new RegExp(
  String.raw`(?:entre |de )?(${amountFigures})\s*k?\s*${money}?\s*(?:à|a|et|ou|-|–|\/)\s*(${amountFigures})\s*(k)?\s*${money}?\s*(${units})`,
  "i",
);

/**
 * Two ends of a pay that someone wrote: "entre 1800 et 2200", "25-30 k€ par an". `least` has the unit of the
 * whole, `said` are its words.
 */
export type PayRange = { least: MonthlyAmount; said: string };

/**
 * The first range of pay in a text; its upper end is more than the lower, and not more than three times it.
 */
export function findPayRange(text: string): PayRange | undefined {
  const found = text.match(rangeWritten);
  if (found === null) return undefined;
  const [whole, low = "", high = "", thousand = "", unit = ""] = found;
  const [from, to] = [parseFigures(low), parseFigures(high)];
  const least = findMonthlyAmount(`${low}${thousand} ${unit}`);
  return least && from < to && to <= from * 3 ? { least, said: whole.trim() } : undefined;
}

/** A text that limits pay from above alone: "2 000 maximum", "moins de 1800 €". */
export function isPayCeiling(text: string): boolean {
  return (
    /(?<!(?:au|du|pas|jamais) )moins (?:de|que)|jusqu|(?:^|[^\p{L}])max(?:i(?:mum)?|\.)?(?!\p{L})|au plus|pas plus|inf[ée]rieur/iu.test(
      text,
    ) && findPayRange(text) === undefined
  );
}

/** How many of them a month has. */
const perMonth: Record<PayPeriod, number> = {
  month: 1,
  year: 1 / 12,
  week: 52 / 12,
  day: (5 * 52) / 12,
  hour: (35 * 52) / 12,
};

function findPeriod(unit: string, amount: number): PayPeriod {
  if (/\ban|année/i.test(unit)) return "year";
  if (/semaine|hebdo/i.test(unit)) return "week";
  if (/\bjour/i.test(unit)) return "day";
  if (/\bh|heure/i.test(unit)) return "hour";
  if (/mois|mensuel/i.test(unit)) return "month";
  if (amount >= 10_000) return "year";
  return amount < 50 ? "hour" : "month";
}

/** What is said of an amount that is not gross and monthly by its own words; undefined where nothing is. */
export type PayReading = Pick<MonthlyAmount, "said" | "isNet"> & { isConverted: boolean };

export function readPay({ said, isNet, period }: Omit<MonthlyAmount, "euros">): PayReading | undefined {
  const isConverted = period !== "month";
  return isNet || isConverted ? { said: cut(said, maxSaid), isNet, isConverted } : undefined;
}

/** Whatever is repeated behind a sum, no more of it is quoted, kept or shown. */
const maxSaid = 40;

/** "« entre 1800 et 2200 » : je filtre à partir de 1 800 € par mois …": what a range of pay became. */
export function describePayRange(said: string, euros: number): string {
  return `💶 ${quote(said, maxSaid)} : je cherche à partir de ${euros.toLocaleString("fr-FR")} € par mois ; je n'ai pas de filtre pour le maximum.`;
}

/** "« 500 € la semaine » : environ 2 167 € par mois, …": how an amount was read. */
export function describePayReading({ said, isNet, isConverted }: PayReading, euros: number): string {
  const monthly = isConverted ? `environ ${euros.toLocaleString("fr-FR")} € par mois à temps plein` : "";
  const net = isNet ? "je compare au salaire brut des annonces, sans conversion" : "";
  return `💶 ${quote(said, maxSaid)} : ${[monthly, net].filter(Boolean).join(" ; ")}.`;
}
