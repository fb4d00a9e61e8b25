import { mapInSteps, runToEnd, type Steps, sortInSteps } from "../async/steps.ts";
import { splitWords } from "../text/text.ts";
import { nicknames } from "./nicknames.ts";
import type { Commune, Place } from "./place.ts";

/** A commune, or an arrondissement of Paris, Lyon or Marseille. */
export type CommuneRow = { place: Commune; population: number; postalCodes: string[] };

export type Territory = {
  communes: CommuneRow[];
  departements: { code: string; name: string; region: string }[];
  regions: { code: string; name: string }[];
  /**
   * Communes that were merged into another: the old name and code, and the code of the commune of today.
   * `isAssociated`: decades ago, most of them villages beside a town.
   */
  formerNames: { name: string; code: string; formerCode: string; isAssociated: boolean }[];
};

/** A place under one of its names, with how many people live there: larger ones come first. */
export type NamedPlace = { key: string; place: Place; population: number; former: boolean };

/** The share of the country's inhabitants that live in a département. */
export function computePopulationShares({ communes }: Territory): (departement: string) => number {
  const sums = inhabitants(
    communes.filter(({ place }) => place.city === undefined),
    ({ place }) => place.departement,
  );
  const total = [...sums.values()].reduce((sum, count) => sum + count, 0);
  return (departement) => (sums.get(departement) ?? 0) / total;
}

/**
 * Normalises a name for comparison: no accents, punctuation or CEDEX, "St" spelt out, and no words that lead
 * to a place.
 */
export function toPlaceKey(text: string): string {
  return splitWords(text.slice(0, 100))
    .map((word) => (word === "st" ? "saint" : word === "ste" ? "sainte" : word))
    .join(" ")
    .replace(/ ?\bcedex\b(?: \d{1,2}\b)?/, "")
    .replace(/^(?:(?:a|au|aux|en|vers|sur|dans|pres|autour|ville|commune|departement|dept|region|de|du|des) )+/, "");
}

/** "le havre" → "havre": many leave the article out, or put one in. */
export function removeArticle(key: string): string {
  return key.replace(/^(?:le|la|les|l) (?=\S)/, "");
}

/**
 * Longer names may be written from the middle: "haute savoie" as "savoie haute", "hauts de seine" as "seine
 * hauts de".
 */
export function listInvertedKeys(key: string): string[] {
  const parts = key.split(" ");
  const turns = parts.map((_, at) => [...parts.slice(at), ...parts.slice(0, at)]).slice(1);
  return (
    turns
      // "saint denis seine" would only be taken for Saint-Denis.
      .filter(([first = ""]) => !connectives.has(first) && first !== "saint")
      .flatMap((turn) => {
        const bare = connectives.has(turn.at(-1) ?? "") ? turn.slice(0, -1) : turn;
        return [...new Set([turn.join(" "), bare.join(" ")])];
      })
  );
}

const connectives = new Set(["de", "du", "des", "d", "la", "l", "et"]);

/**
 * Every place under each of its names, sorted by name. Arrondissements are found by city and number instead.
 */
export function listPlaceNames(territory: Territory): NamedPlace[] {
  return runToEnd(listPlaceNamesInSteps(territory));
}

/** The same, a name at a time. */
export function* listPlaceNamesInSteps({
  communes,
  departements,
  regions,
  formerNames,
}: Territory): Steps<NamedPlace[]> {
  const cities = communes.filter(({ place }) => place.city === undefined);
  const today = new Map(cities.map((row) => [row.place.code, row]));
  yield;
  const byDepartement = inhabitants(cities, ({ place }) => place.departement);
  yield;
  const byRegion = inhabitants(cities, ({ place }) => place.region);
  const named: NamedPlace[] = [];
  for (const { place, population } of cities) {
    named.push(...spelt(place.name, { place, population }));
    yield;
  }
  const merged = countMerged(formerNames);
  for (const { name, code, isAssociated } of formerNames) {
    const whole = today.get(code);
    // Nobody counts those who live there: of equal parts each has its share, of a town a village has little.
    const parts = isAssociated ? associatedParts : (merged.get(code) ?? 1);
    named.push(...spelt(name, whole && { ...whole, population: Math.round(whole.population / parts) }, true));
    yield;
  }
  const townNames = new Set(yield* mapInSteps(named, ({ key, population }) => `${key} ${population}`));
  // Some territories are a town, a département and a region of one name and population: Paris, Guadeloupe.
  const add = (place: Place, name: string, population: number) => {
    if (townNames.has(`${toPlaceKey(name)} ${population}`)) return;
    townNames.add(`${toPlaceKey(name)} ${population}`);
    named.push(...spelt(name, { place, population }));
  };
  for (const departement of departements)
    add({ kind: "departement", ...departement }, departement.name, byDepartement.get(departement.code) ?? 0);
  yield;
  const taken = new Set(named.map(({ key }) => key));
  yield;
  for (const departement of departements) {
    const population = byDepartement.get(departement.code) ?? 0;
    const known = { place: { kind: "departement", ...departement } as const, population };
    const inverted = listInvertedKeys(toPlaceKey(departement.name)).filter((key) => !taken.has(key));
    named.push(...inverted.map((key) => ({ key, ...known, former: false })));
  }
  for (const region of regions) add({ kind: "region", ...region }, region.name, byRegion.get(region.code) ?? 0);
  yield;
  return yield* sortInSteps([...named, ...nicknamed(named)], (a, b) => a.key < b.key);
}

const associatedParts = 20;

/** Of how many communes each of today's was made: of those that lost their name, and one that has it. */
function countMerged(formerNames: Territory["formerNames"]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, isAssociated } of formerNames) if (!isAssociated) counts.set(code, (counts.get(code) ?? 1) + 1);
  return counts;
}

function nicknamed(named: NamedPlace[]): NamedPlace[] {
  const meant = new Set(nicknames.map(({ kind, code }) => `${kind} ${code}`));
  const known = new Map(
    named
      .filter(({ place, former }) => !former && meant.has(toPlaceId(place)))
      .map((candidate) => [toPlaceId(candidate.place), candidate]),
  );
  return nicknames.flatMap(({ name, kind, code }) => {
    const found = known.get(`${kind} ${code}`);
    return found ? [{ ...found, key: toPlaceKey(name), former: false }] : [];
  });
}

/** Kind and code, which tell a place from all others. */
export function toPlaceId(place: Place): string {
  return place.kind === "france" ? "france" : `${place.kind} ${place.code}`;
}

function inhabitants(rows: CommuneRow[], within: (row: CommuneRow) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(within(row), (sums.get(within(row)) ?? 0) + row.population);
  return sums;
}

function spelt(name: string, known: { place: Place; population: number } | undefined, former = false): NamedPlace[] {
  if (!known) return [];
  const key = toPlaceKey(name);
  const bare = removeArticle(key);
  const entry = { key, ...known, former };
  return bare === key ? [entry] : [entry, { ...entry, key: bare }];
}
