import { findArrondissement } from "./arrondissement.ts";
import type { FoundPlaces } from "./found-places.ts";
import { findByName } from "./named-places.ts";
import { type Commune, citiesWithArrondissements, type Place } from "./place.ts";
import { chooseBest, liesIn, listCandidates, listNamed, toCertain } from "./place-candidates.ts";
import { type PlaceTables, townSize } from "./place-tables.ts";
import { toDepartementCode } from "./postal-code.ts";
import { toPlaceId, toPlaceKey } from "./territory.ts";

/**
 * "paris 19e", "lyon 3 eme arrondissement", also beside the number of its département: "13 marseille 03".
 */
export function findInParts(tables: PlaceTables, key: string): FoundPlaces | undefined {
  if (!/paris|lyon|marseille/.test(key) || key === "13 marseille") return undefined;
  const [, before, inside = key, behind] =
    key.match(/^(?:(\d\d) )?((?:paris|lyon|marseille) .+?)(?: (13|69|75))?$/) ?? [];
  const place =
    tables.arrondissements.get(findArrondissement(inside) ?? "") ??
    tables.arrondissements.get(findArrondissement(key) ?? "");
  const number = before ?? behind;
  return place && (number === undefined || number === place.departement || findArrondissement(key))
    ? toCertain(place)
    : undefined;
}

/**
 * The commune with that INSEE code, current or merged. Most codes look like postal codes, so these are
 * asked about.
 */
export function findByCode(tables: PlaceTables, key: string): Commune | undefined {
  return tables.communes.get(tables.formerCodes.get(key.toUpperCase()) ?? key.toUpperCase());
}

/**
 * A postal code, alone or beside the name of one of its communes. Beside another name it is only one of
 * several statements.
 */
export function findByPostalCode(
  tables: PlaceTables,
  key: string,
  limit: number,
  guess: boolean,
): FoundPlaces | undefined {
  const code = key.match(/\b\d{5}\b/)?.[0];
  if (code === undefined) return undefined;
  const name = key.replace(code, "").replace(/ +/g, " ").trim();
  const there = tables.byPostalCode.get(code) ?? [];
  const meant = name === "" ? there : there.filter((place) => isNamed(tables, place, name));
  const places = meant.length > 0 || name === "" ? meant : [...listElsewhere(tables, code, name), ...there];
  const neighbour = meant.length === 0 ? listPlacesAround(tables, code, name)[0] : undefined;
  if (neighbour) return toCertain(neighbour);
  if (places.length > 0)
    return {
      places: places.slice(0, limit),
      exact: meant.length > 0,
      sure: meant.length === 1,
      inhabitants: Number.POSITIVE_INFINITY,
    };
  if (name !== "") return findByName(tables, name, limit, guess);
  const city = tables.communes.get(citiesWithArrondissements.find(({ postalCode }) => postalCode === code)?.code ?? "");
  if (city) return toCertain(city);
  // CEDEX codes are in no list, but begin with the number of a département. Other numbers may be the INSEE
  // code of a commune.
  const coded = findByCode(tables, code);
  if (coded?.city !== undefined || coded?.code === "75056") return toCertain(coded);
  const either = [coded, tables.departements.get(toDepartementCode(code))].filter((place) => place !== undefined);
  return { places: either, exact: false, sure: false, inhabitants: 0 };
}

/** "54500 Nancy": the town of that very name in the département of a postal code that is a neighbour's. */
function listPlacesAround(tables: PlaceTables, postalCode: string, name: string): Place[] {
  const around = tables.departements.get(toDepartementCode(postalCode));
  if (name === "" || !around) return [];
  const found = listCandidates(tables, name, false).filter(({ place, exact }) => exact && liesIn(place, around));
  return chooseBest(found, 1).places;
}

/** "75001 Lyon": a town elsewhere, which contradicts the postal code. */
function listElsewhere(tables: PlaceTables, postalCode: string, name: string): Place[] {
  const found = listNamed(tables, name).filter(
    ({ place, population }) => place.kind === "commune" && population >= townSize,
  );
  return listPlacesAround(tables, postalCode, name).length > 0 ? [] : found.slice(0, 1).map(({ place }) => place);
}

function isNamed(tables: PlaceTables, place: Commune, name: string): boolean {
  return (
    toPlaceKey(place.name).startsWith(name) ||
    listCandidates(tables, name).some((candidate) => toPlaceId(candidate.place) === toPlaceId(place))
  );
}
