import type { Found, Listing } from "../core/offers/offer.ts";
import type { Centres } from "../core/places/area.ts";
import { findDistanceKm } from "../core/search/distance.ts";
import type { Where } from "../core/search/search.ts";

/** A listing among the results of a search, with how far it is where both ends are known. */
export function toFoundOffer<L extends Listing>(offer: L, related: boolean, where: Where, centres: Centres): Found<L> {
  const distanceKm = findDistanceKm(offer, where, centres);
  return distanceKm === undefined ? { offer, related } : { offer, related, distanceKm };
}
