import type { Facet } from "./codes.ts";

export type FacetCounts = Partial<Record<Facet, Record<string, number>>>;

/**
 * On how many offers a figure stands, out of how many. `copies`: how many others were read that are copies of
 * these and not counted.
 */
export type Basis = { offers: number; of: number; isExact: boolean; isAll: boolean; copies?: number };
