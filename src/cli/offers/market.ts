import type { Criteria } from "../../adapters/france-travail/api/criteria.ts";
import { blockSize } from "../../adapters/france-travail/api/limits.ts";
import { loadLabelLookup } from "../../adapters/france-travail/api/listed-codes.ts";
import { franceTravailName as franceTravail } from "../../adapters/france-travail/api/name.ts";
import type { ReferenceLists } from "../../adapters/france-travail/api/reference-lists.ts";
import { readNewestOffers } from "../../adapters/france-travail/search/newest.ts";
import { type Market, summariseMarket } from "../../core/market/market.ts";
import { omitDescription } from "../../core/offers/copies.ts";
import type { Offer } from "../../core/offers/offer.ts";
import type { OffersContext } from "./context.ts";
import { formatMissing, harvestToJournal } from "./harvest.ts";
import { writeNote } from "./output.ts";

/** How much of a search is read for its market: every offer, or about so many of the newest. */
export type MarketDepth = "all" | number;

/** As a chat draws it: three blocks, in the time that a page takes. */
export const defaultMarketDepth = 3 * blockSize;

export type MarketRequest = {
  title: string;
  depth: MarketDepth;
  /** Which offers belong to the search, where the service could not be asked for all of it. */
  fits?: ((offer: Offer) => boolean) | undefined;
  dataDir: string;
  now: Date;
};

/**
 * The market of a search by its parameters: exact counts of all its offers, and what the offers that were
 * read say of pay, companies, towns and dates.
 */
export async function readSearchMarket(
  criteria: Criteria,
  { title, depth, fits, dataDir, now }: MarketRequest,
  opened: OffersContext,
): Promise<Market> {
  const { range: _, ...whole } = criteria;
  const { total, counts, isLeast = false } = await opened.read({ ...whole, range: "0-0" });
  const { oldest = now, ...read } =
    depth === "all" ? await everyOffer(whole, opened, dataDir, now) : await newest(whole, depth, opened);
  const all = Math.max(total, read.offers.length);
  const fitting = fits ? read.offers.filter(fits) : read.offers;
  const share = read.offers.length === 0 ? 1 : fitting.length / read.offers.length;
  const facts = {
    title: title.charAt(0).toUpperCase() + title.slice(1),
    source: franceTravail,
    total: fits ? (read.isAll ? fitting.length : Math.round(all * share)) : all,
    isExact: read.isAll || !(fits || isLeast),
    // What the service counts are then not the offers of the search.
    ...(fits ? {} : { counts }),
  };
  const market = await relabelled(summariseMarket({ ...read, ...facts, offers: fitting }, now), opened.lists);
  return { ...market, asOf: oldest.toISOString() };
}

/** `oldest` is when the first of them were read, where that was before this. */
type MarketRead = { offers: Offer[]; isAll: boolean; oldest?: Date };

/** Both origins by themselves, since the API lists its own offers before those of its partners. */
async function newest(criteria: Criteria, most: number, { read }: OffersContext): Promise<MarketRead> {
  const { origineOffre } = criteria;
  const readBlock = async (origin: 1 | 2, block: number) => {
    const range = `${block * blockSize}-${(block + 1) * blockSize - 1}` as const;
    const { rows, total } = await read({ ...criteria, origineOffre: origin, sort: 1, range });
    return { offers: rows.flatMap(({ value = [] }) => value), rows: rows.length, total };
  };
  return readNewestOffers(readBlock, Math.ceil(most / blockSize), origineOffre === undefined ? [1, 2] : [origineOffre]);
}

async function everyOffer(criteria: Criteria, opened: OffersContext, dataDir: string, now: Date): Promise<MarketRead> {
  const { journal, outcome } = await harvestToJournal(criteria, opened, dataDir, now);
  const offers: Offer[] = [];
  let oldest = now;
  for await (const window of journal.windows()) {
    // Pay is told apart by this service: the texts, which are nearly all of an offer, can go.
    offers.push(...window.offers.map(omitDescription));
    if (window.readAt < oldest) oldest = window.readAt;
  }
  await journal.remove();
  const missing = formatMissing(outcome);
  if (missing) writeNote(missing);
  return { offers, isAll: missing === undefined, oldest };
}

const listed = { contract: "typesContrats", nature: "naturesContrats" } as const;

/** A code that is new to us may have a name in the lists of the service. */
async function relabelled(market: Market, lists: ReferenceLists): Promise<Market> {
  const facets = { ...market.facets };
  for (const facet of ["contract", "nature"] as const) {
    const { basis, shares } = facets[facet];
    if (shares.every(({ is }) => is !== "unknown")) continue;
    const labelOf = await loadLabelLookup(lists, listed[facet]);
    const named = shares.map((share) => {
      const label = labelOf(share.code);
      return share.is === "unknown" && label !== share.code ? { ...share, label, is: "stated" as const } : share;
    });
    facets[facet] = { basis, shares: named };
  }
  return { ...market, facets };
}
