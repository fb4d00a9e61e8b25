import { isHourKnown, type JobEvent } from "../offers/job-event.ts";
import { formatParisDay } from "../text/paris-time.ts";
import { splitWords } from "../text/text.ts";

/** Events as a file that calendars open. */
export type CalendarFile = { name: string; bytes: Uint8Array };

/**
 * A calendar of one event or several (RFC 5545): lines of at most 75 octets, texts escaped, instants in UTC,
 * which every calendar shows in its own zone. The same event has the same UID, so that a calendar takes a
 * second file for an update.
 */
export function toCalendarFile(events: readonly JobEvent[], now: Date): CalendarFile {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Tremplin//Evenements//FR",
    "CALSCALE:GREGORIAN",
    ...events.flatMap((event) => toLines(event, now)),
    "END:VCALENDAR",
  ];
  return {
    name: toName(events),
    bytes: new TextEncoder().encode(lines.map((line) => `${foldLine(line)}\r\n`).join("")),
  };
}

function toLines(event: JobEvent, now: Date): string[] {
  const { key, title, starts, ends, place, onSite, atDistance, url, description, fictitious } = event;
  const { point } = place;
  const where = onSite && atDistance ? `${place.label}, ou à distance` : place.label;
  const warning = fictitious ? "Évènement fictif, pour la démonstration : il n'aura pas lieu." : "";
  const text = [warning, description, `Pour s'inscrire : ${url}`].filter((part) => part !== "").join("\n\n");
  return [
    "BEGIN:VEVENT",
    `UID:${key.replace(/[^A-Za-z0-9]+/g, "-")}@tremplin`,
    `DTSTAMP:${toInstant(now.toISOString())}`,
    isHourKnown(event) ? `DTSTART:${toInstant(starts)}` : `DTSTART;VALUE=DATE:${toDay(starts)}`,
    ...(ends === undefined ? [] : [`DTEND:${toInstant(ends)}`]),
    `SUMMARY:${escapeText(title)}`,
    `LOCATION:${escapeText(where)}`,
    ...(onSite && point ? [`GEO:${point.latitude.toFixed(6)};${point.longitude.toFixed(6)}`] : []),
    `DESCRIPTION:${escapeText(text)}`,
    ...(URL.canParse(url) ? [`URL:${new URL(url).href}`] : []),
    "END:VEVENT",
  ];
}

/** "20261203": the day in Paris. */
function toDay(iso: string): string {
  return formatParisDay(new Date(iso)).replaceAll("-", "");
}

/** "20261203T080000Z" */
function toInstant(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** Without what no text may hold (section 3.3.11): control characters other than tabs. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n|\t)\p{Cc}/gu, "")
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");
}

const longestLine = 75;

/** A line goes on behind a space, and no letter is cut in the middle of its octets (section 3.1). */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let folded = "";
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > longestLine) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += letter;
    octets += size;
  }
  return folded;
}

/** "evenement-job-dating-boulanger-2026-12-03.ics", in signs that every system takes. */
function toName(events: readonly JobEvent[]): string {
  const [first, ...others] = events;
  if (!first || others.length > 0) return "evenements.ics";
  const title = splitWords(first.title.replaceAll("+", "").replaceAll("#", ""))
    .join("-")
    .slice(0, 50)
    .replace(/-$/, "");
  return `${["evenement", title, formatParisDay(new Date(first.starts))].filter((part) => part !== "").join("-")}.ics`;
}
