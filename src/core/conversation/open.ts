import type { Search } from "../search.ts";
import type { Turn } from "../words.ts";

/** The offers of a search, to be asked for. */
export function showResults(search: Search, page = 1): Turn {
  return { state: { step: "results", search, page }, ask: { ask: "offers", search, page } };
}

/** One offer of that page of results, to be asked for. */
export function showOffer(search: Search, page: number, key: string): Turn {
  return { state: { step: "offer", search, page, key }, ask: { ask: "offer", search, key } };
}
