import { mapInSteps, type Steps } from "../async/steps.ts";
import type { Offer } from "../offers/offer.ts";
import { parseHoursField } from "./pay-words.ts";
import { toCompanyKey } from "./ranking.ts";
import { readSalary, type Salary } from "./salary.ts";
import { computeQuantile, countByValue, groupBySize } from "./tally.ts";

/** What the offers pay: gross euros a year, the middle of each one's range. */
export type MarketPay = {
  /**
   * How many offers state nothing, words without a figure, an impossible figure, a net wage, or a fee. The
   * figures stand on the rest, `gross`.
   */
  said: Record<Salary["is"], number>;
  /**
   * A quarter of the offers pay less than `low`, half less than `median`, a quarter more than `high`. At
   * least three wages.
   */
  quartiles?: { low: number; median: number; high: number };
  /** Neighbours, in steps that are round by the month; none of fewer than three wages. */
  bins: PayBin[];
  /** Wages that lie outside the bins. */
  beyond: { below: number; above: number };
  /** Companies that give a wage in three offers or more, the best paid first. */
  companies: { name: string; offers: number; median: number }[];
};

/** From one amount up to the next. */
export type PayBin = { from: number; to: number; count: number };

const kinds: Salary["is"][] = ["gross", "net", "fee", "odd", "words", "none"];
/** One or two wages are those of somebody, and no figure on a market. */
export const minWages = 3;
const mostBins = 8;

export function* summarisePayInSteps(offers: Offer[]): Steps<MarketPay> {
  const read = yield* mapInSteps(offers, (offer) => ({
    offer,
    company: toCompanyKey(offer),
    salary: readOfferSalary(offer),
  }));
  const wages = read.flatMap(({ offer, company, salary }) =>
    salary.is === "gross" ? [{ offer, company, middle: (salary.min + salary.max) / 2 }] : [],
  );
  const sorted = wages.map(({ middle }) => middle).sort((a, b) => a - b);
  const of = (is: Salary["is"]) => read.filter(({ salary }) => salary.is === is).length;
  return {
    said: Object.fromEntries(kinds.map((is) => [is, of(is)])) as MarketPay["said"],
    ...(sorted.length >= minWages ? { quartiles: quartiles(sorted) } : {}),
    ...binsOf(sorted),
    companies: byCompany(wages),
  };
}

/**
 * The pay that the source states, in a field of its own or in the text. The SMIC is that of the day when the
 * offer was last published, or the newest one where it has no date.
 */
export function readOfferSalary({
  stated,
  salary,
  description,
  hours = "",
  created,
  updated = created,
}: PaidWork): Salary {
  const on = updated === undefined ? undefined : new Date(updated);
  return readSalary(stated ? stated.pay : [salary, description], parseHoursField(hours), on);
}

type PaidWork = Partial<Pick<Offer, "stated" | "salary" | "description" | "hours" | "created" | "updated">>;

function quartiles(sorted: number[]): NonNullable<MarketPay["quartiles"]> {
  return {
    low: computeQuantile(sorted, 0.25),
    median: computeQuantile(sorted, 0.5),
    high: computeQuantile(sorted, 0.75),
  };
}

function byCompany(wages: { offer: Offer; company: string; middle: number }[]): MarketPay["companies"] {
  return groupBySize(wages, ({ company }) => company)
    .filter(([key, own]) => key !== "" && own.length >= minWages)
    .map(([key, own]) => {
      const sorted = own.map(({ middle }) => middle).sort((a, b) => a - b);
      const [name = key] = countByValue(own, ({ offer }) => offer.company ?? key)[0] ?? [];
      return { name, offers: own.length, median: computeQuantile(sorted, 0.5) };
    })
    .sort((a, b) => b.median - a.median);
}

/** Euros by the month, as people think of pay. */
const steps = [50, 100, 200, 250, 500, 1_000, 2_000, 5_000].map((monthly) => 12 * monthly);

/**
 * Round steps, as narrow as eight bins allow for all but the outliers, so that one doctor among cooks does
 * not flatten the rest.
 */
function binsOf(sorted: number[]): Pick<MarketPay, "bins" | "beyond"> {
  if (sorted.length < minWages) return { bins: [], beyond: { below: 0, above: 0 } };
  const [lowest, highest] = withoutFar(sorted);
  const isEnough = (step: number) => binOf(highest, step) - binOf(lowest, step) < mostBins;
  const step = steps.find(isEnough) ?? 120_000;
  const [first, last] = [binOf(lowest, step), binOf(highest, step)];
  const bins = Array.from({ length: last - first + 1 }, (_, i): PayBin => {
    const count = sorted.filter((wage) => binOf(wage, step) === first + i).length;
    return { from: (first + i) * step, to: (first + i + 1) * step, count };
  });
  const below = sorted.filter((wage) => binOf(wage, step) < first).length;
  const above = sorted.filter((wage) => binOf(wage, step) > last).length;
  return { bins, beyond: { below, above } };
}

/**
 * Tukey's fences: outliers are further from the middle half than one and a half times its width. At most a
 * tenth of each end, as more than that is not an exception.
 */
function withoutFar(sorted: number[]): [lowest: number, highest: number] {
  const { low, median, high } = quartiles(sorted);
  // Where most pay the same, the middle half has no width.
  const far = 1.5 * Math.max(high - low, 0.2 * median);
  const most = Math.ceil(sorted.length / 10);
  const below = Math.min(most, sorted.filter((wage) => wage < low - far).length);
  const above = Math.min(most, sorted.filter((wage) => wage > high + far).length);
  return [sorted[below] ?? median, sorted[sorted.length - 1 - above] ?? median];
}

function binOf(value: number, step: number): number {
  return Math.floor(value / step);
}
