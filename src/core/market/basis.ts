import type { Facet } from "./codes.ts";

export type FacetCounts = Partial<Record<Facet, Record<string, number>>>;

/** On how many offers a figure stands, out of how many. `copies`: so many others that were read are copies of these, and count for nothing. */
export type Basis = { offers: number; of: number; isExact: boolean; isAll: boolean; copies?: number };
