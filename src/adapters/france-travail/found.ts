import type { Found, Offer } from "../../core/offer.ts";
import { distanceKm, type Point } from "../../core/places/place.ts";

/** An offer among the results of a search, with how far it is where both ends are known. */
export function foundOf(offer: Offer, related: boolean, centre: Point | undefined): Found {
  const { point } = offer.place;
  return point && centre ? { offer, related, distanceKm: Math.round(distanceKm(point, centre)) } : { offer, related };
}
