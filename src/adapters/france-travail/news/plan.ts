import { blockSize, maxReachableRows } from "../api/limits.ts";

/**
 * How the searches that offers decide are read: each by itself; by the territories they touch, those of all
 * France by themselves; or the whole country.
 */
export type ReadingPlan = "searches" | "territories" | "country";

/** What the alerts of a run want, as far as it decides on the plan. */
export type ReadingNeed = {
  /** Different searches within certain territories. */
  local: number;
  /** Different searches that no territory holds. */
  anywhere: number;
  /** Of the territories that the local ones touch, each one's share of what is published. */
  shares: number[];
};

/**
 * So many readings are under way at the same time: enough to use the pace, few enough to leave connections to
 * people.
 */
export const concurrentReadings = 4;

/** So few are asked one by one, without finding out first what is cheapest. */
export const maxUncountedSearches = 8;

/** A window that is cut is cut into parts of this many, if offers came evenly: some come in crowds. */
export const targetWindowRows = Math.floor(maxReachableRows * 0.9);

/** The cheapest by the number of calls, where so many offers were published in the country. */
export function choosePlan(need: ReadingNeed, volume: number): ReadingPlan {
  if (need.local + need.anywhere <= maxUncountedSearches) return "searches";
  const costs: Record<ReadingPlan, number> = {
    searches: need.local + need.anywhere,
    territories: need.anywhere + need.shares.reduce((sum, share) => sum + estimateCalls(volume * share), 0),
    country: estimateCalls(volume),
  };
  const cheapest = Math.min(...Object.values(costs));
  if (costs.searches === cheapest) return "searches";
  return costs.territories === cheapest ? "territories" : "country";
}

/**
 * To read so many offers in blocks of 150: one for nothing, and where they must be cut one more, which said
 * so.
 */
export function estimateCalls(offers: number): number {
  if (offers <= maxReachableRows) return Math.max(1, Math.ceil(offers / blockSize));
  const parts = countWindowParts(offers);
  return 1 + parts * Math.ceil(offers / parts / blockSize);
}

/** Into how many parts a window is cut that has so many. */
export function countWindowParts(offers: number): number {
  return Math.max(2, Math.ceil(offers / targetWindowRows));
}
