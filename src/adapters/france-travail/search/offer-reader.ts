import type { FoundOffer, Offer } from "../../../core/offers/offer.ts";
import type { OfferReader } from "../../../core/offers/pages.ts";
import type { Point } from "../../../core/places/place.ts";
import { matches } from "../../../core/search/matches.ts";
import type { Search } from "../../../core/search/search.ts";
import { toFoundOffer } from "../../found-offer.ts";
import type { ReadBlock } from "../api/block.ts";
import { maxReachableRows } from "../api/limits.ts";
import type { SearchPart } from "../api/to-criteria.ts";
import { type MatchingOffers, readMatchingOffers } from "./matching-offers.ts";
import { mergeOrigins } from "./merge-origins.ts";
import type { RankedPart } from "./parts.ts";

/** What a list of offers is read with. */
export type OfferReaderOptions = {
  partsOf: (search: Search) => RankedPart[];
  readBlock: ReadBlock;
  centreFor: (search: Search) => Promise<Point | undefined>;
  now: () => Date;
};

/** Reads the parts of a search one after the other, as far as it takes. */
export function createOfferReader({ partsOf, readBlock, centreFor, now }: OfferReaderOptions): OfferReader {
  return async (search, wanted) => {
    const centre = await centreFor(search);
    const belongs = (offer: Offer) => matches(offer, search, centre, now());
    const found: FoundOffer[] = [];
    let total = 0;
    let exact = true;
    let complete = true;
    for (const { part, related } of partsOf(search)) {
      const read = await readPart(search, part, { readBlock, belongs, wanted: wanted - found.length });
      const fresh = read.offers.filter(({ key }) => !found.some(({ offer }) => offer.key === key));
      found.push(...fresh.map((offer) => toFoundOffer(offer, related, centre)));
      total += read.exact ? fresh.length : read.total;
      exact &&= read.exact;
      complete = read.complete;
      // Later parts are read only once this one is exhausted: most people never get there.
      if (!complete) break;
    }
    const reachable = complete ? found.length : Math.min(total, maxReachableRows);
    return { found, complete, total, exact, reachable, missing: [] };
  };
}

type PartOptions = { readBlock: ReadBlock; belongs: (offer: Offer) => boolean; wanted: number };

/**
 * The newest first are those of both origins, merged: the API may list all of its own offers before those of
 * its partners.
 */
async function readPart(
  search: Search,
  part: SearchPart,
  { readBlock, belongs, wanted }: PartOptions,
): Promise<MatchingOffers> {
  const read = (narrowed: SearchPart) =>
    readMatchingOffers((block) => readBlock(search, narrowed, block), belongs, wanted);
  if (search.filters.order !== "newest") return read(part);
  const origins = await Promise.all(([1, 2] as const).map((origin) => read({ ...part, origin })));
  return mergeOrigins(origins, wanted);
}
