import { z } from "zod";
import { runInSteps } from "../core/async/steps.ts";
import { summariseMarketInSteps } from "../core/market/market.ts";
import type { Requesters } from "../core/requester.ts";
import { describeSearch } from "../core/search/search.ts";
import { orProblem } from "./problem.ts";
import { readSearch, type SearchInput } from "./read-search.ts";
import type { McpServices } from "./services.ts";

const most = 10;

const counted = z.array(z.object({ name: z.string(), offers: z.number() }));
const quartiles = z.object({ low: z.number(), median: z.number(), high: z.number() });

export const marketOutput = z.object({
  understood_as: z.string(),
  offers: z.number().describe("How many offers there are."),
  offers_is_exact: z.boolean(),
  of_the_last_week: z.number().optional(),
  read: z.number().describe("The newest of them, on which all other figures stand but those that say otherwise."),
  contracts: counted,
  experience: counted,
  pay: z
    .object({
      stated_by: z.number().describe("How many of the offers that were read state a gross wage."),
      yearly_gross_euros: quartiles.optional().describe("A quarter pays less than low, half less than median."),
    })
    .describe("None where fewer than three state one."),
  companies: counted,
  towns: counted,
  official: z
    .object({
      territory: z.string(),
      monthly_pay_euros: z
        .object({
          family: z.string(),
          period: z.string(),
          beginner: z.number().optional(),
          middle: z.number().optional(),
          experienced: z.number().optional(),
        })
        .optional()
        .describe("Whether gross or net is not told by the service."),
      applicants: z.object({ people: z.number(), offers: z.number(), period: z.string() }).optional(),
      tension: z.object({ level: z.number(), period: z.string() }).optional().describe("From 1 to 5."),
      back_to_work: z.object({ percent: z.number(), period: z.string() }).optional(),
      source: z.string(),
      url: z.string(),
      is_fictitious: z.boolean(),
    })
    .optional(),
  source: z.string(),
  date: z.string(),
  url: z.string(),
  is_fictitious: z.boolean(),
});
export type MarketOutput = z.infer<typeof marketOutput>;

/** The market of a job in a place, by the newest offers, and what public statistics say of it. */
export async function readMarket(
  input: SearchInput,
  {
    market,
    findOfficialFigures,
    lookups,
    now,
  }: Pick<McpServices, "market" | "findOfficialFigures" | "lookups" | "now">,
  askedBy: Requesters,
): Promise<MarketOutput> {
  const search = readSearch("emploi", input, lookups);
  const [facts, official] = await Promise.all([
    orProblem(market(search, "newest", askedBy)),
    findOfficialFigures?.(search),
  ]);
  const drawn = await runInSteps(summariseMarketInSteps(facts, now()));
  const { headline, basis, facets, pay, companies, towns, source, asOf, fictitious } = drawn;
  const toCounts = (rows: readonly { label: string; count: number }[]) =>
    rows.slice(0, most).map(({ label, count }) => ({ name: label, offers: count }));
  const toRanking = (rows: readonly { name: string; count: number }[]) =>
    rows.slice(0, most).map(({ name, count }) => ({ name, offers: count }));
  return {
    understood_as: describeSearch(search),
    offers: headline.offers,
    offers_is_exact: headline.isExact,
    ...(headline.week ? { of_the_last_week: headline.week.count } : {}),
    read: basis.offers,
    contracts: toCounts(facets.contract.shares),
    experience: toCounts(facets.experience.shares),
    pay: { stated_by: pay.said.gross, ...(pay.quartiles ? { yearly_gross_euros: pay.quartiles } : {}) },
    companies: toRanking(companies.top),
    towns: toRanking(towns.top),
    ...(official ? { official: toOfficial(official) } : {}),
    source,
    date: asOf,
    url: "https://candidat.francetravail.fr/offres/recherche",
    is_fictitious: fictitious,
  };
}

type Official = NonNullable<Awaited<ReturnType<NonNullable<McpServices["findOfficialFigures"]>>>>;

function toOfficial({ territory, salary, applicants, tension, backToWork, source, isFictitious }: Official) {
  return {
    territory,
    ...(salary ? { monthly_pay_euros: salary } : {}),
    ...(applicants ? { applicants } : {}),
    ...(tension ? { tension } : {}),
    ...(backToWork ? { back_to_work: backToWork } : {}),
    source: source.label,
    url: source.page,
    is_fictitious: isFictitious,
  };
}
