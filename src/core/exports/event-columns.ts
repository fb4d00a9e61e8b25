import { type Attendance, formatStart, type JobEvent } from "../offers/job-event.ts";
import type { Found } from "../offers/offer.ts";
import { formatParisMinute } from "../text/paris-time.ts";
import { escapeFormula } from "./columns.ts";
import { leadingHeadings, toLeadingCells } from "./leading-columns.ts";

/** The headings of a table of events. */
export const eventHeadings = [
  ...leadingHeadings,
  ...["Type", "Début", "Fin", "Distance (km)", "Places sur place", "Places à distance"],
  ...["Public", "Codes ROME", "Tous métiers", "Numéro", "Source", "Relevée le"],
];

/** One row of that table: nothing in it is a formula. */
export function toEventRow({ offer: event, distanceKm }: Found<JobEvent>, asOf: string): string[] {
  const { type = "", ends, audience = [], romes, isForAllJobs } = event;
  const { key, source, fictitious, onSite, atDistance } = event;
  return [
    ...toLeadingCells(event),
    ...[type, formatStart(event)],
    ends === undefined ? "" : formatParisMinute(new Date(ends)),
    distanceKm === undefined ? "" : String(distanceKm),
    ...[countPlaces(onSite), countPlaces(atDistance)],
    ...[audience.join(", "), romes.join(", "), isForAllJobs ? "oui" : "non"],
    key.slice(key.indexOf(":") + 1),
    fictitious ? `${source} (évènement fictif)` : source,
    formatParisMinute(new Date(asOf)),
  ].map((cell) => escapeFormula(cell.replace(/\r\n?/g, "\n")));
}

/** One event for a program, in our words. */
export function toEventRecord({ offer: event, distanceKm }: Found<JobEvent>, asOf: string) {
  return { ...event, ...(distanceKm === undefined ? {} : { distanceKm }), asOf };
}

/** Empty where nobody knows, and where it is not held so. */
function countPlaces(attendance: Attendance | undefined): string {
  return attendance?.places === undefined ? "" : String(attendance.places);
}
