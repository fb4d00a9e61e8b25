import { describeFilters, type FilterName, type Filters, setFilter } from "../search/filters.ts";
import { pickInapplicable } from "../search/search.ts";
import type { SearchDifferences } from "./state-parts.ts";
import { actions, type Block, press, strong, text } from "./view.ts";

/** What a new search keeps from the one before it. */
type Kept = Pick<SearchDifferences, "kept" | "keptWords">;

/**
 * Says which filters a new search keeps from the one before, with a button ("bare") that removes them. Empty
 * where it keeps none.
 */
export function renderKeptFilters(filters: Filters, kept: Kept): Block[] {
  const labels = describeFilters(pickKept(filters, kept));
  if (labels.length === 0) return [];
  return [text`⚙️ Filtres gardés : ${strong(labels.join(" · "))}`, ...actions(press("Sans ces filtres", "bare"))];
}

type WithFilters = { filters: Filters; inapplicable?: Filters | undefined };

/** The same search or draft without them, whether or not they apply to its kind. */
export function removeKeptFilters<Asked extends WithFilters>(asked: Asked, kept: Kept): Asked {
  return changeFilters(asked, (filters) => withoutKept(filters, kept));
}

/** The same search or draft with them alone. */
export function leaveKeptFilters<Asked extends WithFilters>(asked: Asked, kept: Kept): Asked {
  return changeFilters(asked, (filters) => pickKept(filters, kept));
}

/** Of the filters, what was not kept: a message named it. */
export function withoutKept(filters: Filters, { kept = [], keptWords }: Kept): Filters {
  return kept.reduce((left, name) => {
    const named = isOfWords(name) && keptWords ? left[name]?.filter((word) => !keptWords.includes(word)) : undefined;
    return setFilter(left, name, named?.length ? named : undefined);
  }, filters);
}

/**
 * Which words of the text come from before, where a message adds others to them: "sans dimanche" is kept
 * beside "sans nuit". Undefined where all words of a filter are kept, or none.
 */
export function findKeptWords(earlier: Filters, now: Filters, added: Filters): string[] | undefined {
  const names = wordFilters.filter((name) => added[name] !== undefined);
  if (names.length === 0) return undefined;
  return wordFilters.flatMap((name) =>
    (now[name] ?? []).filter((word) => earlier[name]?.includes(word) && !added[name]?.includes(word)),
  );
}

/** Filters of several words, of which some may be kept. */
const wordFilters = ["include", "exclude"] as const;

export function isOfWords(name: FilterName): name is (typeof wordFilters)[number] {
  return wordFilters.some((one) => one === name);
}

function pickKept(filters: Filters, { kept = [], keptWords }: Kept): Filters {
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value =
        isOfWords(name) && keptWords ? filters[name]?.filter((word) => keptWords.includes(word)) : filters[name];
      return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[name, value]];
    }),
  );
}

function changeFilters<Asked extends WithFilters>(asked: Asked, change: (filters: Filters) => Filters): Asked {
  const { inapplicable } = pickInapplicable({ inapplicable: change(asked.inapplicable ?? {}) });
  return { ...asked, filters: change(asked.filters), inapplicable };
}
