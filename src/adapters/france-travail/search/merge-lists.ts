import { type MatchingOffers, uniqueOffers } from "./matching-offers.ts";

/**
 * One list of what was read of each origin and each place by itself, newest first. It holds at least `wanted`
 * offers, and all whose place is settled, since no list has newer ones that were not read: copies are looked
 * for among all of them. What two lists share, where circles overlap, counts once: in what was not read, it
 * is expected to be as much as in what was.
 */
export function mergeLists(lists: MatchingOffers[], wanted: number): MatchingOffers {
  const all = lists.flatMap(({ offers }) => offers);
  const sorted = uniqueOffers(all).sort((a, b) => (b.created ?? "").localeCompare(a.created ?? ""));
  const exact = lists.every((list) => list.exact);
  const expected = lists.reduce((sum, list) => sum + list.total, 0) * shareOfDifferent(sorted, all);
  const total = exact ? sorted.length : Math.max(sorted.length, Math.round(expected));
  const unfinished = lists.filter(({ complete }) => !complete);
  if (unfinished.length === 0) return { offers: sorted, complete: true, exact, total };
  const horizon =
    unfinished
      .map(({ offers }) => offers.at(-1)?.created ?? "")
      .sort()
      .at(-1) ?? "";
  const settled = sorted.filter(({ created = "" }) => created > horizon).length;
  return { offers: sorted.slice(0, Math.max(wanted, settled)), complete: false, exact, total };
}

/** Of what was met, how much is met for the first time. */
export function shareOfDifferent(unique: unknown[], all: unknown[]): number {
  return all.length === 0 ? 1 : unique.length / all.length;
}
