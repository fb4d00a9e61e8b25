import { france } from "../places/place.ts";
import { countNarrowingFilters } from "./filters.ts";
import { kindTable } from "./kind.ts";
import { changeKind, hasRadius, maxRadiusKm, type Radius, type Search } from "./search.ts";

/** A wider search to offer where one finds nothing. */
export type Widening = { label: string; search: Search };

/**
 * The next wider searches, each by a different step: a larger radius, no filters, companies, the whole
 * country. At most four.
 */
export function listWidenings(search: Search): Widening[] {
  const { place, radius, filters } = search;
  const steps: Widening[] = [];
  const around = hasRadius(search) ? wider(radius) : undefined;
  if (around !== undefined) {
    steps.push({ label: `Élargir à ${around} km`, search: { ...search, radius: around } });
  }
  if (countNarrowingFilters(filters) > 0) {
    steps.push({
      label: "Enlever les filtres",
      search: { ...search, filters: filters.order ? { order: filters.order } : {}, inapplicable: undefined },
    });
  }
  if (search.kind === "alternance" && search.titles.length > 0) {
    steps.push({ label: "🏢 Entreprises à contacter", search: changeKind(search, "entreprises") });
  }
  if (place.kind !== "france" && !kindTable[search.kind].isLocal)
    steps.push({ label: "Toute la France", search: { ...search, place: france } });
  return steps;
}

/** The same search in a larger radius, or in the whole country where there is none. */
export function findWider(search: Search): Search | undefined {
  return listWidenings(search).find(
    ({ search: { kind, filters } }) => kind === search.kind && filters === search.filters,
  )?.search;
}

/** From 50 km on, and from a whole département, one more step. */
function wider(radius: Radius): number | undefined {
  if (radius === maxRadiusKm) return undefined;
  return radius !== "departement" && radius < 50 ? 50 : maxRadiusKm;
}
