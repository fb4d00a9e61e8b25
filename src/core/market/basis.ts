import type { Facet } from "./codes.ts";

export type FacetCounts = Partial<Record<Facet, Record<string, number>>>;

/**
 * On how many offers a figure stands, out of how many. `copies`: how many others were read that are copies of
 * these and not counted.
 */
export type Basis = { offers: number; of: number; isExact: boolean; isAll: boolean; copies?: number };

/**
 * How many offers the source counts but did not return, or not in a readable form, where all of them were
 * asked for.
 */
export function countUnread({ offers, of, isAll, copies = 0 }: Basis): number {
  return isAll ? Math.max(0, of - offers - copies) : 0;
}
