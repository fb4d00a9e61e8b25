import { type FilterName, filterNames, formatFilterValue, listPickedOptions } from "../search/filters.ts";
import { usualRadius } from "../search/search.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { findKeptWords, isOfWords, leaveKeptFilters } from "./kept-filters.ts";
import { getSearch, type State } from "./state.ts";
import type { Draft } from "./state-parts.ts";

/**
 * Notes which filters, and whether the kind and the distance, come from the search on screen, since the
 * message does not name them; a new search says that it keeps them. A distance stays unsaid with its town.
 */
export function withKept(state: State, meaning: Meaning, asked: Draft): Draft {
  const { kept = [], keptWords, keptKind, keptRadius, ...known } = asked;
  const { kind, filters, radius } = meaning;
  const before = getSearch(state);
  const isKind = known.kind !== "emploi" && kind === undefined && (before ? true : keptKind);
  const isElsewhere = before ? meaning.both : keptRadius;
  const isRadius = known.radius !== usualRadius && radius === undefined && isElsewhere;
  const draft: Draft = { ...known, ...(isKind ? { keptKind: true } : {}), ...(isRadius ? { keptRadius: true } : {}) };
  const names = before ? filterNames.filter((name) => isSet(before, name)) : kept;
  const words = findKeptWords(before?.filters ?? leaveKeptFilters(asked, asked).filters, draft.filters, filters);
  const isKept = (name: FilterName) => {
    if (words && isOfWords(name)) return draft.filters[name]?.some((word) => words.includes(word)) === true;
    if (!isSet(draft, name) || filters[name] !== undefined) return false;
    return !(before && isRefused(before, draft, name, meaning.both));
  };
  const left = names.filter(isKept);
  const partly = words ?? keptWords;
  return left.length === 0 ? draft : { ...draft, kept: left, ...(partly ? { keptWords: partly } : {}) };
}

type SetFilters = Pick<Draft, "filters" | "inapplicable">;

function isSet({ filters, inapplicable }: SetFilters, name: FilterName): boolean {
  return filters[name] !== undefined || inapplicable?.[name] !== undefined;
}

/**
 * What a refusal made of a filter is said by the filter itself. What it left to a new search of earlier
 * choices ("cuisinier pas cdi Lyon" after "cdi ou cdd") still comes from before.
 */
function isRefused(before: SetFilters, { filters }: SetFilters, name: FilterName, isNew: boolean): boolean {
  if (filters[name] === undefined || formatFilterValue(before.filters, name) === formatFilterValue(filters, name))
    return false;
  const earlier = listPickedOptions(name, before.filters);
  return !isNew || !listPickedOptions(name, filters).every((value) => earlier.includes(value));
}
