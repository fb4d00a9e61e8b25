import type { Search } from "../search.ts";
import { type At, type ListCount, type Opened, openedOf, rangeOf } from "../state.ts";
import type { Turn } from "../words.ts";

/** What is told with a page of results: the offer that one comes back from, and the filters that are kept from another search. */
type Told = Partial<Pick<At<"results">, "at" | "kept">>;

/** The offers of a search, to be asked for. */
export function showResults(search: Search, page = 1, { at, kept = [] }: Told = {}): Turn {
  const told = { ...(at === undefined ? {} : { at }), ...(kept.length === 0 ? {} : { kept }) };
  return { state: { step: "results", search, page, shown: [], ...told }, ask: { ask: "offers", search, page } };
}

/** One offer of that page of results, or one of its copies, to be asked for. */
export function showOffer(search: Search, page: number, { key, handle, copies = [], copy = 0 }: Opened): Turn {
  const first = handle === undefined ? { key } : { key, handle };
  const opened = copies.length === 0 ? first : { ...first, copies, copy: Math.min(Math.max(0, copy), copies.length) };
  return { state: { step: "offer", search, page, ...opened }, ask: { ask: "offer", search, offer: openedOf(opened) } };
}

/** Where the market or a file is asked for: the page of results to come back to, and how many offers they are. */
export type FromList = { page: number; counted?: ListCount | undefined };

/** The market of a search, to be drawn; or a page of its report, which has no picture. */
export function showMarket(search: Search, { page, counted }: FromList, report?: number): Turn {
  const from = counted === undefined ? { page } : { page, counted };
  return {
    state: { step: "market", search, ...from, ...(report === undefined ? {} : { report }) },
    ask: { ask: "market", search, drawn: report === undefined },
  };
}

/** The offers of a search as a file, to be made. */
export function showExport(search: Search, { page, counted }: FromList, via: At<"export">["via"]): Turn {
  const from = counted === undefined ? { page } : { page, counted };
  return { state: { step: "export", search, ...from, via }, ask: { ask: "export", search } };
}

/** What a digest shows now, to be asked for: its first offers, a page of all of them, or the one that is open. */
export function showDigest(state: At<"digest">): Turn {
  const { from, to } = rangeOf(state);
  return { state, ask: { ask: "listed", search: state.search, offers: state.items.slice(from, to) } };
}
