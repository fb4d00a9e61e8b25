import { runToEnd, type Steps } from "../async/steps.ts";
import type { FindPlaces, FoundPlaces } from "./found-places.ts";
import { listNameCandidates } from "./name-candidates.ts";
import { findByName, findByNumber } from "./named-places.ts";
import { findByCode, findByPostalCode, findInParts } from "./numbered-places.ts";
import { france } from "./place.ts";
import { isTownName, toCertain } from "./place-candidates.ts";
import { buildPlaceTables, type PlaceTables } from "./place-tables.ts";
import { extractStreet } from "./street.ts";
import { type Territory, toPlaceKey } from "./territory.ts";

/**
 * Finds places by what someone typed: a name with or without accents, hyphens or article, the beginning of
 * one, a misspelt one, a postal code, "Lyon 3", "Paris XV", "Saint-Denis 974", a département (name or
 * number), a region, "toute la France"; and with the words that people put around them: "près de Lyon",
 * "Nantes nord", "dans le 93".
 */
export function createPlaceIndex(territory: Territory): FindPlaces {
  return runToEnd(createPlaceIndexInSteps(territory));
}

/**
 * The same in steps, including what only misspelt names need, which would otherwise take a sixth of a second
 * when the first one comes. Built once for each territory and kept as long as it; that takes half a second.
 */
export function* createPlaceIndexInSteps(territory: Territory): Steps<FindPlaces> {
  const known = indexes.get(territory) ?? (yield* newPlaceIndex(territory));
  indexes.set(territory, known);
  return known;
}

const indexes = new WeakMap<Territory, FindPlaces>();

function* newPlaceIndex(territory: Territory): Steps<FindPlaces> {
  const tables = yield* buildPlaceTables(territory);
  return (typed, limit = 8, guess = true) => {
    const found: FoundPlaces[] = [];
    // A street is not a place; an address is where its town is.
    const { rest } = extractStreet(typed);
    const keys = listNameCandidates(toPlaceKey(rest));
    for (const key of keys) {
      const here = readKey(tables, key, limit, guess);
      if (here.exact) return here;
      found.push(here);
    }
    const [whole = "", ...shorter] = keys;
    const several = findEither(tables, shorter.at(-1) ?? whole, limit);
    if (several) return several;
    const some = found.filter(({ places }) => places.length > 0);
    const likeliest = some.find(({ sure }) => sure) ?? some.at(-1) ?? findAmong(tables, whole, limit);
    return beginsName(tables, whole) ? { ...likeliest, isBegun: true } : likeliest;
  };
}

/** "chamonix": the first words of a longer name. */
function beginsName({ spellings }: PlaceTables, key: string): boolean {
  return key !== "" && spellings.begins(`${key} `);
}

function readKey(tables: PlaceTables, key: string, limit: number, guess: boolean): FoundPlaces {
  if (wholeCountry.has(key)) return toCertain(france);
  const coded = /^2[ab]\d{3}$/.test(key) ? findByCode(tables, key) : undefined;
  const numbered = coded ?? findByNumber(tables, key);
  return (
    findInParts(tables, key) ??
    findByPostalCode(tables, key, limit, guess) ??
    (numbered ? toCertain(numbered) : findByName(tables, key, limit, guess))
  );
}

/** "metz ou nancy": which of them is a question. */
function findEither(tables: PlaceTables, key: string, limit: number): FoundPlaces | undefined {
  const sides = key.split(/ (?:ou|et|puis) (?:a |sur |vers )?/);
  if (sides.length === 1) return undefined;
  const found = sides.map((side) => readKey(tables, side, limit, false));
  if (!found.every(({ exact }) => exact)) return undefined;
  return { ...combine(found, limit), exact: true };
}

/** "lyon part dieu": the well-known towns among words that say nothing to us. */
function findAmong(tables: PlaceTables, key: string, limit: number): FoundPlaces {
  const parts = key.split(" ");
  const found: FoundPlaces[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = Math.min(parts.length, from + tables.mostTownWords);
    while (to > from && !isTownName(tables, parts.slice(from, to).join(" "))) to--;
    if (to > from) found.push(readKey(tables, parts.slice(from, to).join(" "), limit, false));
    from = Math.max(to, from + 1);
  }
  return { ...combine(found, limit), partly: true };
}

function combine(found: FoundPlaces[], limit: number): FoundPlaces {
  return {
    places: found.flatMap(({ places }) => places.slice(0, 1)).slice(0, limit),
    exact: false,
    sure: false,
    inhabitants: Math.min(...found.map(({ inhabitants }) => inhabitants)),
  };
}

const wholeCountry = new Set([
  "france",
  "la france",
  "toute la france",
  "france entiere",
  "la france entiere",
  "toute france",
  "partout",
  "partout en france",
  "n importe ou",
  "n importe ou en france",
  "nimporte ou",
  "peu importe",
  "peu importe ou",
  "peu importe le lieu",
  "peu importe la ville",
  "n importe quelle ville",
  "toutes les villes",
  "je suis mobile",
  "mobile",
  "national",
]);
