import { z } from "zod";
import type { Counts } from "../../core/market/market.ts";
import type { Offer } from "../../core/offer.ts";
import { foreignList, readRows } from "../foreign.ts";
import { read } from "../http.ts";
import { plainText } from "../plain-text.ts";
import type { Options } from "./blocks.ts";
import { type Client, name } from "./client.ts";
import { countsOf, filters } from "./counts.ts";
import { type Criteria, toParameters } from "./criteria.ts";
import { type Offre, offre, toOffer } from "./offre.ts";
import { shownAt } from "./paris-clock.ts";
import { blockSize } from "./query.ts";
import { refused } from "./refused.ts";
import type { Row, Rows } from "./whole.ts";

/** Up to 150 rows of a search by its parameters, and how all that match divide; an offer too odd to be read leaves a row without a value. */
export type OfferRows = Rows<Offer | undefined> & { counts: Counts };
export type ReadOffers = (criteria: Criteria) => Promise<OfferRows>;

export type PageOptions = Omit<Options, "client"> & { client: Pick<Client, "get"> };

const answered = z.object({ resultats: foreignList(z.unknown(), blockSize), filtresPossibles: filters });
const identified = z.object({ id: z.string().min(1).max(100) });

/** The search of Offres d'emploi v2 by any of its parameters: one call, one page. Rejects with `QueryRefused` where the service does not take one. */
export function offerPages({ client, atlas, centreOf, fictitious, log }: PageOptions): ReadOffers {
  return async (criteria) => {
    const [first = 0, last = blockSize - 1] = criteria.range?.split("-").map(Number) ?? [];
    const answer = await client.get("/offresdemploi/v2/offres/search", toParameters(criteria));
    // Beyond the last row, or of nothing at all.
    if (answer.status === 204) return { rows: [], total: first, counts: {} };
    if (answer.status !== 200 && answer.status !== 206) throw refused(answer);
    const { resultats, filtresPossibles } = read({ name, log }, answered, answer);
    const readable = await readRows(resultats, offre, toRow, { name, log });
    const rows = readable.map((row, n) => row ?? oddRow(resultats[n], first + n));
    const counts = countsOf(filtresPossibles);
    const total = totalOf(answer.headers["content-range"], counts);
    if (total !== undefined) return { rows, counts, total };
    // A full page is taken for a sign that there is more.
    const seen = first + rows.length;
    return rows.length < last - first + 1
      ? { rows, counts, total: seen }
      : { rows, counts, total: seen + 1, isLeast: true };
  };

  function oddRow(row: unknown, place: number): Row<Offer | undefined> {
    return { id: identified.safeParse(row).data?.id ?? `row ${place}`, value: undefined };
  }

  function toRow(data: Offre): Row<Offer | undefined> {
    // All of the text: a file has room for it.
    const offer = { ...toOffer(data, atlas, centreOf, fictitious), description: plainText(data.description ?? "") };
    return { id: data.id, created: shownAt(new Date(data.dateCreation)), value: offer };
  }
}

/** "offres 0-149/66915"; without that header the counts of a filter, which add up to the total. */
function totalOf(contentRange: string | undefined, counts: Counts): number | undefined {
  const total = contentRange?.match(/\/(\d+)\s*$/)?.[1];
  if (total !== undefined) return Number(total);
  const [one] = Object.values(counts);
  return one && Object.values(one).reduce((sum, count) => sum + count, 0);
}
