import { minuteMs } from "../../../core/durations.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { findCentre, type GetCentre } from "../../../core/places/atlas.ts";
import { createTtlCache } from "../../ttl-cache.ts";
import type { OfferBlock, ReadBlock } from "../api/block.ts";
import { criteriaToSearchParams } from "../api/criteria.ts";
import { toCriteria } from "../api/to-criteria.ts";

/** What searches have read within a quarter of an hour. */
export type BlockCache = {
  /** Reads what is not at hand. */
  read: ReadBlock;
  /** An offer of a block that is at hand. */
  findOffer: (key: string) => Offer | undefined;
};

/** For how long what was read is kept. */
export const quarterOfAnHour = 15 * minuteMs;
/** Blocks of 150 offers, some 300 kB each. */
export const maxBlocks = 60;

/** Searches that ask the API the same share a block, whatever is only decided here. */
export function createBlockCache(readBlock: ReadBlock, centreOf: GetCentre, now: () => Date): BlockCache {
  const blocks = createTtlCache<OfferBlock>(maxBlocks, quarterOfAnHour, () => now().getTime());
  return {
    read: (search, part, block, askedBy) => {
      const criteria = toCriteria(search, part, block, (commune) => findCentre(centreOf, commune));
      const key = String(criteriaToSearchParams(criteria));
      return blocks.get(key, (together) => readBlock(search, part, block, together), askedBy);
    },
    findOffer: (key) =>
      blocks
        .values()
        .flatMap(({ offers }) => offers)
        .find((offer) => offer.key === key),
  };
}
