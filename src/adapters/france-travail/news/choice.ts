import type { Atlas } from "../../../core/places/atlas.ts";
import { type Plan, plan } from "./plan.ts";
import type { Pulse } from "./pulse.ts";
import type { NewsReader } from "./reader.ts";
import type { Territory } from "./territories.ts";
import type { NewsBlock } from "./windows.ts";
import { mostAlone, piecesOf, type Wishes } from "./wishes.ts";

/** A kilobyte each. */
const mostHeld = 100_000;

/** How to read for those that offers decide; the whole country by the block that was read to count it. */
export type Choice = { plan: Exclude<Plan, "country"> } | { plan: "country"; from: Date; first: NewsBlock };

export type Options = {
  atlas: Pick<Atlas, "departementsIn">;
  /** A département's share of the country's inhabitants, and so about of its offers. */
  shareOf: (departement: string) => number;
  /** Tests choose for themselves. */
  decide?: typeof plan | undefined;
};

/** Chooses by what was counted within a day. The country is counted where that may pay: nothing is read of it for those who are few. */
export async function choose(
  all: Wishes,
  began: Date,
  published: Pulse,
  source: Pick<NewsReader, "begin">,
  { atlas, shareOf, decide = plan }: Options,
): Promise<Choice> {
  const shareIn = ({ kind, code }: Territory) =>
    (kind === "departement" ? [code] : atlas.departementsIn(code)).reduce((sum, each) => sum + shareOf(each), 0);
  const need = {
    local: all.local.count(),
    anywhere: all.anywhere.count(),
    shares: piecesOf(all).map(({ territory }) => shareIn(territory)),
  };
  /** So many offers are not held at once as long as they can be had in pieces. */
  const within = (volume: number): Plan => {
    const chosen = decide(need, volume);
    const share = chosen === "country" ? 1 : need.shares.reduce((sum, one) => sum + one, 0);
    const isMuch = chosen !== "searches" && volume * Math.min(1, share) > mostHeld;
    return isMuch && need.local + need.anywhere <= mostAlone ? "searches" : chosen;
  };
  const from = all.from();
  // Not even if there were nothing to read in the country.
  if (!from || decide(need, 0) === "searches") return { plan: "searches" };
  const expected = published.expected(from, began);
  const guess = expected === undefined ? "country" : within(expected);
  if (guess !== "country") return { plan: guess };
  const first = await source.begin(from);
  published.counted(first.total, from, began);
  const chosen = within(first.total);
  return chosen === "country" ? { plan: chosen, from, first } : { plan: chosen };
}
