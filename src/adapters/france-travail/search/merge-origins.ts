import { type MatchingOffers, uniqueOffers } from "./matching-offers.ts";

/**
 * One list of what was read of each origin by itself, newest first. It holds at least `wanted` offers, and
 * all whose place is settled, since no origin has newer ones that were not read: copies are looked for among
 * all of them.
 */
export function mergeOrigins(origins: MatchingOffers[], wanted: number): MatchingOffers {
  const sorted = uniqueOffers(origins.flatMap(({ offers }) => offers)).sort((a, b) =>
    (b.created ?? "").localeCompare(a.created ?? ""),
  );
  const exact = origins.every((origin) => origin.exact);
  const total = exact ? sorted.length : origins.reduce((sum, origin) => sum + origin.total, 0);
  const unfinished = origins.filter(({ complete }) => !complete);
  if (unfinished.length === 0) return { offers: sorted, complete: true, exact, total };
  const horizon =
    unfinished
      .map(({ offers }) => offers.at(-1)?.created ?? "")
      .sort()
      .at(-1) ?? "";
  const settled = sorted.filter(({ created = "" }) => created > horizon).length;
  return { offers: sorted.slice(0, Math.max(wanted, settled)), complete: false, exact, total };
}
