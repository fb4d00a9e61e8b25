import { type Centres, listPlaces } from "../core/places/area.ts";
import type { Atlas } from "../core/places/atlas.ts";
import type { Place, Point } from "../core/places/place.ts";
import type { Radius, Where } from "../core/search/search.ts";

/** What it takes to tell which départements a circle reaches. */
export type DepartementLookup = {
  atlas: Atlas;
  /** The communes whose centre is that near, by code; undefined while not all centres are known. */
  centresWithin: (point: Point, radiusKm: number) => string[] | undefined;
};

/**
 * The départements that a search reaches into, those that have most of it first; undefined for the whole
 * country, which nobody asks a département at a time.
 */
export function listReachedDepartements(
  { place, radius }: Where,
  centres: Centres,
  lookup: DepartementLookup,
): string[] | undefined {
  const reached: string[] = [];
  for (const one of listPlaces(place)) {
    const codes = reachedFrom(one, radius, centres, lookup);
    if (!codes) return undefined;
    reached.push(...codes);
  }
  return [...new Set(reached)];
}

function reachedFrom(
  place: Place,
  radius: Radius,
  centres: Centres,
  { atlas, centresWithin }: DepartementLookup,
): string[] | undefined {
  switch (place.kind) {
    case "france":
      return undefined;
    case "region":
      return atlas.departementsIn(place.code);
    case "departement":
      return [place.code];
    case "commune": {
      const centre = centres.get(place.code);
      if (radius === "departement" || radius === 0 || !centre) return [place.departement];
      const counts = new Map<string, number>();
      for (const code of centresWithin(centre, radius) ?? []) {
        const departement = atlas.commune(code)?.departement;
        if (departement !== undefined) counts.set(departement, (counts.get(departement) ?? 0) + 1);
      }
      const others = [...counts].filter(([code]) => code !== place.departement).sort((a, b) => b[1] - a[1]);
      return [place.departement, ...others.map(([code]) => code)];
    }
  }
}
