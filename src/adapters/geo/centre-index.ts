import { createLazySteps } from "../../core/async/steps.ts";
import { measureDistanceKm, type Point } from "../../core/places/place.ts";
import { createSpatialIndexInSteps } from "../../core/places/spatial-index.ts";

/** Where communes are, by their codes. */
export type Centres = ReadonlyMap<string, Point>;

/** The centres of all communes, for what is near a point. */
export type CentreIndex = {
  centres: Centres;
  /** The codes of the communes whose centre is that near. */
  findWithin: (point: Point, radiusKm: number) => string[];
  /** The commune whose centre is nearest; undefined where none is nearer than 50 km. */
  findNearest: (point: Point) => string | undefined;
  /** Sorts them for `findWithin` before it is first called, in steps that keep nobody waiting. */
  prepare: () => Promise<void>;
};

/** Beyond that, a position is at sea or abroad. */
const nearestKm = 50;

/** Looks at no centre before it has to. */
export function createCentreIndex(centres: Centres): CentreIndex {
  const byPosition = createLazySteps(() => createSpatialIndexInSteps([...centres], ([, centre]) => centre));

  function findWithin(point: Point, radiusKm: number): string[] {
    const around = byPosition.now()(point, radiusKm);
    return around.flatMap(([code, centre]) => (measureDistanceKm(point, centre) <= radiusKm ? [code] : []));
  }

  function findNearest(point: Point): string | undefined {
    let nearest: { code: string; km: number } | undefined;
    for (const [code, centre] of centres) {
      const km = measureDistanceKm(point, centre);
      if (km < (nearest?.km ?? nearestKm)) nearest = { code, km };
    }
    return nearest?.code;
  }

  return { centres, findWithin, findNearest, prepare: async () => void (await byPosition.soon()) };
}
