import { type Centres, listPlaces } from "../../core/places/area.ts";
import type { Atlas } from "../../core/places/atlas.ts";
import type { Place, Point } from "../../core/places/place.ts";
import type { Search } from "../../core/search/search.ts";
import type { EventArea } from "./areas.ts";

/** What it takes to know which départements a circle touches. */
export type AreaLookup = {
  atlas: Atlas;
  /** The communes whose centre is that near, by code; undefined while not all centres are known. */
  centresWithin: (point: Point, radiusKm: number) => string[] | undefined;
};

/**
 * Where the events of a search are: in the départements of its places, those that a circle touches included,
 * or in the whole country. What is held at distance elsewhere counts for who looks for a job: for others it
 * would bury what is near.
 */
export function listEventAreas(search: Search, centres: Centres, lookup: AreaLookup): EventArea[] {
  const { titles, words, place, radius } = search;
  const places = listPlaces(place);
  const isOfJob = titles.length > 0 || (words ?? "") !== "";
  const elsewhere: EventArea[] = isOfJob ? ["at distance"] : [];
  if (places.some(({ kind }) => kind === "france")) return ["country", ...elsewhere];
  const codes = places.flatMap((one) => listDepartements(one, radius, centres, lookup));
  return [...[...new Set(codes)].sort().map((departement) => ({ departement })), ...elsewhere];
}

function listDepartements(
  place: Place,
  radius: Search["radius"],
  centres: Centres,
  { atlas, centresWithin }: AreaLookup,
): string[] {
  switch (place.kind) {
    case "france":
      return [];
    case "region":
      return atlas.departementsIn(place.code);
    case "departement":
      return [place.code];
    case "commune": {
      const centre = centres.get(place.code);
      const isCircle = typeof radius === "number" && radius > 0 && centre !== undefined;
      const within = isCircle ? (centresWithin(centre, radius) ?? []) : [];
      return [place.departement, ...within.flatMap((code) => atlas.commune(code)?.departement ?? [])];
    }
  }
}
