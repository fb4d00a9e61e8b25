import type { FoundOffer, Offer } from "../core/offers/offer.ts";
import { measureDistanceKm, type Point } from "../core/places/place.ts";

/** An offer among the results of a search, with how far it is where both ends are known. */
export function toFoundOffer(offer: Offer, related: boolean, centre: Point | undefined): FoundOffer {
  const { point } = offer.place;
  return point && centre
    ? { offer, related, distanceKm: Math.round(measureDistanceKm(point, centre)) }
    : { offer, related };
}
