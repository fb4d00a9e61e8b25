import { hourMs } from "../../core/durations.ts";
import type { Requesters } from "../../core/requester.ts";
import { createTtlCache } from "../ttl-cache.ts";
import type { AlternanceBlock, ReadAlternanceBlock } from "./api.ts";
import type { AlternanceRow } from "./job.ts";
import { type AlternanceQuery, toQueryKey } from "./query.ts";

/** What searches have read within the hour. */
export type BlockCache = {
  /**
   * An answer that has all that a query finds, and possibly more from farther around: the service takes so
   * few calls that what is known to be all is not asked for again.
   */
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
  const blocks = createTtlCache<KnownBlock>(maxBlocks, hourMs, () => now().getTime());
  /** What was read farther around has all of it; what is beyond is left out by whoever reads. */
  const findWider = (query: AlternanceQuery) =>
    blocks.values().find((known) => isAll(known.block) && covers(known.query, query))?.block;
  return {
    read: async (query, askedBy) => {
      const key = toQueryKey(query);
      const wider = blocks.has(key) ? undefined : findWider(query);
      if (wider) return wider;
      const read = async (together?: Requesters) => ({ query, block: await readBlock(query, together) });
      return (await blocks.get(key, read, askedBy)).block;
    },
    has: (query) => blocks.has(toQueryKey(query)) || findWider(query) !== undefined,
    findRow: (offerKey) =>
      blocks
        .values()
        .flatMap(({ block: { offers, companies } }) => [...offers, ...companies])
        .find(({ offer }) => offer.key === offerKey),
  };
}

type KnownBlock = { query: AlternanceQuery; block: AlternanceBlock };

/** Nothing was left out, neither because there is more nor because it could not be read. */
function isAll({ isCutOff, isWhole }: AlternanceBlock): boolean {
  return isWhole.offers && isWhole.companies && !isCutOff.offers && !isCutOff.companies;
}

/** Whether a query finds all that another one finds: the same codes around the same point, or everywhere. */
function covers(wider: AlternanceQuery, query: AlternanceQuery): boolean {
  if (query.radius === undefined || wider.departements || asksFor(wider) !== asksFor(query)) return false;
  if (wider.radius === undefined) return true;
  const isSamePoint = wider.latitude === query.latitude && wider.longitude === query.longitude;
  return isSamePoint && wider.radius >= query.radius;
}

function asksFor({ romes, rncp = "" }: AlternanceQuery): string {
  return `${romes.join()} ${rncp}`;
}
