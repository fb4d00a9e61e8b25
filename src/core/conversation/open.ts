import type { Search } from "../search.ts";
import { type At, type ListCount, numbersOn, type Opened, type Otherwise, openedOf } from "../state.ts";
import type { Turn } from "../words.ts";
import { otherwiseOf } from "./otherwise.ts";

/** What is told with a page of results: the offer that one comes back from, how the search differs from what was asked for, what is known of the list. */
type Told = Otherwise & Partial<Pick<At<"results">, "at" | "counted">>;

/** The offers of a search, to be asked for. */
export function showResults(search: Search, page = 1, { at, counted, ...otherwise }: Told = {}): Turn {
  const told = {
    ...(at === undefined ? {} : { at }),
    ...otherwiseOf(otherwise),
    ...(counted === undefined ? {} : { counted }),
  };
  const read = counted?.read;
  return {
    state: { step: "results", search, page, shown: [], ...told },
    ask: { ask: "offers", search, page, ...(read === undefined ? {} : { read }) },
  };
}

/** One offer of that page of results, or one of its copies, to be asked for. */
export function showOffer(search: Search, { page, counted }: FromList, offer: Opened): Turn {
  const { copies = [], copy = 0 } = offer;
  const opened = openedFrom({ ...offer, copy: Math.min(Math.max(0, copy), copies.length) });
  const from = counted === undefined ? { page } : { page, counted };
  return {
    state: { step: "offer", search, ...from, ...opened },
    ask: { ask: "offer", search, offer: openedOf(opened) },
  };
}

/** What of a state is the offer that is open there, and nothing else of it. */
export function openedFrom({ key, handle, copies = [], copy = 0, earlier }: Opened): Opened {
  const first = handle === undefined ? { key } : { key, handle };
  if (copies.length === 0 && !earlier) return first;
  return { ...first, copies, copy, ...(earlier ? { earlier } : {}) };
}

/** Where an offer, the market or a file is asked for: the page of results to come back to, and what is known of the list. */
export type FromList = { page: number; counted?: ListCount | undefined };

/** What is known of the list, on that page of it: what was found late for one page is not told with another. */
export function onPage({ page, counted }: FromList, wanted: number): ListCount | undefined {
  if (counted === undefined || wanted === page) return counted;
  const { later: _, ...others } = counted;
  return others;
}

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
  const offers = numbersOn(state).flatMap((number) => state.items[number - 1] ?? []);
  return { state, ask: { ask: "listed", search: state.search, offers } };
}
