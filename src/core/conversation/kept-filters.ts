import { describeFilters, type FilterName, type Filters, setFilter } from "../search/filters.ts";
import { actions, type Block, press, strong, text } from "./view.ts";

/**
 * Says which filters a new search keeps from the one before, with a button ("bare") that removes them. Empty
 * where it keeps none.
 */
export function renderKeptFilters(filters: Filters, kept: FilterName[] = []): Block[] {
  const said = describeFilters(Object.fromEntries(kept.map((name) => [name, filters[name]])));
  if (said.length === 0) return [];
  return [text`⚙️ Filtres gardés : ${strong(said.join(" · "))}`, ...actions(press("Sans ces filtres", "bare"))];
}

export function removeKeptFilters(filters: Filters, kept: FilterName[] = []): Filters {
  return kept.reduce((left, name) => setFilter(left, name, undefined), filters);
}
