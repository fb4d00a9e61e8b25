import type { FindPlaces, FoundPlaces } from "../places/found-places.ts";
import type { FindTitles, TitleHit } from "../rome/title-index.ts";
import type { Lookups } from "./interpretation.ts";

/** Lookups whose answers are kept until they are forgotten. */
export type CachedLookups = Lookups & { forget: () => void };

/** The limits of those who name none: of both, no one asks for more. */
const mostTitles = 24;
const mostPlaces = 8;

/**
 * A text is split in many ways, and read by several stages, which look up the same words: their titles and
 * places are looked up once. What is found is shared and must not be changed.
 */
export function cacheLookups({ findTitles, findPlaces }: Lookups): CachedLookups {
  const titles = new Map<string, TitleHit[]>();
  const places = new Map<string, FoundPlaces>();
  const guesses = new Map<string, FoundPlaces>();
  return {
    findTitles: cacheTitles(findTitles, titles),
    findPlaces: cachePlaces(findPlaces, places, guesses),
    forget: () => {
      for (const known of [titles, places, guesses]) known.clear();
    },
  };
}

function cacheTitles(find: FindTitles, known: Map<string, TitleHit[]>): FindTitles {
  return (typed, limit = mostTitles) => {
    if (limit > mostTitles) return find(typed, limit);
    const found = known.get(typed) ?? find(typed, mostTitles);
    known.set(typed, found);
    return found.length > limit ? found.slice(0, limit) : found;
  };
}

function cachePlaces(find: FindPlaces, known: Map<string, FoundPlaces>, guesses: Map<string, FoundPlaces>): FindPlaces {
  return (typed, limit = mostPlaces, guess = true) => {
    if (limit > mostPlaces) return find(typed, limit, guess);
    const kept = guess ? guesses : known;
    const found = kept.get(typed) ?? find(typed, mostPlaces, guess);
    kept.set(typed, found);
    return found.places.length > limit ? { ...found, places: found.places.slice(0, limit) } : found;
  };
}
