import type { Offer } from "../../core/offer.ts";
import { blockSize, blocksAbreast, lastBlock, reachable } from "./query.ts";

/** One block of answers: the offers that could be read of up to 150 rows, and how many there are in all. */
export type Block = { offers: Offer[]; rows: number; total: number };

/** Offers of one query, as far as they were read and belong to the search. */
export type Lane = {
  offers: Offer[];
  /** All that can be reached was read. */
  complete: boolean;
  /** How many belong to the search: counted when all was read, else estimated from the part that was. */
  total: number;
  exact: boolean;
};

/** Reads blocks until so many offers belong to the search, or there are no more. */
export async function readLane(
  read: (block: number) => Promise<Block>,
  belongs: (offer: Offer) => boolean,
  wanted: number,
): Promise<Lane> {
  const blocks = [await read(0)];
  for (;;) {
    const offers = once(blocks.flatMap(({ offers }) => offers).filter(belongs));
    // As the last answer tells it: offers come and go while someone reads.
    const total = blocks.at(-1)?.total ?? 0;
    const left = Math.min(lastBlock + 1, Math.ceil(total / blockSize)) - blocks.length;
    const missing = wanted - offers.length;
    if (left <= 0 || missing <= 0) return laneOf(offers, blocks, total, left <= 0);
    // Someone may jump far ahead.
    const size = Math.min(blocksAbreast, left, Math.ceil(missing / blockSize));
    blocks.push(...(await Promise.all(Array.from({ length: size }, (_, i) => read(blocks.length + i)))));
  }
}

function laneOf(offers: Offer[], blocks: Block[], total: number, complete: boolean): Lane {
  const exact = complete && total <= reachable;
  const rows = blocks.reduce((sum, block) => sum + block.rows, 0);
  const share = rows === 0 ? 0 : offers.length / rows;
  return { offers, complete, exact, total: exact ? offers.length : Math.max(offers.length, Math.round(total * share)) };
}

/** New offers push others to the next page: one that comes twice counts once. */
export function once(offers: Offer[]): Offer[] {
  return [...new Map(offers.map((offer) => [offer.key, offer])).values()];
}
