import type { Offer } from "../../../core/offers/offer.ts";
import { type Centres, listCommuneCodes, listPlaces } from "../../../core/places/area.ts";
import type { GetCentre } from "../../../core/places/atlas.ts";
import type { Place } from "../../../core/places/place.ts";
import { isTextual } from "../../../core/search/filters.ts";
import { isSameTown, isWithin, matches } from "../../../core/search/matches.ts";
import type { Radius, Search } from "../../../core/search/search.ts";
import type { AlertQuery } from "./alert-query.ts";

/**
 * Whether offers show by themselves all that a search wants, so that it need not be asked for by itself.
 * Nobody but the service searches words, and offers that are read for everybody leave their text behind.
 */
export function isDecidableFromOffers({ search, ticked }: AlertQuery, centreOf: GetCentre): boolean {
  const { words, place, radius, filters } = search;
  if (ticked.length === 0 || words !== undefined || isTextual(filters)) return false;
  const isMeasured = radius !== 0 && radius !== "departement";
  return !isMeasured || listCommuneCodes(place).every((code) => centreOf(code) !== undefined);
}

/**
 * Whether an offer belongs to a search for which nobody looked for it. What an offer does not say never
 * excludes it from what the service has found; here it must say itself what the service is asked to look for.
 */
export function belongsToSearch(offer: Offer, search: Search, centres: Centres, now: Date): boolean {
  if (!matches(offer, search, centres, now) || !saysWhat(offer, search)) return false;
  const { place, radius } = search;
  return listPlaces(place).some(
    (one) => isWithin(offer.place, one, radius, centres) && saysWhere(offer, one, radius, centres),
  );
}

/**
 * Its town is the one wanted, or the distance from there can be measured; for the town alone there is nothing
 * to measure.
 */
function saysWhere({ place: at }: Offer, place: Place, radius: Radius, centres: Centres): boolean {
  if (place.kind !== "commune" || radius === "departement" || isSameTown(at.commune, place)) return true;
  // What names neither a town nor a point matches in Paris only, where it is part of the city.
  if (at.commune === undefined && at.point === undefined) return true;
  return radius > 0 && at.point !== undefined && centres.has(place.code);
}

/**
 * Asked for a contract, for beginners or for committed employers, the service finds only what says so; of
 * hours and years it is asked for those that say nothing too.
 */
function saysWhat({ contract, experience, facts }: Offer, { filters }: Search): boolean {
  if (filters.contract !== undefined && contract === undefined) return false;
  if (filters.committed && facts?.isCommitted !== true) return false;
  const isForBeginners = filters.experience === "beginner" || filters.unskilled;
  return !isForBeginners || experience?.level === "beginner";
}
