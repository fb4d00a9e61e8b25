import { type Area, type Centres, listCommuneCodes } from "../../src/core/places/area.ts";
import type { Point } from "../../src/core/places/place.ts";

/** Where no centre is known. */
export const noCentres: Centres = new Map();

/** All communes of a place at one point; none where it is not known. */
export function centresAt(place: Area, point: Point | undefined): Centres {
  return new Map(point ? listCommuneCodes(place).map((code) => [code, point] as const) : []);
}
