import type { Offer } from "../../../core/offers/offer.ts";
import type { OfferBlock } from "../api/block.ts";
import { blockSize, lastBlockIndex, maxReachableRows } from "../api/limits.ts";
import { uniqueOffers } from "./matching-offers.ts";
import { shareOfDifferent } from "./merge-lists.ts";

/** The newest offers of a query, as far as so many calls reach. */
export type NewestOffers = { offers: Offer[]; total: number; isAll: boolean };

type Read<T> = { list: T; blocks: OfferBlock[] };

/** Own offers of the service, and those of its partners. */
export const origins: readonly (1 | 2)[] = [1, 2];

/**
 * Reads several lists side by side, each newest first, and goes on where the time read so far is shortest.
 * Own offers and those of partners are two lists, since the API may list all of its own before the others.
 * What is older than the end of a list with more to come is left out: it would be the newest of one list
 * among all of another.
 */
export async function readNewestOffers<T>(
  read: (list: T, block: number) => Promise<OfferBlock>,
  mostBlocks: number,
  wanted: readonly T[],
): Promise<NewestOffers> {
  const first = async (list: T): Promise<Read<T>> => ({ list, blocks: [await read(list, 0)] });
  const lists = await Promise.all(wanted.map(first));
  for (let calls = lists.length; calls < mostBlocks; calls++) {
    const [shortest] = lists.filter(hasMore).sort((a, b) => reach(b).localeCompare(reach(a)));
    if (!shortest) break;
    shortest.blocks.push(await read(shortest.list, shortest.blocks.length));
  }
  const open = lists.filter(hasMore);
  const horizon = open.map(reach).sort().at(-1) ?? "";
  const all = lists.flatMap(({ blocks }) => blocks.flatMap(({ offers }) => offers));
  const total = lists.reduce((sum, { blocks }) => sum + (blocks.at(-1)?.total ?? 0), 0);
  return {
    offers: uniqueOffers(all.filter(({ created = "" }) => created >= horizon)).sort(newestFirst),
    total: Math.round(total * shareOfDifferent(uniqueOffers(all), all)),
    isAll: open.length === 0 && lists.every(isReachable),
  };
}

type Blocks = Pick<Read<unknown>, "blocks">;

function hasMore({ blocks }: Blocks): boolean {
  const total = blocks.at(-1)?.total ?? 0;
  return blocks.length <= lastBlockIndex && blocks.length * blockSize < total && (blocks.at(-1)?.rows ?? 0) > 0;
}

function isReachable({ blocks }: Blocks): boolean {
  return (blocks.at(-1)?.total ?? 0) <= maxReachableRows;
}

/** How far back a list was read. */
function reach({ blocks }: Blocks): string {
  return blocks.flatMap(({ offers }) => offers).at(-1)?.created ?? "";
}

function newestFirst(a: Offer, b: Offer): number {
  return (b.created ?? "").localeCompare(a.created ?? "");
}
