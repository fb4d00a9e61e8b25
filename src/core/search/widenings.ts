import { listCommuneCodes } from "../places/area.ts";
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
    steps.push({
      label: around === "departement" ? wholeDepartement(search) : `Élargir à ${around} km`,
      search: { ...search, radius: around },
    });
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

/** From 50 km on, one more step; the whole département holds no circle that is larger. */
function wider(radius: Radius): Radius | undefined {
  if (radius === "departement" || radius === maxRadiusKm) return undefined;
  return radius < 50 ? 50 : radius === 50 ? "departement" : maxRadiusKm;
}

function wholeDepartement({ place }: Search): string {
  return listCommuneCodes(place).length > 1 ? "Tous leurs départements" : "Tout le département";
}
