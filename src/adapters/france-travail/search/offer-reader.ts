import type { FoundOffer, Offer } from "../../../core/offers/offer.ts";
import type { OfferReader } from "../../../core/offers/pages.ts";
import type { Centres } from "../../../core/places/area.ts";
import { matches } from "../../../core/search/matches.ts";
import type { Search } from "../../../core/search/search.ts";
import { toFoundOffer } from "../../found-offer.ts";
import type { ReadBlock } from "../api/block.ts";
import { listMissingLands } from "../api/covered.ts";
import { maxReachableRows } from "../api/limits.ts";
import type { SearchPart } from "../api/to-criteria.ts";
import { type MatchingOffers, readMatchingOffers } from "./matching-offers.ts";
import { mergeLists } from "./merge-lists.ts";
import type { RankedPart } from "./parts.ts";

/** What a list of offers is read with. */
export type OfferReaderOptions = {
  partsOf: (search: Search) => RankedPart[];
  /** The same search, once for each question that its places take. */
  questionsOf: (search: Search) => Search[];
  readBlock: ReadBlock;
  centresFor: (search: Search) => Promise<Centres>;
  now: () => Date;
};

/** Reads the parts of a search one after the other, as far as it takes. */
export function createOfferReader({
  partsOf,
  questionsOf,
  readBlock,
  centresFor,
  now,
}: OfferReaderOptions): OfferReader {
  return async (search, wanted, askedBy) => {
    const centres = await centresFor(search);
    const questions = questionsOf(search);
    const readForThem: ReadBlock = (asked, part, block) => readBlock(asked, part, block, askedBy);
    const belongs = (offer: Offer) => matches(offer, search, centres, now());
    const found: FoundOffer[] = [];
    let total = 0;
    let exact = true;
    let complete = true;
    for (const { part, related } of partsOf(search)) {
      const read = await readPart(questions, part, { readBlock: readForThem, belongs, wanted: wanted - found.length });
      const fresh = read.offers.filter(({ key }) => !found.some(({ offer }) => offer.key === key));
      found.push(...fresh.map((offer) => toFoundOffer(offer, related, search, centres)));
      total += read.exact ? fresh.length : read.total;
      exact &&= read.exact;
      complete = read.complete;
      // Later parts are read only once this one is exhausted: most people never get there.
      if (!complete) break;
    }
    const reachable = complete ? found.length : Math.min(total, maxReachableRows);
    return { found, complete, total, exact, reachable, missing: listMissingLands(search) };
  };
}

type PartOptions = { readBlock: ReadBlock; belongs: (offer: Offer) => boolean; wanted: number };

/**
 * The newest first are those of both origins, merged: the API may list all of its own offers before those of
 * its partners. The answers to several questions are merged by date as well, since nothing else puts them in
 * one order.
 */
async function readPart(
  questions: Search[],
  part: SearchPart,
  { readBlock, belongs, wanted }: PartOptions,
): Promise<MatchingOffers> {
  const read = (search: Search, narrowed: SearchPart) =>
    readMatchingOffers((block) => readBlock(search, narrowed, block), belongs, wanted);
  const [only, ...others] = questions;
  if (only && others.length === 0 && only.filters.order !== "newest") return read(only, part);
  const lists = await Promise.all(
    questions
      .map((search): Search => ({ ...search, filters: { ...search.filters, order: "newest" } }))
      .flatMap((search) => ([1, 2] as const).map((origin) => read(search, { ...part, origin }))),
  );
  return mergeLists(lists, wanted);
}
