import { SourceError } from "../../../core/failure.ts";
import type { FacetCounts } from "../../../core/market/basis.ts";
import { formatMarketTitle, type MarketFacts, type ReadMarket } from "../../../core/market/market.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import type { Centres } from "../../../core/places/area.ts";
import { matches } from "../../../core/search/matches.ts";
import type { Search } from "../../../core/search/search.ts";
import type { ReadCounts } from "../api/api.ts";
import type { ReadBlock } from "../api/block.ts";
import { franceTravailName } from "../api/name.ts";
import type { SearchPart } from "../api/to-criteria.ts";
import { origins, readNewestOffers } from "./newest.ts";

/** What a market is read with. */
export type MarketReaderOptions = {
  /** What was ticked, or the words; undefined where the search has neither. */
  partOf: (search: Search) => SearchPart | undefined;
  /** A list of the search goes on with related jobs. */
  hasRelated: (search: Search) => boolean;
  readBlock: ReadBlock;
  readCounts: ReadCounts;
  /** The same search, once for each question that its places take. */
  questionsOf: (search: Search) => Search[];
  centresFor: (search: Search) => Promise<Centres>;
  now: () => Date;
};

/** Three blocks are up to 450 offers, in the time that a page of results takes. */
const blocksOf = { newest: 3, all: Number.POSITIVE_INFINITY };
/**
 * Below this share of what was read, the API searches something else than we show: a whole city for an
 * arrondissement. Its counts are then not those of the search.
 */
const enough = 0.9;

/**
 * The offers of a search that a market is drawn from, and how the API counts all of them. Related jobs have
 * other pay: they are left out.
 */
export function createMarketReader({
  partOf,
  hasRelated,
  readBlock,
  readCounts,
  questionsOf,
  centresFor,
  now,
}: MarketReaderOptions): ReadMarket {
  return async (search, depth, askedBy): Promise<MarketFacts> => {
    const newest: Search = { ...search, filters: { ...search.filters, order: "newest" } };
    const part = partOf(newest);
    if (!part)
      return {
        title: formatMarketTitle(search),
        source: franceTravailName,
        offers: [],
        isAll: true,
        total: 0,
        isExact: true,
      };
    const centres = await centresFor(search);
    const questions = questionsOf(newest);
    const lists = questions.flatMap((asked) => origins.map((origin) => ({ asked, origin })));
    const [only, ...others] = questions;
    const [read, counts] = await Promise.all([
      readNewestOffers(
        ({ asked, origin }, block) => readBlock(asked, { ...part, origin }, block, askedBy),
        blocksOf[depth],
        lists,
      ),
      // Counts of several questions would count twice what they share.
      only && others.length === 0 ? readCounts(only, part, askedBy).catch(without) : {},
    ]);
    const at = now();
    const belongs = (offer: Offer, its = search) => matches(offer, its, centres, at);
    const offers = read.offers.filter((offer) => belongs(offer));
    const unfiltered = { ...search, filters: {} };
    // The API was not asked for all of the filters, and counts what they leave out.
    const isFilteredHere = read.offers.some((offer) => !belongs(offer) && belongs(offer, unfiltered));
    const share = read.offers.length === 0 ? 1 : offers.length / read.offers.length;
    return {
      title: formatMarketTitle(search),
      source: franceTravailName,
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
function without(error: unknown): FacetCounts {
  if (error instanceof SourceError) return {};
  throw error;
}
