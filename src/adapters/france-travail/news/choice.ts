import type { Atlas } from "../../../core/places/atlas.ts";
import { choosePlan, type ReadingPlan } from "./plan.ts";
import type { PublishRate } from "./publish-rate.ts";
import type { NewsReader } from "./reader.ts";
import { maxOwnQueries, mergeTerritories, type SearchRequests } from "./search-requests.ts";
import type { NewsTerritory } from "./territories.ts";
import type { NewsBlock } from "./windows.ts";

/** A kilobyte each. */
const maxHeld = 100_000;

/** How to read for those that offers decide; the whole country by the block that was read to count it. */
export type ReadingChoice =
  | { plan: Exclude<ReadingPlan, "country"> }
  | { plan: "country"; from: Date; first: NewsBlock };

/** What a plan of reading is chosen by. */
export type ReadingChoiceOptions = {
  atlas: Pick<Atlas, "departementsIn">;
  /** A département's share of the country's inhabitants, and so about of its offers. */
  shareOf: (departement: string) => number;
  /** Tests choose for themselves. */
  decide?: typeof choosePlan | undefined;
};

/**
 * Chooses by what was counted within a day. The country is counted where that may pay: nothing is read of it
 * for those who are few.
 */
export async function chooseReading(
  all: SearchRequests,
  began: Date,
  published: PublishRate,
  source: Pick<NewsReader, "begin">,
  { atlas, shareOf, decide = choosePlan }: ReadingChoiceOptions,
): Promise<ReadingChoice> {
  const shareIn = ({ kind, code }: NewsTerritory) =>
    (kind === "departement" ? [code] : atlas.departementsIn(code)).reduce((sum, each) => sum + shareOf(each), 0);
  const need = {
    local: all.local.count(),
    anywhere: all.anywhere.count(),
    shares: mergeTerritories(all).map(({ territory }) => shareIn(territory)),
  };
  /** So many offers are not held at once as long as they can be had in pieces. */
  const within = (volume: number): ReadingPlan => {
    const chosen = decide(need, volume);
    const share = chosen === "country" ? 1 : need.shares.reduce((sum, one) => sum + one, 0);
    const isMuch = chosen !== "searches" && volume * Math.min(1, share) > maxHeld;
    return isMuch && need.local + need.anywhere <= maxOwnQueries ? "searches" : chosen;
  };
  const from = all.from();
  // Not even if there were nothing to read in the country.
  if (!from || decide(need, 0) === "searches") return { plan: "searches" };
  const expected = published.estimate(from, began);
  const guess = expected === undefined ? "country" : within(expected);
  if (guess !== "country") return { plan: guess };
  const first = await source.begin(from);
  published.record(first.total, from, began);
  const chosen = within(first.total);
  return chosen === "country" ? { plan: chosen, from, first } : { plan: chosen };
}
