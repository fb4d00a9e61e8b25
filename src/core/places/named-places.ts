import type { FoundPlaces } from "./found-places.ts";
import { stripPlaceLeads } from "./name-candidates.ts";
import type { Place } from "./place.ts";
import { type Candidate, chooseBest, liesIn, listCandidates, listNamed } from "./place-candidates.ts";
import type { PlaceTables } from "./place-tables.ts";
import { removeArticle, toPlaceId } from "./territory.ts";

/** Finds places by name, alone or beside the département or region that they are in. */
export function findByName(tables: PlaceTables, key: string, limit: number, guess: boolean): FoundPlaces {
  const bare = removeArticle(key);
  const found = [...listCandidates(tables, key, guess), ...(bare === key ? [] : listCandidates(tables, bare, guess))];
  const exact = found.filter((candidate) => candidate.exact);
  if (exact.length > 0) return chooseBest(exact.some(isArea) ? exact : found, limit);
  const inside = listWithin(tables, key, guess);
  const named = inside.filter(({ exact }) => exact);
  return chooseBest(named.length > 0 ? named : [...inside, ...found], limit);
}

/**
 * Whoever names an area means it, or one of those that share its name: "Alsace" is not "Alsace-Lorraine", and
 * the Berry is not Berry-Bouy.
 */
function isArea({ place }: Candidate): boolean {
  return place.kind !== "commune";
}

/**
 * "saint denis 974", "vienne isere", "93 saint denis": a name with the number or name of its département or
 * region.
 */
function listWithin(tables: PlaceTables, key: string, guess: boolean): Candidate[] {
  const parts = key.split(" ");
  const endsInArea = tables.areaEndings.has(parts.at(-1) ?? "");
  if (!endsInArea && !/\d/.test(key)) return [];
  for (let at = parts.length - 1; at > 0; at--) {
    const [left, right] = [parts.slice(0, at).join(" "), parts.slice(at).join(" ")];
    const there = [
      ...(endsInArea ? listInside(tables, findTerritory(tables, stripPlaceLeads(right)), left, guess) : []),
      ...listInside(tables, findByNumber(tables, left), right, guess),
    ];
    if (there.length > 0) return there;
  }
  return [];
}

function listInside(tables: PlaceTables, around: Place | undefined, name: string, guess: boolean): Candidate[] {
  if (!around) return [];
  // "cantal 15", "74 savoie haute": the territory itself, said twice.
  const itself = listCandidates(tables, name, guess).filter(
    ({ place, exact }) => exact && toPlaceId(place) === toPlaceId(around),
  );
  return itself.length > 0 ? itself : listCandidates(tables, name, guess).filter(({ place }) => liesIn(place, around));
}

function findTerritory(tables: PlaceTables, key: string): Place | undefined {
  return (
    findByNumber(tables, key) ??
    listNamed(tables, key).find(({ place }) => place.kind === "departement" || place.kind === "region")?.place
  );
}

export function findByNumber(tables: PlaceTables, key: string): Place | undefined {
  if (!/\d/.test(key)) return undefined;
  return tables.departements.get(key.replace(/^(?:(?:le|la|dep|d) )+/, "").toUpperCase());
}
