import type { AtomicFile } from "../adapters/atomic-file.ts";
import { formatCsv } from "../adapters/exports/export.ts";
import { ApiNotAdded } from "../adapters/france-travail/api/access.ts";
import { type EventSearch, openEventSearch } from "../app/event-search.ts";
import { CannotStart, loadConfig } from "../config.ts";
import { toCalendarFile } from "../core/exports/event-calendar.ts";
import { eventHeadings, toEventRecord, toEventRow } from "../core/exports/event-columns.ts";
import { SourceError } from "../core/failure.ts";
import { type Attendance, formatStart, type JobEvent } from "../core/offers/job-event.ts";
import type { Found } from "../core/offers/offer.ts";
import { describeSearch, type Search } from "../core/search/search.ts";
import { formatParisMinute } from "../core/text/paris-time.ts";
import { explainSourceFailure, formatSourceNote, parseRadius, readKindSearch } from "./kind-query.ts";
import { openOutputFile, writeNote } from "./offers/output.ts";
import { OutputClosed, writeOutput } from "./standard-output.ts";

/** What was typed after `tremplin events`. */
export type EventsOptions = { place?: string[]; radius?: string; json?: true; csv?: string; ics?: string };

/**
 * `events`: job datings, forums and meetings to come, the next ones first. What is not understood ends with 2
 * before anything is asked, a service that fails with 1.
 */
export async function showEvents(words: string[], options: EventsOptions): Promise<void> {
  const now = new Date();
  parseRadius(options.radius);
  if (options.csv !== undefined && options.csv === options.ics)
    throw new CannotStart("--csv and --ics name the same file: give each a name of its own.");
  const events = await openEventSearch(loadConfig(), () => now);
  const files: OutputFiles = {};
  try {
    const search = readKindSearch("evenements", { words, ...options }, events.lookups);
    if (options.csv !== undefined) files.csv = await openOutputFile(options.csv, "--csv");
    if (options.ics !== undefined) files.ics = await openOutputFile(options.ics, "--ics");
    const { found, notes = [] } = await events.read(search);
    for (const note of notes) writeNote(formatSourceNote(note, "events"));
    if (events.fictitious) writeNote("These events are fictitious: set FRANCE_TRAVAIL_CLIENT_ID for real ones.");
    await print(found.flatMap(toEvent), { search, events, now, isJson: options.json === true, files });
  } catch (error) {
    if (error instanceof OutputClosed) return;
    throw error instanceof SourceError ? explain(error) : error;
  } finally {
    await Promise.all([files.csv?.discard(), files.ics?.discard()]);
    await events.close();
  }
}

function toEvent({ offer, ...found }: Found): Found<JobEvent>[] {
  return offer.kind === "event" ? [{ ...found, offer }] : [];
}

/** Opened before anything is asked: whoever names a folder knows at once. */
type OutputFiles = { csv?: AtomicFile; ics?: AtomicFile };

type Printed = { search: Search; events: EventSearch; now: Date; isJson: boolean; files: OutputFiles };

async function print(found: Found<JobEvent>[], { search, events, now, isJson, files }: Printed): Promise<void> {
  const { csv, ics } = files;
  const asOf = now.toISOString();
  const imitated = events.fictitious ? ", imitated" : "";
  const count = `${found.length} ${found.length === 1 ? "event" : "events"}`;
  const summary = `${count}: ${describeSearch(search)}. Source: Mes évènements emploi (France Travail)${imitated}, read ${formatParisMinute(now)} (Paris).`;
  const listed = found.map(({ offer }) => offer);
  await csv?.write(`\uFEFF${formatCsv([eventHeadings, ...found.map((one) => toEventRow(one, asOf))], ";")}`);
  await ics?.write(toCalendarFile(listed, now).bytes);
  await csv?.commit();
  await ics?.commit();
  const isToFile = csv !== undefined || ics !== undefined;
  const records = found.map((one) => toEventRecord(one, asOf));
  if (isJson) await writeOutput(`${JSON.stringify(records, null, 2)}\n`);
  else if (!isToFile) await writeOutput(`${[...found.map(formatEvent), summary].join("\n\n")}\n`);
  if (isJson || isToFile) writeNote(summary);
}

function formatEvent({ offer, distanceKm }: Found<JobEvent>): string {
  const { title, type, ends, place, organiser, url } = offer;
  const when = `${formatStart(offer)}${ends === undefined ? "" : ` to ${formatParisMinute(new Date(ends)).slice(11)}`}`;
  const away = distanceKm === undefined ? undefined : `${distanceKm} km`;
  const facts = [[when, type], [place.label, away, organiser], [formatPlacesLeft(offer)], [url]]
    .map((line) => line.filter((fact) => fact !== undefined && fact !== "").join(" · "))
    .filter((line) => line !== "");
  return [title, ...facts.map((line) => `  ${line}`)].join("\n");
}

function formatPlacesLeft({ onSite, atDistance }: JobEvent): string {
  const left = ({ places }: Attendance = {}, where: string) =>
    places === undefined ? [] : [`${places} left ${where}`];
  return [...left(onSite, "on site"), ...left(atDistance, "at distance")].join(", ");
}

function explain(error: SourceError): CannotStart {
  const { cause } = error;
  if (cause instanceof ApiNotAdded) return new CannotStart(`${error.service}: ${cause.message}.`, 1);
  return explainSourceFailure(
    error,
    "refused the credentials: copy FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET again from francetravail.io.",
  );
}
