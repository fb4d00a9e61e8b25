import { SourceError, type UnsupportedPart } from "../../../core/failure.ts";
import type { MissingService } from "../../../core/offers/offer.ts";
import { type Area, listPlaces } from "../../../core/places/area.ts";
import type { Atlas } from "../../../core/places/atlas.ts";
import type { Place } from "../../../core/places/place.ts";
import { formatArea, type Search } from "../../../core/search/search.ts";
import { franceTravailName } from "./name.ts";

/**
 * The lists of France Travail end with Mayotte: it refuses the départements and regions 975 and 977 to 989.
 */
export function isCoveredPlace(place: Place): boolean {
  const known = /^(?:\d\d|2[AB]|97[12346])$/;
  if (place.kind === "france") return true;
  return known.test(place.kind === "commune" ? place.departement : place.code);
}

/** Whether the service has offers at one of the places of a search. */
export function isCovered({ place }: Pick<Search, "place">): boolean {
  return listPlaces(place).some(isCoveredPlace);
}

/** Throws a SourceError that names the place where the service has no offers. */
export function assertCovered(search: Pick<Search, "place">): void {
  if (isCovered(search)) return;
  throw new SourceError(franceTravailName, "garbage", undefined, toUnfitLand(search.place));
}

/** Those of several places where the service has no offers, as what it lacks; none where there are none. */
export function listMissingLands({ place }: Pick<Search, "place">): MissingService[] {
  const lost = listPlaces(place).filter((one) => !isCoveredPlace(one));
  return lost.map((one) => ({ service: franceTravailName, unfit: toUnfitLand(one) }));
}

function toUnfitLand(area: Area): UnsupportedPart {
  return { part: "land", name: formatArea(area) };
}

const regions = "01,02,03,04,06,11,24,27,28,32,44,52,53,75,76,84,93,94".split(",");

/** All départements that the service knows, or those of a region. */
export function listDepartements({ departementsIn }: Pick<Atlas, "departementsIn">, region?: string): string[] {
  return (region === undefined ? regions : [region]).flatMap(departementsIn);
}
