import type { Listing } from "../../core/offers/offer.ts";
import { normaliseText, splitWords } from "../../core/text/text.ts";
import type { AlternanceRow } from "./job.ts";

/**
 * Each row once. The same offer comes twice with the same id (France Travail's nearly always do), and from
 * several partners with different ones: those are known by title, company and town. France Travail's stays
 * then, since it may come from there as well.
 */
export function dedupeRows<T extends AlternanceRow>(rows: T[]): T[] {
  const seen = new Set<string>();
  return [...rows.filter(isFranceTravails), ...rows.filter((row) => !isFranceTravails(row))].filter((row) => {
    const marks = marksOf(row);
    if (marks.some((mark) => seen.has(mark))) return false;
    for (const mark of marks) seen.add(mark);
    return true;
  });
}

const isFranceTravails = ({ offer }: AlternanceRow) => offer.key.startsWith("ft:");

function marksOf({ id, offer }: AlternanceRow): string[] {
  return [...(id === undefined ? [] : [`id ${id}`]), `key ${offer.key}`, ...likeness(offer)];
}

/**
 * A chain may have two shops in a town, and a school recruits for many employers: these are told apart by
 * their point.
 */
function likeness(listing: Listing): string[] {
  if (listing.kind !== "offer" || listing.company === undefined) return [];
  const { title, company, place, bySchool } = listing;
  const town = place.commune ?? normaliseText(place.label);
  const point = bySchool ? [place.point?.latitude, place.point?.longitude] : [];
  return [`like ${JSON.stringify([essence(title), essence(company), town, ...point])}`];
}

/** "Boulanger  (H/F)" → "boulanger". */
function essence(text: string): string {
  return splitWords(text)
    .filter((word) => !/^(?:[hfmx]|hf|fh)$/.test(word))
    .join(" ");
}
