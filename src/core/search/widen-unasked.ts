import type { Kind } from "./kind.ts";
import { hasRadius, type Search, usualRadius } from "./search.ts";

/** Kilometres: a circle that nobody asked for is widened to so much at most. */
const widestUnaskedKm = 50;
/** Fewer than a page shows are worth a longer way. */
const few = 5;

/**
 * The kinds whose circle is widened: companies, which are rare in the country, and schools, of which there is
 * one in the next town rather than in each.
 */
export function isWidenedUnasked(kind: Kind): boolean {
  return kind === "entreprises" || kind === "formations";
}

/**
 * The same search in a wider circle, where it found few and its author said nothing of how far they can go:
 * neither kilometres nor minutes, nor that they have no licence. Undefined where it stays.
 */
export function widenUnasked(search: Search, total: number): Search | undefined {
  const { kind, radius, isRadiusSaid, filters, inapplicable } = search;
  const isOpen = isWidenedUnasked(kind) && radius === usualRadius && !isRadiusSaid && hasRadius(search);
  const isOnFoot = filters.licence === "none" || inapplicable?.licence === "none";
  return isOpen && !isOnFoot && total < few
    ? { ...search, radius: widestUnaskedKm, widenedFrom: radius, widenedTotal: total }
    : undefined;
}
