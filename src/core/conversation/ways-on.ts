import type { ResultPage } from "../offers/offer.ts";
import type { Search } from "../search/search.ts";
import { listWaysOn, thin } from "../search/ways-on.ts";
import type { Event, OutsideAsk, Turn } from "./events.ts";
import { renderNoResults, renderResults } from "./results-view.ts";
import type { StateOf } from "./state.ts";

/** So few are found that other searches may help. While an alert is changed, there is enough to decide. */
export function isThin({ revises }: Search, { total, missing }: ResultPage): boolean {
  return total < thin && missing.length === 0 && revises === undefined;
}

/**
 * Asks how many offers other searches have: in place of a page that has none, or beside one that is shown.
 */
export function askWaysOn(search: Search, page?: ResultPage): Extract<OutsideAsk, { ask: "counts" }> {
  const ways = listWaysOn(search);
  const circles = ways.filter(({ means }) => means === "circle").length;
  return { ask: "counts", searches: ways.map((way) => way.search), circles, ...(page ? { page } : {}) };
}

/** Asks what there is in wider circles alone, beside a page that is shown. */
export function askFarther(search: Search, page: ResultPage): Extract<OutsideAsk, { ask: "counts" }> {
  const { searches, ...ask } = askWaysOn(search, page);
  return { ...ask, searches: searches.slice(0, ask.circles) };
}

/**
 * The same results, with what other searches have. Where a page is shown, no offer is nearer than its own.
 */
export function addWaysOn(
  { nearest: _, ...before }: StateOf<"results">,
  { counts, nearest, page }: Extract<Event, { type: "counts" }>,
): Turn {
  if (page) return { state: before, view: renderResults(before, page, { counts }) };
  const way = listWaysOn(before.search)[nearest?.at ?? -1];
  if (!nearest || !way) return { state: before, view: renderNoResults(before, { counts }) };
  const { key, handle } = nearest.found.offer;
  const listed = handle === undefined ? { key } : { key, handle };
  const state = { ...before, nearest: { ...listed, way: way.id } };
  return { state, view: renderNoResults(state, { counts, nearest: nearest.found }) };
}
