import type { Offer } from "../offer.ts";
import { hoursIn } from "./pay-words.ts";
import { companyKey } from "./ranking.ts";
import { readSalary, type Salary } from "./salary.ts";
import { grouped, quantile, tally } from "./tally.ts";

/** What the offers pay: gross euros a year, the middle of each one's range. */
export type Pay = {
  /** How many say nothing; words without a figure; a figure that cannot be; net; by the show. The rest, `gross`, is what the figures stand on. */
  said: Record<Salary["is"], number>;
  /** A quarter of the offers pay less than `low`, half less than `median`, a quarter more than `high`. */
  quartiles?: { low: number; median: number; high: number };
  bins: Bin[];
  /** Companies that give a wage in two offers or more, the best paid first. */
  companies: { name: string; offers: number; median: number }[];
};

/** From one amount up to the next; the outermost may hold what lies beyond them. */
export type Bin = { from: number; to: number; count: number; open?: "below" | "above" };

const kinds: Salary["is"][] = ["gross", "net", "fee", "odd", "words", "none"];
const fewest = 2;
const mostBins = 8;

export function payOf(offers: Offer[]): Pay {
  const read = offers.map((offer) => ({ offer, salary: salaryIn(offer) }));
  const wages = read.flatMap(({ offer, salary }) =>
    salary.is === "gross" ? [{ offer, middle: (salary.min + salary.max) / 2 }] : [],
  );
  const sorted = wages.map(({ middle }) => middle).sort((a, b) => a - b);
  const of = (is: Salary["is"]) => read.filter(({ salary }) => salary.is === is).length;
  return {
    said: Object.fromEntries(kinds.map((is) => [is, of(is)])) as Pay["said"],
    ...(sorted.length > 0 ? { quartiles: quartiles(sorted) } : {}),
    bins: binsOf(sorted),
    companies: byCompany(wages),
  };
}

/** Pay as its source says it; a source that does not tell it apart may say it in its text. */
export function salaryIn({ stated, salary, description, hours }: Offer): Salary {
  return readSalary(stated ? stated.pay : [salary, description], hoursIn(hours ?? ""));
}

function quartiles(sorted: number[]): NonNullable<Pay["quartiles"]> {
  return { low: quantile(sorted, 0.25), median: quantile(sorted, 0.5), high: quantile(sorted, 0.75) };
}

function byCompany(wages: { offer: Offer; middle: number }[]): Pay["companies"] {
  return grouped(wages, ({ offer }) => companyKey(offer))
    .filter(([key, own]) => key !== "" && own.length >= fewest)
    .map(([key, own]) => {
      const sorted = own.map(({ middle }) => middle).sort((a, b) => a - b);
      const [name = key] = tally(own, ({ offer }) => offer.company ?? key)[0] ?? [];
      return { name, offers: own.length, median: quantile(sorted, 0.5) };
    })
    .sort((a, b) => b.median - a.median);
}

/** Round steps, as narrow as eight bins allow for all but the outermost hundredths: one doctor among cooks does not flatten the rest. */
function binsOf(sorted: number[]): Bin[] {
  const [lowest = 0] = sorted;
  const highest = sorted.at(-1) ?? 0;
  const [from, to] = [quantile(sorted, 0.02), quantile(sorted, 0.98)];
  const step =
    [1_000, 2_000, 2_500, 5_000, 10_000, 20_000, 50_000].find((one) => binOf(to, one) - binOf(from, one) < mostBins) ??
    100_000;
  const [first, last] = [binOf(from, step), binOf(to, step)];
  if (sorted.length === 0) return [];
  return Array.from({ length: last - first + 1 }, (_, i): Bin => {
    const at = first + i;
    const count = sorted.filter((one) => Math.min(last, Math.max(first, binOf(one, step))) === at).length;
    const bin = { from: at * step, to: (at + 1) * step, count };
    if (at === last && highest >= bin.to) return { ...bin, open: "above" };
    return at === first && lowest < bin.from ? { ...bin, open: "below" } : bin;
  });
}

function binOf(value: number, step: number): number {
  return Math.floor(value / step);
}
