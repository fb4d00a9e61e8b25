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

/** So many sectors are asked for in the whole country. */
const maxSectors = 5;

/**
 * Where the events of a search are: in the départements of its places, those that a circle touches included,
 * or in the whole country. What is held at distance elsewhere counts for who looks for a job: for others it
 * would bury what is near. The country has more events than are read: of those, each sector of the jobs is
 * asked for by itself.
 */
export function listEventAreas(search: Search, ticked: string[], centres: Centres, lookup: AreaLookup): EventArea[] {
  const { words = "", place, radius } = search;
  const places = listPlaces(place);
  const sectors = [...new Set(ticked.map((code) => code.slice(0, 1)))].sort().slice(0, maxSectors);
  const ofJobs: EventArea[] = sectors.map((sector) => ({ sector }));
  if (places.some(({ kind }) => kind === "france")) return ofJobs.length > 0 ? ofJobs : [{}];
  const remote: EventArea[] = ofJobs.length === 0 && words !== "" ? [{}] : ofJobs;
  const codes = places.flatMap((one) => listDepartements(one, radius, centres, lookup));
  return [
    ...[...new Set(codes)].sort().map((departement) => ({ departement })),
    ...remote.map((area): EventArea => ({ ...area, isRemote: true })),
  ];
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
