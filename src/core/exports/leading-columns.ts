import { getEmployer, getPublicationTime } from "../offers/listing.ts";
import type { Listing } from "../offers/offer.ts";
import { formatParisMinute } from "../text/paris-time.ts";

/**
 * The first columns of every table, whatever it lists: who puts several files together finds them in each.
 */
export const leadingHeadings: readonly string[] = [
  ...["Intitulé", "Lieu", "Entreprise", "Date de publication", "Description", "URL"],
];

/** What they hold of a listing; empty where it does not state it. */
export function toLeadingCells(listing: Listing): string[] {
  return [
    listing.title,
    toPlace(listing),
    getEmployer(listing) ?? "",
    toPublicationDate(listing),
    listing.description,
    listing.url,
  ];
}

/** A training may be given in several départements. */
function toPlace(listing: Listing): string {
  const departements = listing.kind === "training" ? (listing.departements ?? []) : [];
  return departements.length > 1 ? departements.join(", ") : listing.place.label;
}

/** On the clocks of Paris. The catalogue of trainings is published as a whole: the day of its data. */
function toPublicationDate(listing: Listing): string {
  if (listing.kind === "training") return listing.asOf ?? "";
  const published = getPublicationTime(listing);
  return published === undefined ? "" : formatParisMinute(new Date(published));
}
