import { z } from "zod";
import { dayMs } from "../durations.ts";
import { type Area, listPlaces } from "../places/area.ts";
import type { Place } from "../places/place.ts";
import { getOwn } from "../text/own.ts";
import { parisZone } from "../text/paris-time.ts";

/** When an alert is served, in the local time of its zone. */
export const scheduleSchema = z.object({
  /**
   * 0 to 23, never 2: that hour is missing or comes twice when the clocks change. Nothing is sent at night
   * unless it was asked for.
   */
  hour: z.number().int().min(0).max(23),
  /**
   * Every day, Monday to Friday, one weekday (0 is Sunday), or at every even hour, as offers are published.
   */
  days: z.union([z.literal("all"), z.literal("weekdays"), z.literal("published"), z.number().int().min(0).max(6)]),
  /** IANA name. */
  zone: z.string(),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/**
 * A local date and hour: "2026-11-22T08". Slots compare as strings; a slot that was served is never served
 * again.
 */
export type AlertSlot = string;

export type SlotTime = { slot: AlertSlot; at: Date };

/** The days as a schedule numbers them: 0 is Sunday. */
export const weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"] as const;

export const dailySchedule: Schedule = { hour: 8, days: "all", zone: parisZone };

/** The zone of people who look for work there: overseas its own, else that of Paris, as for several zones. */
export function findZone(area: Area): string {
  const [zone = parisZone, ...others] = new Set(listPlaces(area).map(findZoneOfPlace));
  return others.length === 0 ? zone : parisZone;
}

function findZoneOfPlace(place: Place): string {
  const departement = place.kind === "departement" ? place.code : place.kind === "commune" ? place.departement : "";
  return getOwn(overseas, departement) ?? parisZone;
}

/** The zones that people may choose, by what they are called. */
export const zones: { zone: string; name: string }[] = [
  { zone: parisZone, name: "Paris" },
  { zone: "America/Guadeloupe", name: "Guadeloupe" },
  { zone: "America/Martinique", name: "Martinique" },
  { zone: "America/Cayenne", name: "Guyane" },
  { zone: "Indian/Reunion", name: "La Réunion" },
  { zone: "Indian/Mayotte", name: "Mayotte" },
  { zone: "America/Miquelon", name: "Saint-Pierre-et-Miquelon" },
  { zone: "America/St_Barthelemy", name: "Saint-Barthélemy" },
  { zone: "America/Marigot", name: "Saint-Martin" },
  { zone: "Pacific/Noumea", name: "Nouvelle-Calédonie" },
  { zone: "Pacific/Tahiti", name: "Polynésie" },
  { zone: "Pacific/Wallis", name: "Wallis-et-Futuna" },
];

export function formatZone(zone: string): string {
  return zones.find((one) => one.zone === zone)?.name ?? zone;
}

const overseas: Record<string, string> = {
  "971": "America/Guadeloupe",
  "972": "America/Martinique",
  "973": "America/Cayenne",
  "974": "Indian/Reunion",
  "975": "America/Miquelon",
  "976": "Indian/Mayotte",
  "977": "America/St_Barthelemy",
  "978": "America/Marigot",
  "986": "Pacific/Wallis",
  "987": "Pacific/Tahiti",
  "988": "Pacific/Noumea",
};

/**
 * The first slot after `after` that is also later than the one served last, even when the clock went back.
 */
export function findNextSlot(schedule: Schedule, after: Date, last: AlertSlot = ""): SlotTime {
  const { date } = toLocalTime(after, schedule.zone);
  for (let day = 0; day <= 9; day++) {
    const on = plusDays(date, day);
    for (const hour of hoursOn(schedule, on)) {
      const slot = `${on}T${two(hour)}`;
      const at = instant(on, hour, schedule.zone);
      if (at > after && slot > last) return { slot, at };
    }
  }
  // The clock went back by more than a week: the slot after the last one.
  return findNextSlot(schedule, instant(last.slice(0, 10), Number(last.slice(11)), schedule.zone), last);
}

/**
 * Nobody is written to from 21:00 to 7:59 local time, except in the hour of the alert itself: asking for 7:00
 * is not consent to be woken at 3:00.
 */
export function isQuiet(schedule: Schedule, now: Date): boolean {
  const { date, hour } = toLocalTime(now, schedule.zone);
  return isNight(hour) && !hoursOn(schedule, date).includes(hour);
}

/**
 * When the current quiet time ends: in tonight's hour of the alert, if it is still to come, else at 8:00
 * local time.
 */
export function findQuietEnd(schedule: Schedule, now: Date): Date {
  const { zone } = schedule;
  const { date, hour } = toLocalTime(now, zone);
  const evening = hour >= 21 ? date : plusDays(date, -1);
  const morning = plusDays(evening, 1);
  const asked = [evening, morning].flatMap((on) =>
    hoursOn(schedule, on)
      .filter((its) => (on === evening ? its >= 21 : its < 8))
      .map((its) => instant(on, its, zone)),
  );
  return asked.find((at) => at > now) ?? instant(morning, 8, zone);
}

/** Whether nobody is written to in that local hour unless they asked for it: 21:00 to 7:59. */
export function isNight(hour: number): boolean {
  return hour >= 21 || hour < 8;
}

function hoursOn({ hour, days }: Schedule, date: string): number[] {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (days === "published") return [8, 10, 12, 14, 16, 18, 20];
  const isDay = days === "all" || (days === "weekdays" ? weekday >= 1 && weekday <= 5 : days === weekday);
  return isDay ? [hour] : [];
}

/** The date and hour that clocks show there. */
export function toLocalTime(now: Date, zone: string): { date: string; hour: number } {
  const parts = formatOf(zone).format(now);
  return { date: parts.slice(0, 10), hour: Number(parts.slice(11, 13)) };
}

/** The instant at which clocks there show that hour. Where the hour is missing, one hour later. */
function instant(date: string, hour: number, zone: string): Date {
  const wanted = Date.parse(`${date}T${two(hour)}:00:00Z`);
  let guess = wanted;
  // The offset of the guess is right but near a change of the clocks, where a second look settles it.
  for (let look = 0; look < 3; look++) {
    const shown = formatOf(zone).format(new Date(guess));
    const gap = wanted - Date.parse(`${shown.slice(0, 10)}T${shown.slice(11, 13)}:${shown.slice(14, 16)}:00Z`);
    if (gap === 0) break;
    guess += gap;
  }
  return new Date(guess);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** "2026-11-22 08:00" in a zone. Formats are costly to make. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(zone, format);
  return format;
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
