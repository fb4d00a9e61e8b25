import { findReferenceItems, type ReferenceList } from "../../adapters/france-travail/api/reference-lists.ts";
import type { MarkedListing } from "../../core/offers/group-copies.ts";
import { toStatements } from "../../core/offers/listing.ts";
import { formatParisDay, formatParisMinute } from "../../core/text/paris-time.ts";

/** What the terms of use ask to be said with any data: whose it is, and when it was read. */
export function formatSourceLine(asOf: Date, fictitious: boolean): string {
  return `Source: France Travail (francetravail.io)${fictitious ? ", imitated" : ""}, read ${formatParisMinute(asOf)} (Paris).`;
}

/** An offer in three lines for people. */
export function formatOffer(listing: MarkedListing): string {
  const { title, company, place, contract, salary, created, url } = toStatements(listing);
  const { copyOf } = listing;
  const facts = [
    company,
    place.label,
    contract?.label,
    salary,
    created && formatParisDay(new Date(created)),
    copyOf && `a copy of ${copyOf.slice(copyOf.indexOf(":") + 1)}`,
  ].filter((fact) => fact);
  return `${title}\n  ${facts.join(" · ")}\n  ${url}\n`;
}

export function formatReferenceList({ items, asOf }: ReferenceList, words: string, fictitious: boolean): string {
  const shown = findReferenceItems(items, words);
  const width = Math.max(0, ...shown.map(({ code }) => code.length));
  const lines = shown.map(({ code, label }) => `${code.padEnd(width)}  ${label}\n`);
  return `${lines.join("")}\n${shown.length} of ${items.length} codes. ${formatSourceLine(new Date(asOf), fictitious)}\n`;
}
