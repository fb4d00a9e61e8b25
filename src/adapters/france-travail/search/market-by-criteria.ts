import { type Market, summariseMarket } from "../../../core/market/market.ts";
import { omitDescription } from "../../../core/offers/copies.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import type { Criteria } from "../api/criteria.ts";
import { blockSize, toBlockRange } from "../api/limits.ts";
import { loadLabelLookup } from "../api/listed-codes.ts";
import { franceTravailName } from "../api/name.ts";
import type { ReadOffers } from "../api/offers-reader.ts";
import type { ReferenceLists } from "../api/reference-lists.ts";
import { type HarvestOutcome, isComplete } from "../harvest/harvest.ts";
import {
  type HarvestFailure,
  harvestToJournal,
  type JournaledHarvestDeps,
  type JournaledHarvestOptions,
} from "../harvest/harvest-to-journal.ts";
import { origins, readNewestOffers } from "./newest.ts";
import { countByCriteria } from "./read-by-criteria.ts";

/** How much of a search is read for its market: every offer, or about so many of the newest. */
export type MarketDepth = "all" | number;

/** As a chat draws it: three blocks, in the time that a page takes. */
export const defaultMarketDepth = 3 * blockSize;

/** What a market is drawn of, besides the criteria of its search. */
export type MarketRequest = {
  /** The search in one line of French. */
  title: string;
  depth: MarketDepth;
  /** Which offers belong to the search, where the service could not be asked for all of it. */
  fits?: ((offer: Offer) => boolean) | undefined;
};

/** A market; where every offer was harvested, also what became of the harvest. */
export type MarketOutcome = { is: "market"; market: Market; harvested: HarvestOutcome | undefined };

/**
 * The market of a search by its parameters: exact counts of all its offers, and what the offers that were
 * read say of pay, companies, towns and dates. Rejects with a SourceError where the service fails; a harvest
 * of every offer that ends early is a result.
 */
export async function readMarketByCriteria(
  criteria: Criteria,
  { title, depth, fits }: MarketRequest,
  deps: JournaledHarvestDeps & { read: ReadOffers; lists: ReferenceLists },
  options: JournaledHarvestOptions,
): Promise<MarketOutcome | HarvestFailure> {
  const { now } = options;
  const { range: _, ...whole } = criteria;
  const { total, counts, isLeast } = await countByCriteria(deps.read, whole);
  const reading =
    depth === "all" ? await readEveryOffer(whole, deps, options) : await readNewest(whole, depth, deps.read);
  if ("is" in reading) return reading;
  const { oldest = now, harvested, ...read } = reading;
  const all = Math.max(total, read.offers.length);
  const fitting = fits ? read.offers.filter(fits) : read.offers;
  const share = read.offers.length === 0 ? 1 : fitting.length / read.offers.length;
  const facts = {
    title: title.charAt(0).toUpperCase() + title.slice(1),
    source: franceTravailName,
    total: fits ? (read.isAll ? fitting.length : Math.round(all * share)) : all,
    isExact: read.isAll || !(fits || isLeast),
    // Where some do not fit, the offers that the service counts are not those of the search.
    ...(fits ? {} : { counts }),
  };
  const market = await labelUnknownCodes(summariseMarket({ ...read, ...facts, offers: fitting }, now), deps.lists);
  // No offer says so where there is none.
  const isFictitious = market.fictitious || deps.fictitious;
  return { is: "market", market: { ...market, fictitious: isFictitious, asOf: oldest.toISOString() }, harvested };
}

/** `oldest` is when the first of them were read, where that was before this run. */
type MarketReading = { offers: Offer[]; isAll: boolean; oldest?: Date; harvested?: HarvestOutcome };

/** Each origin is read by itself, since the API lists its own offers before those of its partners. */
async function readNewest(criteria: Criteria, most: number, read: ReadOffers): Promise<MarketReading> {
  const { origineOffre } = criteria;
  const readBlock = async (origin: 1 | 2, block: number) => {
    const { rows, total } = await read({ ...criteria, origineOffre: origin, sort: 1, range: toBlockRange(block) });
    return { offers: rows.flatMap(({ value = [] }) => value), rows: rows.length, total };
  };
  const wanted = origineOffre === undefined ? origins : [origineOffre];
  const newest = await readNewestOffers(readBlock, Math.ceil(most / blockSize), wanted);
  // Whole blocks are read, of each origin at least one: what is beyond the limit is not part of the figures.
  return newest.offers.length <= most ? newest : { offers: newest.offers.slice(0, most), isAll: false };
}

async function readEveryOffer(
  criteria: Criteria,
  deps: JournaledHarvestDeps,
  options: JournaledHarvestOptions,
): Promise<MarketReading | HarvestFailure> {
  const harvest = await harvestToJournal(criteria, deps, options);
  if (harvest.is !== "done") return harvest;
  const { journal, outcome } = harvest;
  const offers: Offer[] = [];
  let oldest = options.now;
  try {
    for await (const window of journal.windows()) {
      // This service states pay in a field of its own: descriptions, nearly all of an offer's size, can go.
      offers.push(...window.offers.map(omitDescription));
      if (window.readAt < oldest) oldest = window.readAt;
    }
  } catch (error) {
    await journal.close();
    throw error;
  }
  if (options.signal.aborted) {
    await journal.close();
    return { is: "stopped", outcome, isResumable: journal.isWorthKeeping() };
  }
  await journal.remove();
  return { offers, isAll: isComplete(outcome), oldest, harvested: outcome };
}

const listNames = { contract: "typesContrats", nature: "naturesContrats" } as const;

/** A code that is new to us may have a label in the lists of the service. */
async function labelUnknownCodes(market: Market, lists: ReferenceLists): Promise<Market> {
  const facets = { ...market.facets };
  for (const facet of ["contract", "nature"] as const) {
    const { basis, shares } = facets[facet];
    if (shares.every(({ is }) => is !== "unknown")) continue;
    const labelOf = await loadLabelLookup(lists, listNames[facet]);
    const labelled = shares.map((share) => {
      const label = labelOf(share.code);
      return share.is === "unknown" && label !== share.code ? { ...share, label, is: "stated" as const } : share;
    });
    facets[facet] = { basis, shares: labelled };
  }
  return { ...market, facets };
}
