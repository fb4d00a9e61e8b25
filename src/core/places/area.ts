import { z } from "zod";
import { type Place, type Point, placeSchema } from "./place.ts";
import { toPlaceId } from "./territory.ts";

/** So many places fit into one search, as into one question to France Travail. */
export const maxPlaces = 5;

/** Where a search looks: one place, or several at once, in the order in which they were said. */
export const areaSchema = z.union([
  placeSchema,
  z.object({ kind: z.literal("several"), places: z.array(placeSchema).min(2).max(maxPlaces) }),
]);
export type Area = z.infer<typeof areaSchema>;

/**
 * The centres of the communes of an area by code, as far as they are known: distances are measured from them.
 */
export type Centres = ReadonlyMap<string, Point>;

/** The places of an area; one is a list of itself. */
export function listPlaces(area: Area): Place[] {
  return area.kind === "several" ? area.places : [area];
}

/** The codes of its communes. */
export function listCommuneCodes(area: Area): string[] {
  return listPlaces(area).flatMap((place) => (place.kind === "commune" ? [place.code] : []));
}

/** The centres of its communes, as far as they are known at this moment. */
export function listKnownCentres(area: Area, centreOf: (commune: string) => Point | undefined): Centres {
  return toCentres(listCommuneCodes(area).map((code) => [code, centreOf(code)]));
}

/** The same, where centres that are not known yet are fetched. */
export async function fetchCentres(
  area: Area,
  centreSoon: (commune: string) => Promise<Point | undefined>,
): Promise<Centres> {
  return toCentres(
    await Promise.all(listCommuneCodes(area).map(async (code) => [code, await centreSoon(code)] as const)),
  );
}

function toCentres(found: (readonly [string, Point | undefined])[]): Centres {
  return new Map(found.flatMap(([code, centre]) => (centre ? [[code, centre] as const] : [])));
}

/** A distance counts around at least one of its places. */
export function hasCommune(area: Area): boolean {
  return listPlaces(area).some(({ kind }) => kind === "commune");
}

/**
 * Several places as one area: each once, no more than fit, and none that lies in another one of them, where
 * its offers would be counted twice. Undefined where there are none.
 */
export function joinPlaces(places: readonly Place[]): Area | undefined {
  const unique = places.filter(
    (place, i) =>
      places.findIndex((one) => isSamePlace(one, place)) === i && !places.some((one) => isPartOf(place, one)),
  );
  const [first, ...others] = unique.slice(0, maxPlaces);
  return first === undefined || others.length === 0 ? first : { kind: "several", places: [first, ...others] };
}

/** The area with more places; those that do not fit any more are left out. */
export function addPlaces(area: Area, places: readonly Place[]): Area {
  const before = area.kind === "france" ? [] : listPlaces(area);
  return joinPlaces([...before, ...places]) ?? area;
}

/** The area without some places; undefined where none is left. */
export function removePlaces(area: Area, places: readonly Place[]): Area | undefined {
  return joinPlaces(listPlaces(area).filter((place) => !places.some((one) => isSamePlace(one, place))));
}

/** Whether both mean the same place, whatever it is called. */
export function isSamePlace(one: Place, other: Place): boolean {
  return toPlaceId(one) === toPlaceId(other);
}

/** Whether an area has all of a place: itself, or what it lies in. */
export function isCovered(place: Place, area: Area): boolean {
  return listPlaces(area).some((one) => isSamePlace(one, place) || isPartOf(place, one));
}

/** Whether a place lies in another, larger one. */
function isPartOf(place: Place, whole: Place): boolean {
  if (place.kind === "france") return false;
  switch (whole.kind) {
    case "france":
      return true;
    case "region":
      return place.kind !== "region" && place.region === whole.code;
    case "departement":
      return place.kind === "commune" && place.departement === whole.code;
    case "commune":
      return place.kind === "commune" && place.city === whole.code;
  }
}

/** The same area with each place replaced. */
export function mapPlaces(area: Area, replace: (place: Place) => Place): Area {
  return area.kind === "several" ? (joinPlaces(area.places.map(replace)) ?? area) : replace(area);
}
