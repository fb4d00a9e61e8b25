import { type FilterName, type Filters, filterNames } from "./filters.ts";
import type { Offer } from "./offer.ts";
import { type Commune, cityOf, distanceKm, type Point } from "./places/place.ts";
import type { Search } from "./search.ts";

/**
 * Whether an offer belongs to a search, for results and alerts alike. `centre` is the centre of the searched commune, when it is known.
 * What an offer does not say never excludes it.
 */
export function matches(offer: Offer, search: Search, centre: Point | undefined, now: Date): boolean {
  const passes = (name: FilterName) => decide[name](offer, search.filters, now);
  return isOfKind(offer, search) && isThere(offer, search, centre) && filterNames.every(passes);
}

/** The same, one criterion after the other: what fits and what does not. */
export function verdict(
  offer: Offer,
  search: Search,
  centre: Point | undefined,
  now: Date,
): Record<Criterion, boolean> {
  const filters = Object.entries(decide).map(([name, decides]) => [name, decides(offer, search.filters, now)]);
  return {
    kind: isOfKind(offer, search),
    place: isThere(offer, search, centre),
    ...(Object.fromEntries(filters) as Record<FilterName, boolean>),
  };
}

export type Criterion = "kind" | "place" | FilterName;

function isOfKind({ kind, alternance }: Offer, { kind: wanted }: Search): boolean {
  if (wanted === "entreprises") return kind === "company";
  return kind === "offer" && (wanted === "emploi" || alternance);
}

/**
 * Offers that name only a département belong to searches of it, of its region, of France, and to any search in Paris, where offers often
 * say no more than "75"; those that name only a region belong to searches of it and of France.
 */
function isThere({ place: at }: Offer, { place, radius }: Search, centre: Point | undefined): boolean {
  switch (place.kind) {
    case "france":
      return true;
    case "region":
      return at.region === place.code;
    case "departement":
      return at.departement === place.code;
    case "commune":
      if (radius === "departement") return at.departement === place.departement;
      if (at.commune === undefined && at.point === undefined)
        return place.departement === "75" && at.departement === "75";
      return isSameTown(at.commune, place) || isWithin(at, centre, radius);
  }
}

/** The commune; for a city any of its arrondissements; for an arrondissement also what names only its city. */
export function isSameTown(code: string | undefined, { code: wanted, city }: Commune): boolean {
  return code !== undefined && (code === wanted || code === city || cityOf(code) === wanted);
}

/** What cannot be measured is believed to the source that found it, unless it names another commune than the only one wanted. */
function isWithin({ commune, point }: Offer["place"], centre: Point | undefined, radiusKm: number): boolean {
  if (radiusKm === 0 && commune !== undefined) return false;
  return point === undefined || centre === undefined || distanceKm(point, centre) <= Math.max(radiusKm, 10);
}

/** For each filter whether an offer passes it. */
const decide: { [F in FilterName]: (offer: Offer, filters: Filters, now: Date) => boolean } = {
  contract: ({ contract }, { contract: wanted }) =>
    wanted === undefined || contract === undefined || contract.kind === wanted,
  experience: ({ experience }, { experience: wanted }) =>
    wanted === undefined ||
    experience?.level === undefined ||
    experience.level === wanted ||
    (wanted === "under1" && experience.level === "beginner"),
  hours: ({ fullTime }, { hours }) => hours === undefined || fullTime === undefined || fullTime === (hours === "full"),
  since: ({ created }, { since }, now) =>
    since === undefined ||
    created === undefined ||
    now.getTime() - Date.parse(created) <= (Number(since) + 1) * 86_400_000,
  order: () => true,
};
