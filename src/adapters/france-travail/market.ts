import { type Counts, type MarketFacts, type ReadMarket, titleOf } from "../../core/market/market.ts";
import { matches } from "../../core/matches.ts";
import type { Offer } from "../../core/offer.ts";
import type { Point } from "../../core/places/place.ts";
import type { Search } from "../../core/search.ts";
import { SourceError } from "../../core/words.ts";
import { name } from "./client.ts";
import type { Block } from "./lane.ts";
import { readNewest } from "./newest.ts";
import type { Part } from "./query.ts";

export type Options = {
  /** What was ticked, or the words; undefined where the search has neither. */
  partOf: (search: Search) => Part | undefined;
  /** A list of the search goes on with related jobs. */
  hasRelated: (search: Search) => boolean;
  readBlock: (search: Search, part: Part, block: number) => Promise<Block>;
  readCounts: (search: Search, part: Part) => Promise<Counts>;
  centreFor: (search: Search) => Promise<Point | undefined>;
  now: () => Date;
};

/** Three blocks are up to 450 offers, in the time that a page of results takes. */
const blocksOf = { newest: 3, all: Number.POSITIVE_INFINITY };
/** Below this share of what was read, the API searches something else than we show: a whole city for an arrondissement. Its counts are then not those of the search. */
const enough = 0.9;

/** The offers of a search that a market is drawn from, and how the API counts all of them. Related jobs have other pay: they are left out. */
export function marketReader({ partOf, hasRelated, readBlock, readCounts, centreFor, now }: Options): ReadMarket {
  return async (search, depth): Promise<MarketFacts> => {
    const newest: Search = { ...search, filters: { ...search.filters, order: "newest" } };
    const part = partOf(newest);
    if (!part) return { title: titleOf(search), source: name, offers: [], isAll: true, total: 0, isExact: true };
    const centre = await centreFor(search);
    const [read, counts] = await Promise.all([
      readNewest((origin, block) => readBlock(newest, { ...part, origin }, block), blocksOf[depth]),
      readCounts(newest, part).catch(without),
    ]);
    const at = now();
    const belongs = (offer: Offer, its = search) => matches(offer, its, centre, at);
    const offers = read.offers.filter((offer) => belongs(offer));
    const unfiltered = { ...search, filters: {} };
    // The API was not asked for all of the filters, and counts what they leave out.
    const isFilteredHere = read.offers.some((offer) => !belongs(offer) && belongs(offer, unfiltered));
    const share = read.offers.length === 0 ? 1 : offers.length / read.offers.length;
    return {
      title: titleOf(search),
      source: name,
      offers,
      isAll: read.isAll,
      total: read.isAll ? offers.length : Math.round(read.total * share),
      isExact: read.isAll,
      ...(hasRelated(newest) ? { withoutRelated: true } : {}),
      ...(share >= enough && !isFilteredHere ? { counts } : {}),
    };
  };
}

/** The offers tell the same, of those that were read. */
function without(error: unknown): Counts {
  if (error instanceof SourceError) return {};
  throw error;
}
