import { type Atlas, findCentre, type GetCentre } from "../../core/places/atlas.ts";
import { type Commune, measureDistanceKm, type Point } from "../../core/places/place.ts";

/** What it takes to name the commune of a point. */
export type NearestCommuneLookup = {
  atlas: Atlas;
  centreOf: GetCentre;
  /** The communes whose centre is that near, by code; undefined while not all centres are known. */
  centresWithin: (point: Point, radiusKm: number) => string[] | undefined;
};

/** Kilometres; communes are small nearly everywhere, and beyond the last one a point is at sea or abroad. */
const radii = [3, 8, 25];

/** The commune whose centre is nearest to a point; undefined where none is near, or centres are unknown. */
export function findNearestCommune(
  point: Point,
  { atlas, centreOf, centresWithin }: NearestCommuneLookup,
): Commune | undefined {
  for (const radiusKm of radii) {
    const near = centresWithin(point, radiusKm);
    if (near === undefined) return undefined;
    const [nearest] = near
      .flatMap((code) => {
        const centre = findCentre(centreOf, code);
        const commune = atlas.commune(code);
        return centre && commune ? [{ commune, km: measureDistanceKm(point, centre) }] : [];
      })
      .sort((a, b) => a.km - b.km);
    if (nearest) return nearest.commune;
  }
  return undefined;
}
