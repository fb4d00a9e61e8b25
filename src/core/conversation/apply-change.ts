import { type FilterName, removeFilters, toFiltersOfKind } from "../search/filters.ts";
import { toKindMeant } from "../search/kind.ts";
import {
  changeKind,
  clampRadius,
  hasRadius,
  type Radius,
  type Search,
  setRadius,
  stepRadius,
  toSearchKey,
} from "../search/search.ts";
import { findWider } from "../search/widenings.ts";
import { quote, restoreWording } from "../text/quote.ts";
import type { Reading, Wish } from "../understanding/acts/reading.ts";
import { mergeFilters } from "../understanding/apply-refusals.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { addNamedPlaces } from "./apply-places.ts";
import type { Turn } from "./events.ts";
import { showResults } from "./open.ts";
import { getSearch, type State } from "./state.ts";
import { updateStep } from "./step.ts";

/**
 * The search on screen, changed as a message wants: further, without filters, one job more. Undefined where
 * the message names a job or a place that takes the place of another, which is for `applyMeaning`.
 */
export function applyChange(state: State, { wish }: Reading, meaning: Meaning): Turn | undefined {
  const search = getSearch(state);
  if (!search || !wish || wish.isHere || (meaning.doubt !== undefined && meaning.doubt.is !== "words"))
    return undefined;
  if (wish.places.length > 0) return wish.isAdded ? addNamedPlaces(search, wish, meaning) : undefined;
  if (wish.titles.length > 0) return wish.isAdded ? addJobs(search, meaning) : undefined;
  if (!isOwn(wish)) return undefined;
  if (wish.radius === "further" && (!hasRadius(search) || stepRadius(search.radius, "further") === search.radius)) {
    const wider = findWider(search);
    return wider ? showResults(wider) : { ...showResults(search), notice: "Je cherche déjà dans toute la France." };
  }
  const kind = wish.kind === undefined ? search.kind : toKindMeant(wish.kind, search.kind, meaning.text);
  const filters = mergeFilters(withoutFilters(search, wish), toFiltersOfKind(meaning.filters, kind));
  const radius = toRadius(search.radius, wish);
  // A distance that is chosen is no longer one that nobody asked for.
  const placed = radius === search.radius ? search : setRadius(search, radius);
  const changed = changeKind({ ...withoutWaiting(placed, wish), filters, radius }, kind);
  const km = typeof wish.radius === "number" ? wish.radius : meaning.saidKm;
  return sayLostWords(meaning, showResults(changed, 1, km === undefined ? {} : { saidKm: km }));
}

/** Words that nothing was made of are not dropped in silence. */
function sayLostWords({ doubt, text }: Meaning, turn: Turn): Turn {
  if (doubt?.is !== "words") return turn;
  const lost = quote(restoreWording(text, doubt.said), 40);
  return { ...turn, notice: `Je n'ai pas compris ${lost} : je n'en tiens pas compte.` };
}

/** The same while jobs are ticked or the place is asked for: what is asked goes on, with the change. */
export function applyChangeToAsked(state: State, { wish }: Reading, meaning: Meaning): Turn | undefined {
  const isAsking = state.step === "place" || (state.step === "job" && !state.opening);
  if (!isAsking || !wish || !isOwn(wish) || wish.isHere) return undefined;
  if (wish.titles.length + wish.places.length > 0) return undefined;
  if (meaning.doubt !== undefined && meaning.doubt.is !== "words") return undefined;
  const kind = wish.kind === undefined ? state.draft.kind : toKindMeant(wish.kind, state.draft.kind, meaning.text);
  const filters = mergeFilters(withoutFilters(state.draft, wish), toFiltersOfKind(meaning.filters, kind));
  const { kept = [], saidKm: _, ...known } = withoutWaiting(state.draft, wish);
  // What a message names or takes away is no longer only kept from before.
  const named = (name: FilterName) => meaning.filters[name] !== undefined || filters[name] === undefined;
  const left = kept.filter((name) => !named(name));
  const asked = { ...known, ...(left.length > 0 ? { kept: left } : {}) };
  const draft = changeKind({ ...asked, filters, radius: toRadius(known.radius, wish) }, kind);
  return sayLostWords(meaning, updateStep({ ...state, draft }, { type: "again" }));
}

/** What `applyMeaning` does not know by itself. */
function isOwn({ radius, without, filters }: Wish): boolean {
  return (
    radius === "further" ||
    radius === "closer" ||
    without === "all" ||
    without.length > 0 ||
    filters.order !== undefined
  );
}

function withoutFilters({ filters, kind }: Pick<Search, "filters" | "kind">, { without }: Wish): Search["filters"] {
  if (without === "all") return {};
  return removeFilters(filters, without, kind);
}

/** Filters that wait for another kind of search go with all others only. */
function withoutWaiting<Asked extends Pick<Search, "inapplicable">>(asked: Asked, { without }: Wish): Asked {
  return without === "all" ? { ...asked, inapplicable: undefined } : asked;
}

function toRadius(now: Radius, { radius }: Wish): Radius {
  switch (radius) {
    case undefined:
      return now;
    case "further":
    case "closer":
      return stepRadius(now, radius);
    case "departement":
      return radius;
    default:
      return clampRadius(radius);
  }
}

/** "et barman aussi": the likeliest title, or all that were named, beside those that are there. */
function addJobs(search: Search, { titles, ticked = 1 }: Meaning): Turn | undefined {
  const added = titles.slice(0, ticked);
  if (added.length === 0) return undefined;
  const before = search.titles.filter(({ code }) => added.every((one) => one.code !== code));
  return showResults({ ...search, titles: [...before, ...added] });
}

/** A search on screen that a message changed can be had back. */
export function rememberBefore(state: State, turn: Turn): Turn {
  const before = getSearch(state);
  if (!before || turn.state.step !== "results" || toSearchKey(turn.state.search) === toSearchKey(before)) return turn;
  return { ...turn, state: { ...turn.state, was: before } };
}
