import type { Place } from "./place.ts";

/**
 * The places that a text may mean, likeliest first. `exact`: it is the very name or number of one; `sure`:
 * the first needs no question. `inhabitants` are those of the first; a number is never mistaken for a word,
 * and counts as infinitely many. `partly`: only some words of the text are a place. `isBegun`: it is not the
 * name of a place, but a longer one begins with its words. `isShared`: another town that may be called so has
 * more than a third of the inhabitants of the first.
 */
export type FoundPlaces = {
  places: Place[];
  exact: boolean;
  sure: boolean;
  inhabitants: number;
  partly?: true;
  isBegun?: true;
  isShared?: true;
};

/** Without `guess` only names and numbers count, no likeness of them: that takes no time. */
export type FindPlaces = (typed: string, limit?: number, guess?: boolean) => FoundPlaces;
