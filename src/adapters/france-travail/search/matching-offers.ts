import { uniqueBy } from "../../../core/collections/unique-by.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import type { OfferBlock } from "../api/block.ts";
import { blockSize, concurrentBlocks, lastBlockIndex, maxReachableRows } from "../api/limits.ts";

/** Offers of one query, as far as they were read and belong to the search. */
export type MatchingOffers = {
  offers: Offer[];
  /** All that can be reached was read. */
  complete: boolean;
  /** How many belong to the search: counted when all was read, else estimated from the part that was. */
  total: number;
  exact: boolean;
};

/** Reads blocks until so many offers belong to the search, or there are no more. */
export async function readMatchingOffers(
  read: (block: number) => Promise<OfferBlock>,
  belongs: (offer: Offer) => boolean,
  wanted: number,
): Promise<MatchingOffers> {
  const blocks = [await read(0)];
  for (;;) {
    const offers = uniqueOffers(blocks.flatMap(({ offers }) => offers).filter(belongs));
    // As the last answer tells it: offers come and go while someone reads.
    const total = blocks.at(-1)?.total ?? 0;
    // An empty page is the end, whatever the total.
    const isEnd = blocks.at(-1)?.rows === 0;
    const left = isEnd ? 0 : Math.min(lastBlockIndex + 1, Math.ceil(total / blockSize)) - blocks.length;
    const missing = wanted - offers.length;
    if (left <= 0 || missing <= 0) return toMatchingOffers(offers, blocks, total, left <= 0);
    // Someone may jump far ahead.
    const size = Math.min(concurrentBlocks, left, Math.ceil(missing / blockSize));
    blocks.push(...(await Promise.all(Array.from({ length: size }, (_, i) => read(blocks.length + i)))));
  }
}

function toMatchingOffers(offers: Offer[], blocks: OfferBlock[], total: number, complete: boolean): MatchingOffers {
  const exact = complete && total <= maxReachableRows;
  const rows = blocks.reduce((sum, block) => sum + block.rows, 0);
  const share = rows === 0 ? 0 : offers.length / rows;
  return { offers, complete, exact, total: exact ? offers.length : Math.max(offers.length, Math.round(total * share)) };
}

/** New offers push others to the next page: one that comes twice counts once. */
export function uniqueOffers(offers: Offer[]): Offer[] {
  return uniqueBy(offers, ({ key }) => key);
}
