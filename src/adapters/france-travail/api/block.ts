import type { Offer } from "../../../core/offers/offer.ts";
import type { Requesters } from "../../../core/requester.ts";
import type { Search } from "../../../core/search/search.ts";
import { blockSize, maxReachableRows } from "./limits.ts";
import type { SearchPart } from "./to-criteria.ts";

/**
 * One block of a search: the offers that could be read of up to 150 rows, and how many rows there are in all.
 */
export type OfferBlock = { offers: Offer[]; rows: number; total: number };

/** Reads the nth block of one part of a search. */
export type ReadBlock = (search: Search, part: SearchPart, block: number, askedBy?: Requesters) => Promise<OfferBlock>;

/** One row of an answer: what it is, and when it was created by the clock of Paris, where it says so. */
export type DatedRow<T> = { id: string; created?: number; value: T };

/**
 * Up to 150 rows, and how many there are in all. `isLeast` where the service did not say: a full page then
 * lets us expect at least one row more.
 */
export type RowBlock<T> = { rows: DatedRow<T>[]; total: number; isLeast?: boolean };

/** A page with fewer rows than it could have is the last one, whatever the total. */
export function isFullBlock({ rows }: Pick<RowBlock<unknown>, "rows">): boolean {
  return rows.length >= blockSize;
}

/** Neither its total nor its first block lets expect that all of it can be reached. */
export function isBeyondReach(block: Pick<RowBlock<unknown>, "rows" | "total">): boolean {
  return block.total > maxReachableRows && isFullBlock(block);
}
