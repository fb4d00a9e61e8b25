import type { Offer } from "../../../core/offers/offer.ts";
import type { OfferBlock } from "../api/block.ts";
import { blockSize, lastBlockIndex, maxReachableRows } from "../api/limits.ts";
import { uniqueOffers } from "./matching-offers.ts";

/** The newest offers of a query, as far as so many calls reach. */
export type NewestOffers = { offers: Offer[]; total: number; isAll: boolean };

type ReadOriginBlock = (origin: 1 | 2, block: number) => Promise<OfferBlock>;
type Origin = { origin: 1 | 2; blocks: OfferBlock[] };

/**
 * Reads own offers and those of partners each by itself, since the API may list all of its own before the
 * others, and goes on where the time read so far is shortest. What is older than that of an origin with more
 * to come is left out: it would be the newest of one origin among all of another.
 */
export async function readNewestOffers(
  read: ReadOriginBlock,
  mostBlocks: number,
  wanted: readonly (1 | 2)[] = [1, 2],
): Promise<NewestOffers> {
  const first = async (origin: 1 | 2): Promise<Origin> => ({ origin, blocks: [await read(origin, 0)] });
  const origins = await Promise.all(wanted.map(first));
  for (let calls = origins.length; calls < mostBlocks; calls++) {
    const [shortest] = origins.filter(hasMore).sort((a, b) => reach(b).localeCompare(reach(a)));
    if (!shortest) break;
    shortest.blocks.push(await read(shortest.origin, shortest.blocks.length));
  }
  const open = origins.filter(hasMore);
  const horizon = open.map(reach).sort().at(-1) ?? "";
  const all = origins.flatMap(({ blocks }) => blocks.flatMap(({ offers }) => offers));
  return {
    offers: uniqueOffers(all.filter(({ created = "" }) => created >= horizon)).sort(newestFirst),
    total: origins.reduce((sum, { blocks }) => sum + (blocks.at(-1)?.total ?? 0), 0),
    isAll: open.length === 0 && origins.every(isReachable),
  };
}

function hasMore({ blocks }: Origin): boolean {
  const total = blocks.at(-1)?.total ?? 0;
  return blocks.length <= lastBlockIndex && blocks.length * blockSize < total && (blocks.at(-1)?.rows ?? 0) > 0;
}

function isReachable({ blocks }: Origin): boolean {
  return (blocks.at(-1)?.total ?? 0) <= maxReachableRows;
}

/** How far back an origin was read. */
function reach({ blocks }: Origin): string {
  return blocks.flatMap(({ offers }) => offers).at(-1)?.created ?? "";
}

function newestFirst(a: Offer, b: Offer): number {
  return (b.created ?? "").localeCompare(a.created ?? "");
}
