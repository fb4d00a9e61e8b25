import type { Listing } from "../offers/offer.ts";
import { type Centres, listPlaces } from "../places/area.ts";
import { measureDistanceKm } from "../places/place.ts";
import { isWithin } from "./matches.ts";
import type { Where } from "./search.ts";

/**
 * How far an offer is from the nearest of the searched communes, in whole kilometres. Undefined where nothing
 * can be measured or the point stands for a département, and in a département or region that was named beside
 * communes: there no distance counts.
 */
export function findDistanceKm({ place: at }: Listing, { place, radius }: Where, centres: Centres): number | undefined {
  const { point, isMainTown } = at;
  if (point === undefined || isMainTown || centres.size === 0) return undefined;
  const places = listPlaces(place);
  const wide = places.filter(({ kind }) => kind !== "commune");
  if (wide.some((one) => isWithin(at, one, radius, centres))) return undefined;
  return Math.round(Math.min(...[...centres.values()].map((centre) => measureDistanceKm(point, centre))));
}
