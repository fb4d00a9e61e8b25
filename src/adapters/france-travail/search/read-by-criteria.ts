import type { FacetCounts } from "../../../core/market/basis.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import type { Criteria } from "../api/criteria.ts";
import { blockSize, maxReachableRows } from "../api/limits.ts";
import type { OfferRows, ReadOffers } from "../api/offers-reader.ts";
import type { HarvestWindow } from "../harvest/journal.ts";

/**
 * How many offers a search has, and how they divide. `isLeast`: so many at least, the service did not say.
 */
export type CriteriaTotal = { total: number; counts: FacetCounts; isLeast: boolean };

/** Asks the service to count a search. One row is read, since none cannot be asked for. */
export async function countByCriteria(read: ReadOffers, criteria: Criteria): Promise<CriteriaTotal> {
  const { total, counts, isLeast = false } = await read({ ...criteria, range: "0-0" });
  return { total, counts, isLeast };
}

/** Which offers of a search are read, and how many. */
export type FirstOffersOptions = {
  /** From 1 to 3,150. Where `criteria.range` names the very rows, they are read instead. */
  limit: number;
  /** Whether an offer belongs to the search, where the service could not be asked for all of it. */
  fits?: ((offer: Offer) => boolean) | undefined;
  now: Date;
};

/** The first pages of a search, of which `most` offers that fit are wanted; all of them where undefined. */
export type FirstOffers = { batches: HarvestWindow[]; most: number | undefined; total: number; isLeast: boolean };

/**
 * Reads page after page until `limit` offers fit, or there are no more. Rejects with the SourceError of the
 * first page that fails: half a result is none.
 */
export async function readFirstOffers(
  read: ReadOffers,
  criteria: Criteria,
  { limit, fits, now }: FirstOffersOptions,
): Promise<FirstOffers> {
  const pages: OfferRows[] = [];
  let fitting = 0;
  // An offer that does not fit makes room for another one.
  for (const range of criteria.range ? [criteria.range] : listRanges(fits ? maxReachableRows : limit)) {
    const page = await read({ ...criteria, range });
    pages.push(page);
    fitting += page.rows.filter(({ value }) => value && (fits?.(value) ?? true)).length;
    if (page.rows.length < blockSize || fitting >= limit) break;
  }
  // Where the first page did not say how many there are, the last one knows best.
  const { total = 0, isLeast = false } = (pages[0]?.isLeast ? pages.at(-1) : pages[0]) ?? {};
  const batches = pages.map(({ rows }): HarvestWindow => {
    const offers = rows.flatMap(({ value = [] }) => value);
    return { offers, odd: rows.length - offers.length, readAt: now };
  });
  return { batches, most: criteria.range ? undefined : limit, total, isLeast };
}

function listRanges(limit: number): `${number}-${number}`[] {
  return Array.from(
    { length: Math.ceil(limit / blockSize) },
    (_, block) => `${block * blockSize}-${Math.min(limit, (block + 1) * blockSize) - 1}` as const,
  );
}
