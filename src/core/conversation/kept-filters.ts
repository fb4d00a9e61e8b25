import { describeFilters, type FilterName, type Filters, withFilter } from "../filters.ts";
import { actions, type Block, press, strong, text } from "../view.ts";

/** Says which filters a new search has from the one before it, with a button ("bare") that takes them away; nothing where there are none. */
export function keptLines(filters: Filters, kept: FilterName[] = []): Block[] {
  const said = describeFilters(Object.fromEntries(kept.map((name) => [name, filters[name]])));
  if (said.length === 0) return [];
  return [text`⚙️ Filtres gardés : ${strong(said.join(" · "))}`, ...actions(press("Sans ces filtres", "bare"))];
}

export function withoutKept(filters: Filters, kept: FilterName[] = []): Filters {
  return kept.reduce((left, name) => withFilter(left, name, undefined), filters);
}
