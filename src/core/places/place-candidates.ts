import { countEdits } from "../text/spelling.ts";
import type { FoundPlaces } from "./found-places.ts";
import type { Place } from "./place.ts";
import { type PlaceTables, townSize, villageSize } from "./place-tables.ts";
import { type NamedPlace, toPlaceId } from "./territory.ts";

/**
 * The score is the order of magnitude of the population, more for the very name, less for a likeness.
 * `close`: the name itself, or a slip of the pen in it.
 */
export type Candidate = { place: Place; population: number; score: number; exact: boolean; close: boolean };

function toCandidate({ place, population }: NamedPlace, closeness: number, exact: boolean, close = exact): Candidate {
  return { place, population, score: Math.log10(population + 10) + closeness, exact, close };
}

/** The places of that very name. */
export function listNamed(tables: PlaceTables, key: string): NamedPlace[] {
  const number = tables.spellings.numberOf(key);
  return number < 0 ? [] : tables.names.slice(tables.starts[number], tables.starts[number + 1]);
}

/**
 * Places with that name, well-known ones whose name begins with it, and those whose name begins, looks or
 * sounds like it.
 */
export function listCandidates(tables: PlaceTables, key: string, guess = true): Candidate[] {
  const short = tables.shortNames.get(key) ?? [];
  const exact = [
    ...listNamed(tables, key).map((name) => toCandidate(name, name.former ? 0.8 : 2, true)),
    ...short.map((name) => toCandidate(name, short.length === 1 && !things.has(key) ? ofOneTown : -0.1, true)),
  ];
  const alike = guess ? tables.spellings.near(key).filter(({ quality }) => quality < 1) : [];
  return [
    ...exact,
    ...alike.flatMap(({ word, quality }) =>
      tables.names
        .slice(tables.starts[word], tables.starts[word + 1])
        .map((name) => toCandidate(name, 3 * (quality - 1), false, isSlip(key, name))),
    ),
  ];
}

/**
 * The one town whose name begins so goes before the places that are called just so if it has a dozen times
 * their inhabitants: "Vire" is Vire Normandie rather than Viré, "Le Puy" the one in Velay.
 */
const ofOneTown = 0.9;
/** Names of towns begin with these as well, and nobody means the town by them alone. */
const things: ReadonlySet<string> = new Set("bar champs loire plan portes salon vieux".split(" "));

/**
 * A slip of the pen in the name of a larger place, rather than another word that is like it: "marseil",
 * "tolouse", "Bordeau", but not "dimanche" for Manche. It begins with the same letter; or it is most of the
 * name.
 */
function isSlip(typed: string, { key, population }: NamedPlace): boolean {
  if (typed.length < 4 || typed[0] !== key[0] || population < villageSize) return false;
  if (typed.length > 4 && key.startsWith(typed) && typed.length >= key.length * 0.7) return true;
  const forgiven = typed.length >= 9 ? 3 : typed.length >= 7 && population >= townSize ? 2 : 1;
  return (typed.length > 4 || population >= largeTown) && countEdits(typed, key, forgiven) <= forgiven;
}

const largeTown = 50_000;

export function isTownName(tables: PlaceTables, key: string): boolean {
  return listNamed(tables, key).some(({ population, former }) => population >= townSize && !former);
}

/**
 * Best first, each place once. The first is sure when it leads by an order of magnitude and is not a mere
 * likeness of what was typed.
 */
export function chooseBest(found: Candidate[], limit: number): FoundPlaces {
  const best = new Map<string, Candidate>();
  for (const candidate of found) {
    const name = toPlaceId(candidate.place);
    if (candidate.score > (best.get(name)?.score ?? 0)) best.set(name, candidate);
  }
  const sorted = [...best.values()].sort((a, b) => b.score - a.score);
  const lead = (sorted[0]?.score ?? 0) - (sorted[1]?.score ?? 0);
  const isAsked = isOverseas(sorted[0]?.place) && sorted.filter(({ exact }) => exact).length > mostNamesakes;
  const sure = lead > 1.3 && sorted[0]?.close === true && !isAsked;
  const isShared = isAsked || sorted.slice(1).some((other) => rivals(other, sorted[0]));
  return {
    places: sorted.slice(0, limit).map(({ place }) => place),
    exact: sorted.some(({ exact }) => exact),
    sure,
    inhabitants: sorted[0]?.population ?? 0,
    ...(isShared ? { isShared: true } : {}),
  };
}

/**
 * Of one name, or of one beginning of names ("Aix", "Villefranche"), a town is meant if it has three times
 * the inhabitants of the next, or that is a village.
 */
function rivals({ exact, population }: Candidate, first: Candidate | undefined): boolean {
  if (!exact || first?.exact !== true || population * 3 <= first.population) return false;
  return population >= villageSize || first.population < villageSize;
}

/**
 * The largest bearer of a common name ("Saint-Martin", "Saint-Pierre") is not the one most people mean if it
 * is far from the others.
 */
const mostNamesakes = 3;

function isOverseas(place: Place | undefined): boolean {
  return place !== undefined && "departement" in place && /^9[78]/.test(place.departement);
}

export function liesIn(place: Place, around: Place): boolean {
  if (place.kind !== "commune") return false;
  return around.kind === "region"
    ? place.region === around.code
    : around.kind === "departement" && place.departement === around.code;
}

export function toCertain(place: Place): FoundPlaces {
  return { places: [place], exact: true, sure: true, inhabitants: Number.POSITIVE_INFINITY };
}
