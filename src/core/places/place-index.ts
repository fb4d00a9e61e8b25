import { finish, type Steps, sortInSteps } from "../async/steps.ts";
import { createLexiconInSteps } from "../text/lexicon.ts";
import { findArrondissement } from "./arrondissement.ts";
import { listNameCandidates } from "./name-candidates.ts";
import { type Commune, citiesWithArrondissements, france, type Place } from "./place.ts";
import { toDepartementCode } from "./postal-code.ts";
import { extractStreet } from "./street.ts";
import {
  listPlaceNamesInSteps,
  type NamedPlace,
  removeArticle,
  type Territory,
  toPlaceId,
  toPlaceKey,
} from "./territory.ts";

/**
 * The places that a text may mean, likeliest first. `exact`: it is the very name or number of one; `sure`:
 * the first needs no question. `inhabitants` are those of the first; a number is never mistaken for a word,
 * and counts as infinitely many. `partly`: only some words of the text are a place.
 */
export type FoundPlaces = { places: Place[]; exact: boolean; sure: boolean; inhabitants: number; partly?: true };

/** Without `guess` only names and numbers count, no likeness of them: that takes no time. */
export type FindPlaces = (typed: string, limit?: number, guess?: boolean) => FoundPlaces;

/**
 * Finds places by what someone typed: a name with or without accents, hyphens or article, the beginning of
 * one, a misspelt one, a postal code, "Lyon 3", "Paris XV", "Saint-Denis 974", a département (name or
 * number), a region, "toute la France"; and with the words that people put around them: "près de Lyon",
 * "Nantes nord", "dans le 93".
 */
export function createPlaceIndex(territory: Territory): FindPlaces {
  return finish(createPlaceIndexInSteps(territory));
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
  const names = yield* listPlaceNamesInSteps(territory);
  yield;
  const spellings = yield* createLexiconInSteps(names.map(({ key }) => key));
  yield;
  const starts = startsOf(names, spellings.words);
  yield;
  const shortNames = beginningsOf(names);
  yield;
  const parts = new Map(territory.communes.flatMap(({ place }) => (place.city ? [[place.code, place]] : [])));
  yield;
  const communes = new Map(territory.communes.map(({ place }) => [place.code, place]));
  yield;
  const formerCodes = new Map(territory.formerNames.map(({ formerCode, code }) => [formerCode, code]));
  yield;
  const byPostalCode = yield* postalCodes(territory);
  yield* spellings.prepare();
  const departements = new Map(
    territory.departements.map((one): [string, Place] => [one.code, { kind: "departement", ...one }]),
  );

  /** The places of that very name. */
  function named(key: string): NamedPlace[] {
    const number = spellings.numberOf(key);
    return number < 0 ? [] : names.slice(starts[number], starts[number + 1]);
  }

  /**
   * "paris 19e", "lyon 3 eme arrondissement", also beside the number of its département: "13 marseille 03".
   */
  function inParts(key: string): FoundPlaces | undefined {
    if (key === "13 marseille") return undefined;
    const [, before, inside = key, behind] =
      key.match(/^(?:(\d\d) )?((?:paris|lyon|marseille) .+?)(?: (13|69|75))?$/) ?? [];
    const place = parts.get(findArrondissement(inside) ?? "") ?? parts.get(findArrondissement(key) ?? "");
    const number = before ?? behind;
    return place && (number === undefined || number === place.departement || findArrondissement(key))
      ? surely(place)
      : undefined;
  }

  /**
   * The commune with that INSEE code, current or merged. Most codes look like postal codes, so these are
   * asked about.
   */
  function byCode(key: string): Commune | undefined {
    return communes.get(formerCodes.get(key.toUpperCase()) ?? key.toUpperCase());
  }

  /**
   * A postal code, alone or beside the name of one of its communes. Beside other words it is only one of
   * several statements.
   */
  function postal(key: string, limit: number, guess: boolean): FoundPlaces | undefined {
    const code = key.match(/\b\d{5}\b/)?.[0];
    if (code === undefined) return undefined;
    const name = key.replace(code, "").replace(/ +/g, " ").trim();
    const there = byPostalCode.get(code) ?? [];
    const meant = name === "" ? there : there.filter((place) => isNamed(place, name));
    const places = meant.length > 0 || name === "" ? meant : [...besides(code, name), ...there];
    const neighbour = meant.length === 0 ? placesAround(code, name)[0] : undefined;
    if (neighbour) return surely(neighbour);
    if (places.length > 0)
      return {
        places: places.slice(0, limit),
        exact: meant.length > 0,
        sure: meant.length === 1,
        inhabitants: Number.POSITIVE_INFINITY,
      };
    if (name !== "") return find(name, limit, guess);
    const city = communes.get(citiesWithArrondissements.find(({ postalCode }) => postalCode === code)?.code ?? "");
    if (city) return surely(city);
    // CEDEX codes are in no list, but begin with the number of a département. Other numbers may be the INSEE
    // code of a commune.
    const coded = byCode(code);
    if (coded?.city !== undefined || coded?.code === "75056") return surely(coded);
    const either = [coded, departements.get(toDepartementCode(code))].filter((place) => place !== undefined);
    return { places: either, exact: false, sure: false, inhabitants: 0 };
  }

  /** "54500 Nancy": the town of that very name in the département of a postal code that is a neighbour's. */
  function placesAround(postalCode: string, name: string): Place[] {
    const around = departements.get(toDepartementCode(postalCode));
    if (name === "" || !around) return [];
    const found = candidates(name, false).filter(({ place, exact }) => exact && liesIn(place, around));
    return choice(found, name, 1).places;
  }

  /** "75001 Lyon": a town elsewhere, which contradicts the postal code. */
  function besides(postalCode: string, name: string): Place[] {
    const found = named(name).filter(({ place, population }) => place.kind === "commune" && population >= wellKnown);
    return placesAround(postalCode, name).length > 0 ? [] : found.slice(0, 1).map(({ place }) => place);
  }

  function isNamed(place: Commune, name: string): boolean {
    return (
      toPlaceKey(place.name).startsWith(name) ||
      candidates(name).some((one) => toPlaceId(one.place) === toPlaceId(place))
    );
  }

  function byNumber(key: string): Place | undefined {
    return departements.get(key.replace(/^(?:(?:le|la|dep|d) )+/, "").toUpperCase());
  }

  /**
   * "saint denis 974", "vienne isere", "93 saint denis": a name with the number or name of its département or
   * region.
   */
  function within(key: string, guess: boolean): Candidate[] {
    const parts = key.split(" ");
    for (let at = parts.length - 1; at > 0; at--) {
      const [left, right] = [parts.slice(0, at).join(" "), parts.slice(at).join(" ")];
      const there = [...inside(territoryNamed(right), left, guess), ...inside(byNumber(left), right, guess)];
      if (there.length > 0) return there;
    }
    return [];
  }

  function inside(around: Place | undefined, name: string, guess: boolean): Candidate[] {
    if (!around) return [];
    // "cantal 15", "74 savoie haute": the territory itself, said twice.
    const itself = candidates(name, guess).filter(
      ({ place, exact }) => exact && toPlaceId(place) === toPlaceId(around),
    );
    return itself.length > 0 ? itself : candidates(name, guess).filter(({ place }) => liesIn(place, around));
  }

  function territoryNamed(key: string): Place | undefined {
    return (
      byNumber(key) ?? named(key).find(({ place }) => place.kind === "departement" || place.kind === "region")?.place
    );
  }

  /**
   * Places with that name, well-known ones whose name begins with it, and those whose name begins, looks or
   * sounds like it.
   */
  function candidates(key: string, guess = true): Candidate[] {
    const exact = [
      ...named(key).map((one) => candidate(one, one.former ? 0.8 : 2, true)),
      ...(shortNames.get(key) ?? []).map((one) => candidate(one, -0.1, true)),
    ];
    const alike = guess ? spellings.near(key).filter(({ quality }) => quality < 1) : [];
    return [
      ...exact,
      ...alike.flatMap(({ word, quality }) =>
        names.slice(starts[word], starts[word + 1]).map((one) => candidate(one, 3 * (quality - 1), false)),
      ),
    ];
  }

  function find(key: string, limit: number, guess: boolean): FoundPlaces {
    const bare = removeArticle(key);
    const found = [...candidates(key, guess), ...(bare === key ? [] : candidates(bare, guess))];
    if (found.some(({ exact }) => exact)) return choice(found, key, limit);
    const inside = within(key, guess);
    const named = inside.filter(({ exact }) => exact);
    return choice(named.length > 0 ? named : [...inside, ...found], key, limit);
  }

  function read(key: string, limit: number, guess: boolean): FoundPlaces {
    if (wholeCountry.has(key)) return surely(france);
    const coded = /^2[ab]\d{3}$/.test(key) ? byCode(key) : undefined;
    const numbered = coded ?? byNumber(key);
    return inParts(key) ?? postal(key, limit, guess) ?? (numbered ? surely(numbered) : find(key, limit, guess));
  }

  /** "metz ou nancy": which of them is a question. */
  function either(key: string, limit: number): FoundPlaces | undefined {
    const sides = key.split(/ (?:ou|et|puis) (?:a |sur |vers )?/);
    const found = sides.map((side) => read(side, limit, false));
    if (sides.length === 1 || !found.every(({ exact }) => exact)) return undefined;
    return { ...several(found, limit), exact: true };
  }

  /** "lyon part dieu": the well-known towns among words that say nothing to us. */
  function among(key: string, limit: number): FoundPlaces {
    const parts = key.split(" ");
    const found: FoundPlaces[] = [];
    for (let from = 0; from < parts.length; ) {
      let to = parts.length;
      while (to > from && !isTown(parts.slice(from, to).join(" "))) to--;
      if (to > from) found.push(read(parts.slice(from, to).join(" "), limit, false));
      from = Math.max(to, from + 1);
    }
    return { ...several(found, limit), partly: true };
  }

  function isTown(key: string): boolean {
    return named(key).some(({ population, former }) => population >= wellKnown && !former);
  }

  const findPlaces: FindPlaces = (typed, limit = 8, guess = true) => {
    const found: FoundPlaces[] = [];
    // A street is no place; an address is where its town is.
    const { rest } = extractStreet(typed);
    const keys = listNameCandidates(toPlaceKey(rest));
    for (const key of keys) {
      const here = read(key, limit, guess);
      if (here.exact) return here;
      found.push(here);
    }
    const [whole = "", ...shorter] = keys;
    const several = either(shorter.at(-1) ?? whole, limit);
    const some = found.filter(({ places }) => places.length > 0);
    return several ?? some.find(({ sure }) => sure) ?? some.at(-1) ?? among(whole, limit);
  };
  return findPlaces;
}

function several(found: FoundPlaces[], limit: number): FoundPlaces {
  return {
    places: found.flatMap(({ places }) => places.slice(0, 1)).slice(0, limit),
    exact: false,
    sure: false,
    inhabitants: Math.min(...found.map(({ inhabitants }) => inhabitants)),
  };
}

/**
 * Towns of this size are known by the first words of their name ("Vitry", "Clermont"), unless many names
 * begin with them ("Saint").
 */
const wellKnown = 10_000;
const fewNames = 20;

function beginningsOf(names: NamedPlace[]): Map<string, NamedPlace[]> {
  const found = new Map<string, NamedPlace[]>();
  for (const one of names) {
    if (one.place.kind !== "commune" || one.former || one.population < wellKnown) continue;
    for (let at = one.key.indexOf(" "); at > 0; at = one.key.indexOf(" ", at + 1)) {
      const beginning = one.key.slice(0, at);
      found.set(beginning, [...(found.get(beginning) ?? []), one]);
    }
  }
  return new Map([...found].filter(([, towns]) => towns.length <= fewNames));
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

/** The score is the order of magnitude of the population, more for the very name, less for a likeness. */
type Candidate = { place: Place; population: number; score: number; exact: boolean };

function candidate({ place, population }: NamedPlace, closeness: number, exact: boolean): Candidate {
  return { place, population, score: Math.log10(population + 10) + closeness, exact };
}

/**
 * Best first, each place once. The first is sure when it leads by an order of magnitude and more than a few
 * letters were typed.
 */
function choice(found: Candidate[], key: string, limit: number): FoundPlaces {
  const best = new Map<string, Candidate>();
  for (const one of found) {
    const name = toPlaceId(one.place);
    if (one.score > (best.get(name)?.score ?? 0)) best.set(name, one);
  }
  const sorted = [...best.values()].sort((a, b) => b.score - a.score);
  const lead = (sorted[0]?.score ?? 0) - (sorted[1]?.score ?? 0);
  const isAsked = isOverseas(sorted[0]?.place) && sorted.filter(({ exact }) => exact).length > mostNamesakes;
  const sure = lead > 1.3 && (sorted[0]?.exact === true || key.length >= 4) && !isAsked;
  return {
    places: sorted.slice(0, limit).map(({ place }) => place),
    exact: sorted.some(({ exact }) => exact),
    sure,
    inhabitants: sorted[0]?.population ?? 0,
  };
}

/**
 * The largest bearer of a common name ("Saint-Martin", "Saint-Pierre") is not the one most people mean if it
 * is far from the others.
 */
const mostNamesakes = 3;

function isOverseas(place: Place | undefined): boolean {
  return place !== undefined && "departement" in place && /^9[78]/.test(place.departement);
}

function liesIn(place: Place, around: Place): boolean {
  if (place.kind !== "commune") return false;
  return around.kind === "region"
    ? place.region === around.code
    : around.kind === "departement" && place.departement === around.code;
}

function surely(place: Place): FoundPlaces {
  return { places: [place], exact: true, sure: true, inhabitants: Number.POSITIVE_INFINITY };
}

/** Where the names of each spelling begin in the list of all names, and after the last of them its end. */
function startsOf(names: NamedPlace[], spellings: string[]): Int32Array {
  const starts = new Int32Array(spellings.length + 1).fill(names.length);
  let number = 0;
  for (const [i, { key }] of names.entries()) {
    while (spellings[number] !== key) number++;
    starts[number] = Math.min(starts[number] ?? i, i);
  }
  return starts;
}

/**
 * The communes of each postal code, largest first. Arrondissements replace their city, since they are more
 * precise.
 */
function* postalCodes({ communes }: Territory): Steps<Map<string, Commune[]>> {
  const bySize = yield* sortInSteps(communes, (a, b) => a.population > b.population);
  const found = new Map<string, Commune[]>();
  for (const { place, postalCodes } of bySize) {
    if (citiesWithArrondissements.some(({ code }) => code === place.code)) continue;
    for (const postalCode of postalCodes) {
      const there = found.get(postalCode);
      if (there) there.push(place);
      else found.set(postalCode, [place]);
    }
    yield;
  }
  return found;
}
