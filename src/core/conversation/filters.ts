import {
  type FilterName,
  filterOptions,
  filtersOf,
  filterTable,
  isFilterName,
  narrowing,
  withFilter,
} from "../filters.ts";
import type { Search } from "../search.ts";
import type { At } from "../state.ts";
import { actions, press, strong, text, type View } from "../view.ts";
import type { Event, Turn } from "../words.ts";
import { breadcrumb } from "./breadcrumb.ts";
import { showResults } from "./open.ts";

/** The filters of a search, edited in place: the list of them, then the values of one. */
export function filters(state: At<"filters">, event: Event): Turn {
  const { search, open } = state;
  if (event.type === "pick" && open && event.field === open) return set(search, open, event.values[0] ?? "");
  if (event.type !== "press") return shown(state);
  if (open && event.action === open) return set(search, open, event.value);
  switch (event.action) {
    case "open":
      return isFilterName(event.value) ? shown({ ...state, open: event.value }) : shown(state);
    case "back":
      return showFilters(search);
    case "reset":
      return showFilters({ ...search, filters: {} });
    case "results":
      return showResults(search);
    default:
      return shown(state);
  }
}

export function showFilters(search: Search): Turn {
  return shown({ step: "filters", search });
}

/** Opened at one of them. */
export function showFilter(search: Search, name: FilterName): Turn {
  return shown({ step: "filters", search, open: name });
}

function set(search: Search, name: FilterName, value: string): Turn {
  return showFilters({ ...search, filters: withFilter(search.filters, name, value) });
}

function shown(state: At<"filters">): Turn {
  return { state, view: state.open ? oneView(state.search, state.open) : listView(state.search) };
}

function listView(search: Search): View {
  const rows = filtersOf(search.kind).flatMap((name) =>
    actions(press(`${filterTable[name].label} : ${chosen(search, name)}`, "open", name)),
  );
  return [
    breadcrumb(search),
    text`⚙️ Filtres : touchez celui que vous voulez changer.`,
    ...rows,
    ...actions(
      narrowing(search.filters) > 0 && press("↩︎ Réinitialiser", "reset"),
      press("✅ Voir les offres", "results", "", "success"),
    ),
  ];
}

function oneView(search: Search, name: FilterName): View {
  const { label, any } = filterTable[name];
  return [
    breadcrumb(search),
    text`⚙️ ${strong(label)}`,
    {
      kind: "choose",
      field: name,
      many: false,
      picked: [search.filters[name] ?? "any"],
      options: [{ value: "any", label: capital(any) }, ...filterOptions(name)],
    },
    ...actions(press("‹ Retour aux filtres", "back")),
  ];
}

function chosen(search: Search, name: FilterName): string {
  return filterOptions(name).find(({ value }) => value === search.filters[name])?.label ?? filterTable[name].any;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
