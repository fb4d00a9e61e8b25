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
  const bySouth = yield* sortInSteps(yield* locateInSteps(all, pointOf), (a, b) => a.point.latitude < b.point.latitude);
  return createLookup(yield* layOutInSteps(bySouth));
}

type Located<T> = { item: T; point: Point };

function* locateInSteps<T>(all: readonly T[], pointOf: (item: T) => Point | undefined): Steps<Located<T>[]> {
  const located: Located<T>[] = [];
  yield* mapInSteps(all, (item) => {
    const point = pointOf(item);
    if (point) located.push({ item, point });
  });
  return located;
}

/** Things from south to north, and where each of them is. */
type Layout<T> = { items: T[]; latitudes: Float64Array; longitudes: Float64Array };

function* layOutInSteps<T>(bySouth: readonly Located<T>[]): Steps<Layout<T>> {
  const latitudes = new Float64Array(bySouth.length);
  const longitudes = new Float64Array(bySouth.length);
  let count = 0;
  const items = yield* mapInSteps(bySouth, ({ item, point }) => {
    latitudes[count] = point.latitude;
    longitudes[count] = point.longitude;
    count += 1;
    return item;
  });
  return { items, latitudes, longitudes };
}

/** A function of its own: what an index is made of would live as long as a lookup that was made beside it. */
function createLookup<T>({ items, latitudes, longitudes }: Layout<T>): SpatialIndex<T> {
  return (centre, radiusKm) => {
    const high = radiusKm / degreeKm;
    const wide = high / Math.cos((centre.latitude * Math.PI) / 180);
    const found: T[] = [];
    for (let i = findLowerBound(latitudes, centre.latitude - high); i < items.length; i++) {
      if ((latitudes[i] ?? 0) > centre.latitude + high) break;
      if (Math.abs((longitudes[i] ?? 0) - centre.longitude) <= wide) found.push(items[i] as T);
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
