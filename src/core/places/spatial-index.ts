import { mapInSteps, runToEnd, type Steps, sortInSteps } from "../async/steps.ts";
import type { Point } from "./place.ts";

/** Kilometres in a degree of latitude, rounded down: the square around a disc must not be too small. */
const degreeKm = 110;

/**
 * Indexes things by position, sorted from south to north. A lookup returns everything in the square around a
 * disc, which includes some things beyond its edge, and nothing without a point. Of tens of thousands, only
 * those between two parallels are examined.
 */
export function createSpatialIndex<T>(all: readonly T[], pointOf: (item: T) => Point | undefined): SpatialIndex<T> {
  return runToEnd(createSpatialIndexInSteps(all, pointOf));
}

export type SpatialIndex<T> = (centre: Point, radiusKm: number) => T[];

/** The same, a few at a time. */
export function* createSpatialIndexInSteps<T>(
  all: readonly T[],
  pointOf: (item: T) => Point | undefined,
): Steps<SpatialIndex<T>> {
  const located: { item: T; point: Point }[] = [];
  yield* mapInSteps(all, (item) => {
    const point = pointOf(item);
    if (point) located.push({ item, point });
  });
  const bySouth = yield* sortInSteps(located, (a, b) => a.point.latitude < b.point.latitude);
  const sorted: T[] = [];
  const latitudes = new Float64Array(bySouth.length);
  const longitudes = new Float64Array(bySouth.length);
  yield* mapInSteps(bySouth, ({ item, point }) => {
    latitudes[sorted.length] = point.latitude;
    longitudes[sorted.length] = point.longitude;
    sorted.push(item);
  });
  return (centre, radiusKm) => {
    const high = radiusKm / degreeKm;
    const wide = high / Math.cos((centre.latitude * Math.PI) / 180);
    const found: T[] = [];
    for (let i = findLowerBound(latitudes, centre.latitude - high); i < sorted.length; i++) {
      if ((latitudes[i] ?? 0) > centre.latitude + high) break;
      if (Math.abs((longitudes[i] ?? 0) - centre.longitude) <= wide) found.push(sorted[i] as T);
    }
    return found;
  };
}

/** Where the first figure is that is not below this one. */
export function findLowerBound(sorted: Float64Array, figure: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < figure) low = middle + 1;
    else high = middle;
  }
  return low;
}
