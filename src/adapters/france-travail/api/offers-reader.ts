import { z } from "zod";
import type { FacetCounts } from "../../../core/market/basis.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { foreignList, readRows } from "../../foreign.ts";
import { parseResponse } from "../../http.ts";
import { stripMarkup } from "../../plain-text.ts";
import type { DatedRow, RowBlock } from "../harvest/all-rows.ts";
import type { FranceTravailApiOptions } from "./api.ts";
import { type FranceTravailClient, franceTravailName } from "./client.ts";
import { countsSchema, toCounts } from "./counts.ts";
import { type Criteria, criteriaToSearchParams } from "./criteria.ts";
import { type Offre, offreSchema } from "./offre.ts";
import { toParisTime } from "./paris-clock.ts";
import { blockSize } from "./query.ts";
import { toRefusalError } from "./query-refused.ts";
import { toOffer } from "./to-offer.ts";

/** Up to 150 rows of a search by its parameters, and how all that match divide; an offer too odd to be read leaves a row without a value. */
export type OfferRows = RowBlock<Offer | undefined> & { counts: FacetCounts };
export type ReadOffers = (criteria: Criteria) => Promise<OfferRows>;

export type OffersReaderOptions = Omit<FranceTravailApiOptions, "client"> & {
  client: Pick<FranceTravailClient, "get">;
};

const answered = z.object({ resultats: foreignList(z.unknown(), blockSize), filtresPossibles: countsSchema });
const identified = z.object({ id: z.string().min(1).max(100) });

/** The search of Offres d'emploi v2 by any of its parameters: one call, one page. Rejects with `QueryRefused` where the service does not take one. */
export function createOffersReader({ client, atlas, centreOf, fictitious, log }: OffersReaderOptions): ReadOffers {
  return async (criteria) => {
    const [first = 0, last = blockSize - 1] = criteria.range?.split("-").map(Number) ?? [];
    const answer = await client.get("/offresdemploi/v2/offres/search", criteriaToSearchParams(criteria));
    // Beyond the last row, or of nothing at all.
    if (answer.status === 204) return { rows: [], total: first, counts: {} };
    if (answer.status !== 200 && answer.status !== 206) throw toRefusalError(answer);
    const { resultats, filtresPossibles } = parseResponse({ name: franceTravailName, log }, answered, answer);
    const readable = await readRows(resultats, offreSchema, toRow, { name: franceTravailName, log });
    const rows = readable.map((row, n) => row ?? oddRow(resultats[n], first + n));
    const counts = toCounts(filtresPossibles);
    const total = totalOf(answer.headers["content-range"], counts);
    if (total !== undefined) return { rows, counts, total };
    // A full page is taken for a sign that there is more.
    const seen = first + rows.length;
    return rows.length < last - first + 1
      ? { rows, counts, total: seen }
      : { rows, counts, total: seen + 1, isLeast: true };
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

/** "offres 0-149/66915"; without that header the counts of a filter, which add up to the total. */
function totalOf(contentRange: string | undefined, counts: FacetCounts): number | undefined {
  const total = contentRange?.match(/\/(\d+)\s*$/)?.[1];
  if (total !== undefined) return Number(total);
  const [one] = Object.values(counts);
  return one && Object.values(one).reduce((sum, count) => sum + count, 0);
}
