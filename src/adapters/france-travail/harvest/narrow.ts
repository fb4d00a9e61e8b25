import type { DatedRow, RowBlock } from "../api/block.ts";
import type { Criteria } from "../api/criteria.ts";
import { romeDomains } from "../api/limits.ts";
import type { ReadRowBlock } from "./all-rows.ts";

/** How the parts of something are read, and where it is told what could not be had. */
export type NarrowingTools<T> = {
  block: (part: Criteria) => ReadRowBlock<T>;
  rowsOf: (part: Criteria, first: RowBlock<T>) => Promise<DatedRow<T>[]>;
  /** All that the service knows, or those of a region. */
  departements: (region?: string) => string[];
  why: string[];
};

/**
 * The rows of a second that has more than 3,150: by origin, then by département, then by domain. A way of cutting that does not give all of them, since some
 * offers name no département, is followed by the next.
 */
export async function readNarrowed<T>(
  part: Criteria,
  first: RowBlock<T>,
  tools: NarrowingTools<T>,
): Promise<DatedRow<T>[]> {
  const { block, rowsOf, departements, why } = tools;
  const found = new Map(first.rows.map((row) => [row.id, row]));
  for (const cells of waysToCut(part, departements)) {
    for (const cell of cells) for (const row of await rowsOf(cell, await block(cell)(0))) found.set(row.id, row);
    if (found.size >= first.total) break;
  }
  if (found.size < first.total)
    why.push(`${first.total - found.size} of ${describeCriteria(part)} are beyond the 3,150 that can be reached`);
  return [...found.values()];
}

function waysToCut(part: Criteria, departements: NarrowingTools<unknown>["departements"]): Criteria[][] {
  if (part.origineOffre === undefined) return [([1, 2] as const).map((origineOffre) => ({ ...part, origineOffre }))];
  // A search has one kind of place.
  const { region, ...rest } = part;
  const isBroad = [part.commune, part.departement, part.paysContinent].every((place) => place === undefined);
  const byPlace = isBroad ? departements(region).map((one) => ({ ...rest, departement: [one] })) : [];
  const isAnyJob = part.grandDomaine === undefined && part.domaine === undefined;
  const byDomain = isAnyJob ? romeDomains.map((one) => ({ ...part, grandDomaine: [one] })) : [];
  return [byPlace, byDomain].filter((cells) => cells.length > 0);
}

/** "those created from … to …, of origin 2, in 75", for the one who asks what is missing. */
export function describeCriteria({ minCreationDate, maxCreationDate, origineOffre, departement }: Criteria): string {
  return [
    `those created from ${minCreationDate} to ${maxCreationDate}`,
    ...(origineOffre ? [`of origin ${origineOffre}`] : []),
    ...(departement ? [`in ${departement}`] : []),
  ].join(" ");
}
