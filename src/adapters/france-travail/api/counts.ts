import { z } from "zod";
import type { FacetCounts } from "../../../core/market/basis.ts";
import type { Facet } from "../../../core/market/codes.ts";
import { getOwn } from "../../../core/text/own.ts";
import { foreignRows, foreignWords } from "../../foreign.ts";

/** A list of the source has a few dozen values at most, and there are thirty lists. */
const most = 200;

const values = foreignRows(
  z.object({ valeurPossible: foreignWords(60), nbResultats: z.number().int().nonnegative() }),
  most,
);

/**
 * `filtresPossibles`: how many of all the offers of a query have each value. It may be missing, and grow by
 * filters that we do not know; an odd row costs no other.
 */
export const countsSchema = foreignRows(z.object({ filtre: foreignWords(60), agregation: values }), most)
  .optional()
  .catch(undefined);

const names: Record<string, Facet> = {
  typeContrat: "contract",
  natureContrat: "nature",
  experience: "experience",
  qualification: "qualification",
};

/** How many offers each value of a facet has, of the facets that we show. */
export function toCounts(read: z.infer<typeof countsSchema>): FacetCounts {
  const known = (read ?? []).flatMap(({ filtre, agregation }) => {
    const facet = getOwn(names, filtre);
    // Of no value that could be read nothing is known.
    return facet && agregation.length > 0 ? [{ facet, agregation }] : [];
  });
  return Object.fromEntries(
    known.map(({ facet, agregation }) => [
      facet,
      Object.fromEntries(agregation.map(({ valeurPossible, nbResultats }) => [valeurPossible, nbResultats])),
    ]),
  );
}
