import { z } from "zod";
import type { FacetCounts } from "../../../core/market/basis.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { readRows } from "../../foreign.ts";
import { stripMarkup } from "../../plain-text.ts";
import type { FranceTravailApiOptions } from "./api.ts";
import type { DatedRow, RowBlock } from "./block.ts";
import { type Criteria, criteriaToSearchParams } from "./criteria.ts";
import { franceTravailName } from "./name.ts";
import { type Offre, offreSchema } from "./offre.ts";
import { toParisTime } from "./paris-clock.ts";
import { toRefusalError } from "./query-refused.ts";
import { isSearchPage, parseSearchPage, searchPath } from "./search-page.ts";
import { toOffer } from "./to-offer.ts";

/**
 * Up to 150 rows of a search by its parameters, and how all that match divide. An offer too odd to be read
 * leaves a row without a value.
 */
export type OfferRows<T = Offer | undefined> = RowBlock<T> & { counts: FacetCounts };
/** Reads one page of a search by its parameters. */
export type ReadOffers<T = Offer | undefined> = (criteria: Criteria) => Promise<OfferRows<T>>;

/** What the search by parameters is read with. Codes are checked before, so none is outdated. */
export type OffersReaderOptions = Omit<FranceTravailApiOptions, "outdated">;

const identified = z.object({ id: z.string().min(1).max(100) });

/**
 * The search of Offres d'emploi v2 by any of its parameters: one call, one page. Rejects with `QueryRefused`
 * where the service does not take one.
 */
export function createOffersReader(options: OffersReaderOptions): ReadOffers {
  return createRowsReader(options, ({ offer }) => offer);
}

/** A row of a page: its id, what it is in our words where it could be read, and as it came. */
export type OfferRow = { id: string; offer: Offer | undefined; raw: unknown };

/** The same search for who wants more of a row than the offer in our words. */
export function createRowsReader<T>(
  { client, atlas, centreOf, fictitious, log }: OffersReaderOptions,
  translate: (row: OfferRow) => T,
): ReadOffers<T> {
  return async (criteria) => {
    const answer = await client.get(searchPath, criteriaToSearchParams(criteria));
    if (!isSearchPage(answer)) throw toRefusalError(answer);
    const { first, rows: found, counts, total, isLeast } = parseSearchPage(answer, criteria, log);
    const readable = await readRows(found, offreSchema, toRow, { name: franceTravailName, log });
    const rows = readable.map((row, n): DatedRow<T> => {
      const { value: offer, ...dated } = row ?? oddRow(found[n], first + n);
      return { ...dated, value: translate({ id: dated.id, offer, raw: found[n] }) };
    });
    return { rows, counts, total, ...(isLeast ? { isLeast } : {}) };
  };

  function oddRow(row: unknown, place: number): DatedRow<Offer | undefined> {
    return { id: identified.safeParse(row).data?.id ?? `row ${place}`, value: undefined };
  }

  function toRow(data: Offre): DatedRow<Offer | undefined> {
    // All of the text: a file has room for it.
    const offer = { ...toOffer(data, atlas, centreOf, fictitious), description: stripMarkup(data.description ?? "") };
    return { id: data.id, created: toParisTime(new Date(data.dateCreation)), value: offer };
  }
}
