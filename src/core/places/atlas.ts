import { createLazy } from "../async/lazy.ts";
import { runToEnd, type Steps } from "../async/steps.ts";
import { groupBy } from "../collections/group-by.ts";
import { plainNicknames, regionNicknames } from "./nicknames.ts";
import { type Commune, type Place, type Point, toCityCode } from "./place.ts";
import { townSize } from "./place-tables.ts";
import { findLowerBound } from "./spatial-index.ts";
import { type CommuneRow, listInvertedKeys, removeArticle, type Territory, toPlaceKey } from "./territory.ts";

/** What is where, by code: for those who read what a service says of a place. */
export type Atlas = {
  /** The commune of a code in either case; of one that was merged, the commune that it belongs to today. */
  commune: (code: string) => Commune | undefined;
  departement: (code: string) => { code: string; name: string; region: string } | undefined;
  /** The codes of the départements of a region. */
  departementsIn: (region: string) => string[];
  /**
   * The commune of an address by postal code and name, or the arrondissement that the postal code stands for;
   * undefined if ambiguous.
   */
  communeAt: (postalCode: string, name: string) => Commune | undefined;
  /**
   * The only commune with that name, current or former, in that département; without one, a town whose name
   * is unique.
   */
  communeNamed: (name: string, departement?: string) => Commune | undefined;
  /** A département by its name, also where that is turned round: "Savoie (Haute)". */
  departementNamed: (name: string) => { code: string; name: string; region: string } | undefined;
  /** Whether a commune outside of the département bears its name: "Vienne", "Saint-Martin". */
  isNameShared: (departement: string) => boolean;
  /** A département or a region as a place. */
  place: (kind: "departement" | "region", code: string) => Place | undefined;
  /** The code of a region by its name. */
  regionNamed: (name: string) => string | undefined;
};

/** The départements of a region, as places. */
export function listDepartements({ departementsIn, place }: Atlas, region: string): Place[] {
  return departementsIn(region).flatMap((code) => place("departement", code) ?? []);
}

/** The centre of a commune, as far as it is known by now. */
export type GetCentre = (commune: string) => Point | undefined;

export function createAtlas(territory: Territory): Atlas {
  return runToEnd(createAtlasInSteps(territory));
}

/** The same, a few thousand communes at a time; made once for a territory, as long as anybody has that. */
export function* createAtlasInSteps(territory: Territory): Steps<Atlas> {
  const known = atlases.get(territory) ?? (yield* newAtlas(territory));
  atlases.set(territory, known);
  return known;
}

const atlases = new WeakMap<Territory, Atlas>();

function* newAtlas({ communes, departements, regions, formerNames }: Territory): Steps<Atlas> {
  const byCode = new Map(communes.map(({ place }) => [place.code, place]));
  yield;
  const former = new Map(formerNames.map(({ formerCode, code }) => [formerCode, code]));
  const commune = (code: string) => {
    const upper = code.toUpperCase();
    return byCode.get(upper) ?? byCode.get(former.get(upper) ?? "");
  };
  const byDepartement = new Map(departements.map((departement) => [departement.code, departement]));
  yield;
  const byPostalCode = postalCodes(communes);
  yield;
  const byRegionName = new Map([
    ...regionNicknames.map(({ name, code }) => [toPlaceKey(name), code] as const),
    ...regions.map(({ code, name }) => [toPlaceKey(name), code] as const),
  ]);
  const byDepartementName = departementNames(departements);
  const townNames = createLazy(() => {
    const bearers = new Map<string, number>();
    for (const { place } of communes) bearers.set(place.name, (bearers.get(place.name) ?? 0) + 1);
    return uniqueNames(
      communes.filter(({ population, place }) => population >= townSize && bearers.get(place.name) === 1),
    );
  });
  const sharedNames = createLazy(() => {
    const codes = new Map(departements.map(({ code, name }) => [name, code]));
    return new Set(
      communes.flatMap(({ place: { name, departement } }) => {
        const code = codes.get(name);
        return code !== undefined && code !== departement ? [code] : [];
      }),
    );
  });
  yield;
  const communesIn = new Map(groupBy(communes, ({ place }) => place.departement));
  yield;
  const formerNamesIn = new Map(groupBy(formerNames, ({ code }) => byCode.get(code)?.departement));
  const namesIn = new Map<string, Map<string, Commune | undefined>>();
  function namesOf(departement: string): Map<string, Commune | undefined> {
    const known = namesIn.get(departement);
    if (known) return known;
    const names = uniqueNames(communesIn.get(departement) ?? []);
    for (const { name, code } of formerNamesIn.get(departement) ?? []) {
      const key = removeArticle(toPlaceKey(name));
      if (!names.has(key)) names.set(key, byCode.get(code));
    }
    namesIn.set(departement, names);
    return names;
  }
  return {
    commune,
    departement: (code) => byDepartement.get(code),
    place: (kind, code) => {
      const found = (kind === "departement" ? departements : regions).find((area) => area.code === code);
      return found && ({ kind, ...found } as Place);
    },
    departementsIn: (region) =>
      departements.filter((departement) => departement.region === region).map(({ code }) => code),
    communeNamed: (name, departement) => {
      const names = departement === undefined ? townNames() : namesOf(departement);
      return names.get(removeArticle(toPlaceKey(name)));
    },
    departementNamed: (name) => byDepartementName.get(removeArticle(toPlaceKey(name))),
    isNameShared: (departement) => sharedNames().has(departement),
    communeAt: (postalCode, name) => namedAmong(byPostalCode(postalCode), name),
    regionNamed: (name) => byRegionName.get(toPlaceKey(name)),
  };
}

/** Communes by their names without the article; undefined for a name that several bear. */
function uniqueNames(communes: CommuneRow[]): Map<string, Commune | undefined> {
  const found = new Map<string, Commune | undefined>();
  for (const { place } of communes) {
    if (place.city !== undefined) continue;
    const key = removeArticle(toPlaceKey(place.name));
    found.set(key, found.has(key) ? undefined : place);
  }
  return found;
}

function departementNames(departements: Territory["departements"]): Map<string, Territory["departements"][number]> {
  const keyed = departements.map((departement) => ({ departement, key: removeArticle(toPlaceKey(departement.name)) }));
  const byCode = new Map(departements.map((departement) => [departement.code, departement]));
  return new Map([
    ...keyed.flatMap(({ departement, key }) =>
      listInvertedKeys(key).map((inverted) => [inverted, departement] as const),
    ),
    ...plainNicknames.flatMap(({ kind, name, code }) => {
      const departement = kind === "departement" ? byCode.get(code) : undefined;
      return departement ? [[removeArticle(toPlaceKey(name)), departement] as const] : [];
    }),
    ...keyed.map(({ departement, key }) => [key, departement] as const),
  ]);
}

/**
 * Pairs of postal code and commune number as one sorted array of numbers: a map of lists would take four
 * times the memory.
 */
function postalCodes(communes: CommuneRow[]): (postalCode: string) => Commune[] {
  const places = communes.map(({ place }) => place);
  const pairs = Float64Array.from(
    communes.flatMap(({ postalCodes }, row) => postalCodes.map((code) => Number(code) * 100_000 + row)),
  ).sort();
  return (postalCode) => {
    const from = Number(postalCode) * 100_000;
    const found: Commune[] = [];
    for (let at = findLowerBound(pairs, from); ; at++) {
      const place = places[(pairs[at] ?? Number.POSITIVE_INFINITY) - from];
      if (!place) return found;
      found.push(place);
    }
  };
}

/**
 * "PARIS", "Paris 15" and "PARIS 15E ARRONDISSEMENT" all mean the arrondissement with that postal code. An
 * article may be missing.
 */
function namedAmong(communes: Commune[], name: string): Commune | undefined {
  const key = toPlaceKey(name).replace(/ \d{1,2}(?:er|e|eme)?(?: arrondissement)?$/, "");
  const towns = communes.filter(({ city }) => city === undefined);
  const exactly = towns.filter((town) => toPlaceKey(town.name) === key);
  const alike = towns.filter((town) => removeArticle(toPlaceKey(town.name)) === removeArticle(key));
  const [found, ...others] = exactly.length > 0 ? exactly : alike;
  if (!found || others.length > 0) return undefined;
  const [part, ...parts] = communes.filter(({ city }) => city === found.code);
  return part && parts.length === 0 ? part : found;
}

/** The centre of a commune; of an arrondissement whose own is unknown, that of its city. */
export function findCentre(centreOf: GetCentre, commune: string): Point | undefined {
  return centreOf(commune) ?? centreOf(toCityCode(commune));
}
