import type { Atlas } from "../../../core/places/atlas.ts";
import type { Search } from "../../../core/search/search.ts";

/**
 * The lists of France Travail end with Mayotte: it refuses the départements and regions 975 and 977 to 989.
 */
export function isCovered({ place, radius }: Pick<Search, "place" | "radius">): boolean {
  const known = /^(?:\d\d|2[AB]|97[12346])$/;
  if (place.kind === "france") return true;
  return place.kind === "commune" ? radius !== "departement" || known.test(place.departement) : known.test(place.code);
}

const regions = "01,02,03,04,06,11,24,27,28,32,44,52,53,75,76,84,93,94".split(",");

/** All départements that the service knows, or those of a region. */
export function listDepartements({ departementsIn }: Pick<Atlas, "departementsIn">, region?: string): string[] {
  return (region === undefined ? regions : [region]).flatMap(departementsIn);
}
