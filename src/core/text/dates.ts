import { dayMs, minuteMs } from "../durations.ts";
import { formatParisDay, formatParisMinute, parisZone } from "./paris-time.ts";

const longDay = new Intl.DateTimeFormat("fr-FR", { timeZone: parisZone, day: "numeric", month: "long" });
const longDayAndYear = new Intl.DateTimeFormat("fr-FR", {
  timeZone: parisZone,
  day: "numeric",
  month: "long",
  year: "numeric",
});

/**
 * How long ago, in everyday words: "à l'instant", "il y a 3 h", "hier", "il y a 5 jours", then the date. Days
 * are those of Paris.
 */
export function formatAgo(instant: string, now: Date): string {
  const then = new Date(instant);
  const minutes = Math.floor((now.getTime() - then.getTime()) / minuteMs);
  const days = daysBetween(then, now);
  // Two clocks differ by minutes; a date that is to come is one that somebody mistyped.
  if (minutes < -24 * 60) return `le ${formatDate(instant)}`;
  if (minutes < 2) return "à l'instant";
  if (minutes < 60) return `il y a ${minutes} min`;
  if (days === 0 || minutes < 6 * 60) return `il y a ${Math.floor(minutes / 60)} h`;
  if (days === 1) return "hier";
  return days <= 30 ? `il y a ${days} jours` : `le ${formatDate(instant)}`;
}

/** "20 novembre 2026", in Paris. */
export function formatDate(instant: string): string {
  return longDayAndYear.format(new Date(instant)).replace(/^1 /, "1er ");
}

/** "20 novembre", in Paris. */
export function formatDay(instant: string): string {
  return longDay.format(new Date(instant)).replace(/^1 /, "1er ");
}

/** "vendredi 20 novembre", in Paris. */
export function formatWeekday(instant: Date): string {
  return zonedDay(parisZone).long.format(instant).replace(/ 1 /, " 1er ");
}

/** "14 h", "14 h 30", in Paris. */
export function formatHour(instant: Date): string {
  const [hour, minute] = formatParisMinute(instant).slice(-5).split(":");
  return `${Number(hour)} h${minute === "00" ? "" : ` ${minute}`}`;
}

function daysBetween(then: Date, now: Date): number {
  return Math.round((Date.parse(formatParisDay(now)) - Date.parse(formatParisDay(then))) / dayMs);
}

/** "demain à 8 h", "lundi 30 novembre à 8 h": a coming instant on the clocks of a zone. */
export function formatDayInZone(instant: string, zone: string, asOf: string): string {
  const at = new Date(instant);
  const key = (date: Date) => zonedDay(zone).key.format(date);
  const days = Math.round((Date.parse(key(at)) - Date.parse(key(new Date(asOf)))) / dayMs);
  const { long, hour } = zonedDay(zone);
  const on = days === 0 ? "aujourd'hui" : days === 1 ? "demain" : long.format(at).replace(/ 1 /, " 1er ");
  return `${on} à ${Number(hour.format(at).replace(/\D/g, ""))} h`;
}

type Zoned = Record<"key" | "long" | "hour", Intl.DateTimeFormat>;
const zones = new Map<string, Zoned>();

/** Formats are costly to make. */
function zonedDay(timeZone: string): Zoned {
  const known = zones.get(timeZone);
  if (known) return known;
  const made = {
    key: new Intl.DateTimeFormat("fr-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }),
    long: new Intl.DateTimeFormat("fr-FR", { timeZone, weekday: "long", day: "numeric", month: "long" }),
    hour: new Intl.DateTimeFormat("fr-FR", { timeZone, hour: "numeric", hourCycle: "h23" }),
  };
  zones.set(timeZone, made);
  return made;
}
