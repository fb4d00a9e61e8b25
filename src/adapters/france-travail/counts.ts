import { z } from "zod";
import type { Facet } from "../../core/market/codes.ts";
import type { Counts } from "../../core/market/market.ts";

const values = z.array(z.object({ valeurPossible: z.string(), nbResultats: z.number().int().nonnegative() }));

/** `filtresPossibles`: how many of all the offers of a query have each value. It may be missing, and grow by filters that we do not know. */
export const filters = z
  .array(z.object({ filtre: z.string(), agregation: values }))
  .optional()
  .catch(undefined);

const names: Record<string, Facet> = {
  typeContrat: "contract",
  natureContrat: "nature",
  experience: "experience",
  qualification: "qualification",
};

export function countsOf(read: z.infer<typeof filters>): Counts {
  const known = (read ?? []).flatMap(({ filtre, agregation }) => {
    const facet = names[filtre];
    return facet ? [{ facet, agregation }] : [];
  });
  return Object.fromEntries(
    known.map(({ facet, agregation }) => [
      facet,
      Object.fromEntries(agregation.map(({ valeurPossible, nbResultats }) => [valeurPossible, nbResultats])),
    ]),
  );
}
