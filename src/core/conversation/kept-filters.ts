import { describeFilters, type FilterName, type Filters, setFilter } from "../search/filters.ts";
import { pickInapplicable } from "../search/search.ts";
import { actions, type Block, press, strong, text } from "./view.ts";

/**
 * Says which filters a new search keeps from the one before, with a button ("bare") that removes them. Empty
 * where it keeps none.
 */
export function renderKeptFilters(filters: Filters, keptNames: FilterName[] = []): Block[] {
  const labels = describeFilters(Object.fromEntries(keptNames.map((name) => [name, filters[name]])));
  if (labels.length === 0) return [];
  return [text`⚙️ Filtres gardés : ${strong(labels.join(" · "))}`, ...actions(press("Sans ces filtres", "bare"))];
}

type WithFilters = { filters: Filters; inapplicable?: Filters | undefined };

/** The same search or draft without them, whether or not they apply to its kind. */
export function removeKeptFilters<Asked extends WithFilters>(asked: Asked, keptNames: FilterName[] = []): Asked {
  const without = (filters: Filters) => keptNames.reduce((left, name) => setFilter(left, name, undefined), filters);
  const { inapplicable } = pickInapplicable({ inapplicable: without(asked.inapplicable ?? {}) });
  return { ...asked, filters: without(asked.filters), inapplicable };
}
