import { uniqueBy } from "../../../core/collections/unique-by.ts";
import type { Atlas, GetCentre } from "../../../core/places/atlas.ts";
import type { Place, Point } from "../../../core/places/place.ts";
import type { Radius, Search } from "../../../core/search/search.ts";
import { isCoveredPlace } from "../api/covered.ts";

/** A département or a region, as the service may be asked for all that is there. */
export type NewsTerritory = Extract<Place, { kind: "departement" | "region" }>;

/** What it takes to tell which territories a search touches. */
export type TerritoryFinderOptions = {
  atlas: Atlas;
  centreOf: GetCentre;
  /** The communes whose centre is that near, by code; undefined while not all centres are known. */
  centresWithin: (point: Point, radiusKm: number) => string[] | undefined;
};

/**
 * The service finds some offers that are so much farther than they were wanted; and a town reaches beyond its
 * border to its centre.
 */
const reach = 1.3;

/**
 * The territories that hold all that a search may find; undefined where that is the whole country, or not
 * known. Remembers what it worked out.
 */
export function createTerritoryFinder({
  atlas,
  centreOf,
  centresWithin,
}: TerritoryFinderOptions): (search: Search) => NewsTerritory[] | undefined {
  const around = new Map<string, NewsTerritory[] | undefined>();
  const departements = new Map<string, NewsTerritory[]>();

  function touched(commune: Extract<Place, { kind: "commune" }>, radiusKm: number): NewsTerritory[] | undefined {
    const centre = centreOf(commune.code);
    const near = centre && centresWithin(centre, radiusKm * reach);
    if (!near) return undefined;
    const codes = new Set(near.flatMap((code) => atlas.commune(code)?.departement ?? []));
    return [...codes.add(commune.departement)].flatMap(departement);
  }

  /** None where the service knows it not. */
  function departement(code: string): NewsTerritory[] {
    const known = departements.get(code) ?? coveredDepartement(atlas, code);
    departements.set(code, known);
    return known;
  }

  function territoriesAt(place: Place, radius: Radius): NewsTerritory[] | undefined {
    if (place.kind === "france") return undefined;
    if (place.kind !== "commune") return [place];
    const home = departement(place.departement);
    if (home.length === 0) return undefined;
    if (radius === "departement" || radius === 0) return home;
    const key = `${place.code} ${radius}`;
    if (!around.has(key)) around.set(key, touched(place, radius));
    return around.get(key);
  }

  return ({ place, radius }) => {
    if (place.kind !== "several") return territoriesAt(place, radius);
    const each = place.places.filter(isCoveredPlace).map((one) => territoriesAt(one, radius));
    const all = each.flatMap((territories) => territories ?? []);
    return each.includes(undefined) ? undefined : uniqueBy(all, toTerritoryKey);
  };
}

function coveredDepartement(atlas: Atlas, code: string): NewsTerritory[] {
  const found = atlas.departement(code);
  const place = found && ({ kind: "departement", ...found } as const);
  return place && isCoveredPlace(place) ? [place] : [];
}

/** The key by which a territory is told from others. */
export function toTerritoryKey({ kind, code }: NewsTerritory): string {
  return `${kind} ${code}`;
}
