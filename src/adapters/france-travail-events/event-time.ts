import { hourMs, minuteMs } from "../../core/durations.ts";
import { formatParisMinute } from "../../core/text/paris-time.ts";
import { isDate } from "../foreign.ts";
import type { EventRow } from "./event-row.ts";

const [dayMinutes, longestMinutes] = [24 * 60, 14 * 60];

/**
 * When an event begins and ends: ISO 8601 instants; undefined where its date is none. The hours that stand
 * beside the date are those of Greenwich, like the date itself, whatever zone is named beside them: two
 * public clients of the service agree on that. A day without any hour begins with midnight in Paris.
 */
export function readEventTime({
  dateEvenement,
  heureDebut,
  heureFin,
}: Pick<EventRow, "dateEvenement" | "heureDebut" | "heureFin">): { starts: string; ends?: string } | undefined {
  const [, day = "", hour = "", minute = "", zone = "Z"] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(dateEvenement) ?? [];
  if (!isDate(day)) return undefined;
  const [from, to] = [toMinutes(heureDebut), toMinutes(heureFin)];
  const isHourTold = from !== undefined || !/^(?:0000)?$/.test(`${hour}${minute}`);
  if (!isHourTold) return { starts: findParisMidnight(day) };
  const written = hour === "" ? 0 : Number(hour) * 60 + Number(minute);
  // A date at midnight is a day, whose hour stands beside it.
  const minutes = written === 0 ? (from ?? 0) : written;
  const midnight = Date.parse(`${day}T00:00:00${zone.replace(/(\d\d)(\d\d)$/, "$1:$2")}`);
  const told = midnight + minutes * minuteMs;
  // Midnight in Paris is a day as well, however it is written.
  const isParisDay = written !== 0 && from !== undefined && from !== written && isMidnightInParis(told);
  const at = isParisDay ? told + (from ?? 0) * minuteMs : told;
  if (Number.isNaN(at) || minutes >= dayMinutes) return undefined;
  const starts = new Date(at).toISOString();
  if (from === undefined || to === undefined) return { starts };
  const lasts = (to - from + dayMinutes) % dayMinutes;
  return lasts === 0 || lasts > longestMinutes ? { starts } : { starts, ends: toIso(at + lasts * minuteMs) };
}

/** Of a day of the calendar: two hours before that of Greenwich in summer, else one. */
function findParisMidnight(day: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const ofSummer = midnight - 2 * hourMs;
  return toIso(isMidnightInParis(ofSummer) ? ofSummer : midnight - hourMs);
}

function isMidnightInParis(ms: number): boolean {
  return !Number.isNaN(ms) && formatParisMinute(new Date(ms)).endsWith("00:00");
}

/** "09:30" and "09:30:00" as minutes of a day. */
function toMinutes(hour: string | undefined): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:h]([0-5]\d)(?::\d\d)?$/.exec(hour ?? "") ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

function toIso(ms: number): string {
  return new Date(ms).toISOString();
}
