import { measureDistanceKm, type Point } from "../../core/places/place.ts";
import { matches } from "../../core/search/matches.ts";
import type { Search } from "../../core/search/search.ts";
import { dedupeRows } from "./dedupe.ts";
import { type AlternanceRow, isExpiredRow } from "./job.ts";

/** The rows that belong to a search at this moment, each once: the API knows neither words nor filters. */
export function selectRows<T extends AlternanceRow>(
  rows: T[],
  search: Search,
  centre: Point | undefined,
  now: Date,
): T[] {
  return dedupeRows(rows.filter((row) => !isExpiredRow(row, now) && matches(row.offer, search, centre, now)));
}

/** A row for another job than those that were ticked. */
export function isRelatedRow({ romes }: AlternanceRow, ticked: string[]): boolean {
  return !romes.some((code) => ticked.includes(code));
}

/** The nearest first, then by name; those of which nobody knows where they are come last. */
export function sortByDistance(rows: AlternanceRow[], centre: Point | undefined): AlternanceRow[] {
  const distanceTo = ({ offer: { place } }: AlternanceRow) =>
    place.point && centre ? measureDistanceKm(place.point, centre) : Number.MAX_VALUE;
  return rows
    .map((row) => ({ row, km: distanceTo(row) }))
    .sort((a, b) => a.km - b.km || a.row.offer.title.localeCompare(b.row.offer.title, "fr"))
    .map(({ row }) => row);
}
