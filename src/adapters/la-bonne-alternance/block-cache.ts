import { hourMs } from "../../core/durations.ts";
import { createTtlCache } from "../ttl-cache.ts";
import type { AlternanceBlock, ReadAlternanceBlock } from "./api.ts";
import type { AlternanceRow } from "./job.ts";
import { type AlternanceQuery, toQueryKey } from "./query.ts";

/** What searches have read within the hour. */
export type BlockCache = {
  /** The answer to a query; reads it where it is not at hand. */
  read: ReadAlternanceBlock;
  /** Whether that takes no call: it is at hand, or being read. */
  has: (query: AlternanceQuery) => boolean;
  /** An offer or a company of an answer that is at hand. */
  findRow: (offerKey: string) => AlternanceRow | undefined;
};

/** Up to 600 rows each, a megabyte at worst. */
const maxBlocks = 40;

/** Answers age by the clock of the source, which the demo may advance. */
export function createBlockCache(readBlock: ReadAlternanceBlock, now: () => Date): BlockCache {
  const blocks = createTtlCache<AlternanceBlock>(maxBlocks, hourMs, () => now().getTime());
  return {
    read: (query, askedBy) => blocks.get(toQueryKey(query), (together) => readBlock(query, together), askedBy),
    has: (query) => blocks.has(toQueryKey(query)),
    findRow: (offerKey) =>
      blocks
        .values()
        .flatMap(({ offers, companies }) => [...offers, ...companies])
        .find(({ offer }) => offer.key === offerKey),
  };
}
