import type { Centres } from "../../core/places/area.ts";
import { measureDistanceKm } from "../../core/places/place.ts";
import { matches } from "../../core/search/matches.ts";
import type { Search } from "../../core/search/search.ts";
import { dedupeRows } from "./dedupe.ts";
import { type AlternanceRow, isExpiredRow } from "./job.ts";

/** The rows that belong to a search at this moment, each once: the API knows neither words nor filters. */
export function selectRows<T extends AlternanceRow>(rows: T[], search: Search, centres: Centres, now: Date): T[] {
  return dedupeRows(rows.filter((row) => !isExpiredRow(row, now) && matches(row.offer, search, centres, now)));
}

/** A row for another job than those that were ticked; where none was, none is. */
export function isRelatedRow({ romes }: AlternanceRow, ticked: string[]): boolean {
  return ticked.length > 0 && !romes.some((code) => ticked.includes(code));
}

/**
 * The nearest to any of the centres first, then by name; those of which nobody knows where they are come
 * last.
 */
export function sortByDistance<T extends AlternanceRow>(rows: T[], centres: Centres): T[] {
  const all = [...centres.values()];
  const distanceTo = ({ offer: { place } }: AlternanceRow) => {
    const { point } = place;
    return point
      ? Math.min(Number.MAX_VALUE, ...all.map((centre) => measureDistanceKm(point, centre)))
      : Number.MAX_VALUE;
  };
  return rows
    .map((row) => ({ row, km: distanceTo(row) }))
    .sort((a, b) => a.km - b.km || a.row.offer.title.localeCompare(b.row.offer.title, "fr"))
    .map(({ row }) => row);
}
