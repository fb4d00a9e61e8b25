import { hasRadius, type Search, usualRadius } from "./search.ts";

/** Kilometres: a circle that nobody asked for is widened to so much at most. */
const widestUnaskedKm = 50;
/** Fewer companies than a page shows are worth a longer way. */
const fewCompanies = 5;

/**
 * The same search of companies in a wider circle, where it found few and its author said nothing of how far
 * they can go: neither kilometres nor minutes, nor that they have no licence. Undefined where it stays.
 */
export function widenCompanySearch(search: Search, total: number): Search | undefined {
  const { kind, radius, isRadiusSaid, filters, inapplicable } = search;
  const isOpen = kind === "entreprises" && radius === usualRadius && !isRadiusSaid && hasRadius(search);
  const isOnFoot = filters.licence === "none" || inapplicable?.licence === "none";
  return isOpen && !isOnFoot && total < fewCompanies
    ? { ...search, radius: widestUnaskedKm, widenedFrom: radius, widenedTotal: total }
    : undefined;
}
