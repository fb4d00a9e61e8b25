import { type Search, usualRadius } from "../search/search.ts";
import { clearDoubt, clearPlace } from "./doubt.ts";
import { leaveKeptFilters } from "./kept-filters.ts";
import type { Draft } from "./state-parts.ts";

/**
 * The draft once its wish was cancelled. What that wish brought (filters, distance, place) is dropped, so
 * that it does not narrow the next one unsaid. The kind stays, as the question for a job names it, and so
 * does what was kept from the search before, as it is said. So does the place of `back`, the search to
 * return to.
 */
export function cancelWish(draft: Draft, back?: Search): Draft {
  if (draft.revises !== undefined) return clearDoubt(draft);
  const { kept = [], keptWords, keptKind, keptRadius, radius, kind, ...rest } = clearDoubt(draft);
  const { filters, inapplicable } = leaveKeptFilters(rest, { kept, keptWords });
  const isPlaceOfBack = back !== undefined && JSON.stringify(back.place) === JSON.stringify(draft.place);
  const { place, lastPlace } = isPlaceOfBack ? draft : clearPlace(draft);
  return {
    kind,
    radius: keptRadius ? radius : usualRadius,
    filters,
    ...(inapplicable === undefined ? {} : { inapplicable }),
    ...(place === undefined ? {} : { place }),
    ...(lastPlace === undefined ? {} : { lastPlace }),
    ...(kept.length === 0 ? {} : { kept }),
    ...(keptKind ? { keptKind } : {}),
    ...(keptRadius ? { keptRadius } : {}),
  };
}
