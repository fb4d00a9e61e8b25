import type { Point } from "./place.ts";

/** Kilometres of a degree of latitude, a little less than it has: the square around a disc must not be too small. */
const degreeKm = 110;

/**
 * Things by where they are, laid out from south to north: gives those in the square around a disc, some of which are beyond its edge, and none that has no point. Of tens of thousands
 * only those between two parallels are looked at.
 */
export function squares<T>(all: T[], pointOf: (one: T) => Point | undefined): (centre: Point, radiusKm: number) => T[] {
  const located = all.flatMap((one) => {
    const point = pointOf(one);
    return point ? [{ one, point }] : [];
  });
  located.sort((a, b) => a.point.latitude - b.point.latitude);
  const sorted = located.map(({ one }) => one);
  const latitudes = Float64Array.from(located, ({ point }) => point.latitude);
  const longitudes = Float64Array.from(located, ({ point }) => point.longitude);
  return (centre, radiusKm) => {
    const high = radiusKm / degreeKm;
    const wide = high / Math.cos((centre.latitude * Math.PI) / 180);
    const found: T[] = [];
    for (let i = firstFrom(latitudes, centre.latitude - high); i < sorted.length; i++) {
      if ((latitudes[i] ?? 0) > centre.latitude + high) break;
      if (Math.abs((longitudes[i] ?? 0) - centre.longitude) <= wide) found.push(sorted[i] as T);
    }
    return found;
  };
}

/** Where the first figure is that is not below this one. */
export function firstFrom(sorted: Float64Array, figure: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < figure) low = middle + 1;
    else high = middle;
  }
  return low;
}
