import type { Search } from "../search.ts";
import { type At, type Listed, rangeOf } from "../state.ts";
import type { Turn } from "../words.ts";

/** The offers of a search, to be asked for. */
export function showResults(search: Search, page = 1): Turn {
  return { state: { step: "results", search, page, shown: [] }, ask: { ask: "offers", search, page } };
}

/** One offer of that page of results, to be asked for. */
export function showOffer(search: Search, page: number, { key, handle }: Listed): Turn {
  const offer = handle === undefined ? { key } : { key, handle };
  return { state: { step: "offer", search, page, ...offer }, ask: { ask: "offer", search, offer } };
}

/** The market of a search, to be drawn; or a page of its report, which has no picture. `page` is that of the results to come back to. */
export function showMarket(search: Search, page: number, report?: number): Turn {
  return {
    state: { step: "market", search, page, ...(report === undefined ? {} : { report }) },
    ask: { ask: "market", search, drawn: report === undefined },
  };
}

/** The offers of a search as a file, to be made. */
export function showExport(search: Search, page: number, via: At<"export">["via"]): Turn {
  return { state: { step: "export", search, page, via }, ask: { ask: "export", search } };
}

/** What a digest shows now, to be asked for: its first offers, a page of all of them, or the one that is open. */
export function showDigest(state: At<"digest">): Turn {
  const { from, to } = rangeOf(state);
  return { state, ask: { ask: "listed", search: state.search, offers: state.items.slice(from, to) } };
}
