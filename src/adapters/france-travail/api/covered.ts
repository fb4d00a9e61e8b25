import { SourceError } from "../../../core/failure.ts";
import type { Atlas } from "../../../core/places/atlas.ts";
import { formatPlace } from "../../../core/places/place.ts";
import type { Search } from "../../../core/search/search.ts";
import { franceTravailName } from "./name.ts";

/**
 * The lists of France Travail end with Mayotte: it refuses the départements and regions 975 and 977 to 989.
 */
export function isCovered({ place }: Pick<Search, "place">): boolean {
  const known = /^(?:\d\d|2[AB]|97[12346])$/;
  if (place.kind === "france") return true;
  return known.test(place.kind === "commune" ? place.departement : place.code);
}

/** Throws a SourceError that names the place where the service has no offers. */
export function assertCovered(search: Pick<Search, "place">): void {
  if (isCovered(search)) return;
  const land = { part: "land", name: formatPlace(search.place) } as const;
  throw new SourceError(franceTravailName, "garbage", undefined, land);
}

const regions = "01,02,03,04,06,11,24,27,28,32,44,52,53,75,76,84,93,94".split(",");

/** All départements that the service knows, or those of a region. */
export function listDepartements({ departementsIn }: Pick<Atlas, "departementsIn">, region?: string): string[] {
  return (region === undefined ? regions : [region]).flatMap(departementsIn);
}
