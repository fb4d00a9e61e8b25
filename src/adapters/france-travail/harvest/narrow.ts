import { type DatedRow, isBeyondReach, type RowBlock } from "../api/block.ts";
import type { Criteria } from "../api/criteria.ts";
import { romeDomains } from "../api/limits.ts";
import { type ReadRowBlock, readAllRows } from "./all-rows.ts";

/** How the blocks of a search are read, and by which départements it can be cut. */
export type PartTools<T> = {
  block: (part: Criteria) => ReadRowBlock<T>;
  /** All that the service knows, or those of a region. */
  departements: (region?: string) => string[];
};

/** What is known of a part before it is read. */
export type PartKnowledge = { isReachable: boolean; isOvercounted: boolean };

/**
 * The rows of a part, and why some of them could not be had. `isCut`: it has more than its total told, and is
 * given up.
 */
export type PartRows<T> = { rows: DatedRow<T>[]; isCut: boolean; isOvercounted: boolean; why: string[] };

/** All of a part whose first block was read; one that cannot be had whole is cut into narrower ones. */
export async function readPart<T>(
  part: Criteria,
  first: RowBlock<T>,
  known: PartKnowledge,
  tools: PartTools<T>,
): Promise<PartRows<T>> {
  if (isBeyondReach(first) && !known.isReachable) return readNarrowed(part, first, known, tools);
  const read = await readAllRows(tools.block(part), first);
  if (read.grownTo !== undefined) return readNarrowed(part, { rows: read.rows, total: read.grownTo }, known, tools);
  if (read.isCut) return { rows: [], isCut: true, isOvercounted: known.isOvercounted, why: [] };
  const isOvercounted = known.isOvercounted || read.isOvercounted;
  const isMissing = read.missing > 0 && !isOvercounted;
  const why = isMissing
    ? [`${read.missing} of ${describeCriteria(part)} were not returned, though it was read twice`]
    : [];
  return { rows: read.rows, isCut: false, isOvercounted, why };
}

/**
 * The rows of a second that has more than 3,150, or of a part that grew beyond that: by origin, then by
 * département, then by domain. A way of cutting that does not give all of them, since some offers name no
 * département, is followed by the next.
 */
async function readNarrowed<T>(
  part: Criteria,
  first: RowBlock<T>,
  known: PartKnowledge,
  tools: PartTools<T>,
): Promise<PartRows<T>> {
  const found = new Map(first.rows.map((row) => [row.id, row]));
  const why: string[] = [];
  let { isOvercounted } = known;
  for (const cells of waysToCut(part, tools.departements)) {
    for (const cell of cells) {
      const read = await readPart(cell, await tools.block(cell)(0), { isReachable: false, isOvercounted }, tools);
      for (const row of read.rows) found.set(row.id, row);
      why.push(...read.why);
      isOvercounted = read.isOvercounted;
    }
    if (found.size >= first.total) break;
  }
  if (found.size < first.total)
    why.push(`${first.total - found.size} of ${describeCriteria(part)} are beyond the 3,150 that can be reached`);
  return { rows: [...found.values()], isCut: false, isOvercounted, why };
}

function waysToCut(part: Criteria, departements: PartTools<unknown>["departements"]): Criteria[][] {
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
