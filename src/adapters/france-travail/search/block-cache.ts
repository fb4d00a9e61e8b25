import { z } from "zod";
import { createCooperativeYield } from "../../../core/async/cooperative-yield.ts";
import { minuteMs } from "../../../core/durations.ts";
import { storedOfferSchema } from "../../../core/offers/listing-schema.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { findCentre, type GetCentre } from "../../../core/places/atlas.ts";
import type { Requesters } from "../../../core/requester.ts";
import { readThrough, type SharedCache } from "../../shared-cache.ts";
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

/** What a process has read serves the others for so long: then it is kept here for as long as any. */
const sharedMs = 5 * minuteMs;

const sharedBlock = z.object({ offers: z.array(z.unknown()), rows: z.number(), total: z.number() });

/** Undefined where anything of it cannot be read: another version may have written it. */
async function parseSharedBlock(shared: unknown): Promise<OfferBlock | undefined> {
  const block = sharedBlock.safeParse(shared).data;
  if (!block) return undefined;
  const yieldIfDue = createCooperativeYield();
  const offers: Offer[] = [];
  for (const offer of block.offers) {
    const read = storedOfferSchema.safeParse(offer).data;
    if (!read) return undefined;
    offers.push(read);
    await yieldIfDue();
  }
  return { ...block, offers };
}

/**
 * Searches that ask the API the same share a block, whatever is only decided here; with `shared`, those of
 * other processes as well.
 */
export function createBlockCache(
  readBlock: ReadBlock,
  centreOf: GetCentre,
  now: () => Date,
  shared?: SharedCache,
): BlockCache {
  const blocks = createTtlCache<OfferBlock>(maxBlocks, quarterOfAnHour, () => now().getTime());
  return {
    read: (search, part, block, askedBy) => {
      const criteria = toCriteria(search, part, block, (commune) => findCentre(centreOf, commune));
      const key = String(criteriaToSearchParams(criteria));
      const readShared = (together?: Requesters) =>
        readThrough(shared, { key, forMs: sharedMs, parse: parseSharedBlock }, () =>
          readBlock(search, part, block, together),
        );
      return blocks.get(key, readShared, askedBy);
    },
    findOffer: (key) =>
      blocks
        .values()
        .flatMap(({ offers }) => offers)
        .find((offer) => offer.key === key),
  };
}
