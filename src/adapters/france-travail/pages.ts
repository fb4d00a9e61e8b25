import { z } from "zod";
import type { Offer } from "../../core/offer.ts";
import { read } from "../http.ts";
import { plainText } from "../plain-text.ts";
import type { Options } from "./blocks.ts";
import { type Client, name } from "./client.ts";
import { type Criteria, toParameters } from "./criteria.ts";
import { offre, toOffer } from "./offre.ts";
import { shownAt } from "./paris-clock.ts";
import { refused } from "./refused.ts";
import type { Row, Rows } from "./whole.ts";

/** How many of all that match have each value of something: types of contract, experience, qualification, natures of contract. */
export type Counts = { filter: string; values: { value: string; count: number }[] };

/** Up to 150 rows of a search by its parameters; an offer too odd to be read leaves a row without a value. */
export type OfferRows = Rows<Offer | undefined> & { counts: Counts[] };
export type ReadOffers = (criteria: Criteria) => Promise<OfferRows>;

export type PageOptions = Omit<Options, "client"> & { client: Pick<Client, "get"> };

const answered = z.object({
  resultats: z.array(z.unknown()),
  filtresPossibles: z
    .array(
      z.object({
        filtre: z.string(),
        agregation: z.array(z.object({ valeurPossible: z.string(), nbResultats: z.number() })),
      }),
    )
    .catch([]),
});
const identified = z.object({ id: z.string().min(1) });

/** The search of Offres d'emploi v2 by any of its parameters: one call, one page. Rejects with `QueryRefused` where the service does not take one. */
export function offerPages({ client, atlas, centreOf, fictitious, log }: PageOptions): ReadOffers {
  return async (criteria) => {
    const first = Number(criteria.range?.split("-")[0] ?? 0);
    const answer = await client.get("/offresdemploi/v2/offres/search", toParameters(criteria));
    // Beyond the last row, or of nothing at all.
    if (answer.status === 204) return { rows: [], total: first, counts: [] };
    if (answer.status !== 200 && answer.status !== 206) throw refused(answer);
    const { resultats, filtresPossibles } = read({ name, log }, answered, answer);
    const rows = resultats.map((row, n) => rowOf(row, first + n));
    const odd = rows.filter(({ value }) => value === undefined).length;
    if (odd > 0) log.warn({ service: name, dropped: odd, of: rows.length }, "odd offers left out");
    const counts = filtresPossibles.map(countsOf);
    return { rows, counts, total: totalOf(answer.headers["content-range"], counts) ?? first + rows.length };
  };

  function rowOf(row: unknown, place: number): Row<Offer | undefined> {
    const { data } = offre.safeParse(row);
    if (!data) return { id: identified.safeParse(row).data?.id ?? `row ${place}`, value: undefined };
    // All of the text: a file has room for it.
    const offer = { ...toOffer(data, atlas, centreOf, fictitious), description: plainText(data.description ?? "") };
    return { id: data.id, created: shownAt(new Date(data.dateCreation)), value: offer };
  }
}

function countsOf({ filtre, agregation }: z.infer<typeof answered>["filtresPossibles"][number]): Counts {
  const values = agregation.map(({ valeurPossible, nbResultats }) => ({ value: valeurPossible, count: nbResultats }));
  return { filter: filtre, values: values.sort((a, b) => b.count - a.count) };
}

/** "offres 0-149/66915"; without that header the counts of a filter, which add up to the total. */
function totalOf(contentRange: string | undefined, [counts]: Counts[]): number | undefined {
  const total = contentRange?.match(/\/(\d+)\s*$/)?.[1];
  if (total !== undefined) return Number(total);
  return counts?.values.reduce((sum, { count }) => sum + count, 0);
}
