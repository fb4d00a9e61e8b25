import { type Steps, sortInSteps } from "../async/steps.ts";
import { createLexiconInSteps, type Lexicon } from "../text/lexicon.ts";
import { type Commune, citiesWithArrondissements, type Place } from "./place.ts";
import { listPlaceNamesInSteps, type NamedPlace, type Territory } from "./territory.ts";

/** What places are looked up in; built once for a territory. */
export type PlaceTables = {
  /** All names, sorted by key, and where those of each spelling begin. */
  names: NamedPlace[];
  starts: Int32Array;
  spellings: Lexicon;
  /** Well-known towns by the first words of their name. */
  shortNames: Map<string, NamedPlace[]>;
  arrondissements: Map<string, Commune>;
  communes: Map<string, Commune>;
  /** Codes of merged communes, and the code of the current one. */
  formerCodes: Map<string, string>;
  byPostalCode: Map<string, Commune[]>;
  departements: Map<string, Place>;
  /** The last words of the names of départements and regions, and of their numbers. */
  areaEndings: Set<string>;
  /** The name of no town has more words. */
  mostTownWords: number;
};

export function* buildPlaceTables(territory: Territory): Steps<PlaceTables> {
  const names = yield* listPlaceNamesInSteps(territory);
  yield;
  const spellings = yield* createLexiconInSteps(names.map(({ key }) => key));
  yield;
  const starts = findStarts(names, spellings.words);
  yield;
  const shortNames = listShortNames(names);
  yield;
  const arrondissements = new Map(territory.communes.flatMap(({ place }) => (place.city ? [[place.code, place]] : [])));
  yield;
  const communes = new Map(territory.communes.map(({ place }) => [place.code, place]));
  yield;
  const formerCodes = new Map(territory.formerNames.map(({ formerCode, code }) => [formerCode, code]));
  yield;
  const byPostalCode = yield* groupByPostalCode(territory);
  yield* spellings.prepare();
  const departements = new Map(
    territory.departements.map((departement): [string, Place] => [
      departement.code,
      { kind: "departement", ...departement },
    ]),
  );
  yield;
  return {
    names,
    starts,
    spellings,
    shortNames,
    arrondissements,
    communes,
    formerCodes,
    byPostalCode,
    departements,
    areaEndings: listAreaEndings(names, departements),
    mostTownWords: findMostTownWords(names),
  };
}

function listAreaEndings(names: NamedPlace[], departements: Map<string, Place>): Set<string> {
  const endings = new Set([...departements.keys()].map((code) => code.toLowerCase()));
  for (const { key, place } of names)
    if (place.kind === "departement" || place.kind === "region") endings.add(key.slice(key.lastIndexOf(" ") + 1));
  return endings;
}

function findMostTownWords(names: NamedPlace[]): number {
  let most = 1;
  for (const { key, population } of names) if (population >= townSize) most = Math.max(most, key.split(" ").length);
  return most;
}

/**
 * A town with this many inhabitants is known by its name alone, and by the first words of it ("Vitry",
 * "Clermont") unless many names begin with them ("Saint").
 */
export const townSize = 10_000;
/** A smaller place that only resembles what was typed is asked about. */
export const villageSize = 3_000;
const fewNames = 20;

function listShortNames(names: NamedPlace[]): Map<string, NamedPlace[]> {
  const found = new Map<string, NamedPlace[]>();
  for (const name of names) {
    if (name.place.kind !== "commune" || name.former || name.population < townSize) continue;
    for (let at = name.key.indexOf(" "); at > 0; at = name.key.indexOf(" ", at + 1)) {
      const beginning = name.key.slice(0, at);
      found.set(beginning, [...(found.get(beginning) ?? []), name]);
    }
  }
  return new Map([...found].filter(([, towns]) => towns.length <= fewNames));
}

/** Where the names of each spelling begin in the list of all names, and after the last of them its end. */
function findStarts(names: NamedPlace[], spellings: string[]): Int32Array {
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
function* groupByPostalCode({ communes }: Territory): Steps<Map<string, Commune[]>> {
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
