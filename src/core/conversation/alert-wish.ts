import { z } from "zod";
import type { AlertChange } from "../alerts/alert.ts";
import { type Schedule, scheduleSchema, weekdays } from "../alerts/schedule.ts";
import { normaliseText, splitWords } from "../text/text.ts";
import { readHour } from "../understanding/acts/numbers.ts";

/** What a message wants of an alert, once it is known of which. */
const partialSchema = scheduleSchema.partial();
export const alertWishSchema = z.union([z.enum(["week", "pause", "resume"]), z.object({ schedule: partialSchema })]);
export type AlertWish = z.infer<typeof alertWishSchema>;

/** The change of an alert that is wished for. */
export function toAlertChange(wish: AlertWish): AlertChange {
  if (typeof wish === "string") return wish;
  return toScheduleChange(wish.schedule);
}

/** Of a schedule what is said. */
export function toScheduleChange({ hour, days }: Pick<z.infer<typeof partialSchema>, "hour" | "days">): {
  schedule: Partial<Schedule>;
} {
  return { schedule: { ...(hour === undefined ? {} : { hour }), ...(days === undefined ? {} : { days }) } };
}

/**
 * The change that an act of alerts and its words want: "pause", "hour:18", "days:weekdays". Undefined where
 * the hour or the days are still to be chosen.
 */
export function readAlertWish(to: string, text: string): AlertWish | undefined {
  switch (to.split(":")[0]) {
    case "pause":
      return "week";
    case "resume":
      return "resume";
    case "stop":
      return saysHowLong(text) ? "week" : "pause";
    case "hour":
    case "days":
    case "often": {
      const schedule = readSchedule(to, text);
      return schedule && { schedule };
    }
    default:
      return undefined;
  }
}

/** When an alert is to write: "tous les lundis à 8 h". Undefined where neither an hour nor days are named. */
export function readSchedule(to: string, text: string): Partial<Schedule> | undefined {
  const [name, value = ""] = to.split(":");
  const said = name === "hour" && value !== "" ? Number(value) : (readHour(text) ?? findPartOfDay(text));
  // At 2 o'clock nothing is sent.
  const hour = said === undefined || said === 2 ? {} : { hour: said };
  const day = findWeekday(text);
  const named = day ?? (name === "days" ? toDays(value) : undefined);
  const days: Schedule["days"] | undefined = name === "often" ? "published" : named;
  const schedule: Partial<Schedule> = { ...hour, ...(days === undefined ? {} : { days }) };
  return Object.keys(schedule).length === 0 ? undefined : schedule;
}

function toDays(value: string): "all" | "weekdays" | undefined {
  return value === "all" || value === "weekdays" ? value : undefined;
}

/** "Le matin" and "le soir" are those hours at which most people read their news. */
function findPartOfDay(text: string): number | undefined {
  const plain = normaliseText(text);
  const [isMorning, isEvening] = [/\bmatins?\b/.test(plain), /\bsoirs?\b/.test(plain)];
  return isMorning === isEvening ? undefined : isMorning ? 8 : 18;
}

/** "pendant 2 semaines", "jusqu'au 3 janvier": it is to come back. */
export function saysHowLong(text: string): boolean {
  return /\b(?:pendant|durant|jusqu|pour (?:une|deux|trois|\d+) (?:jours?|semaines?|mois))/.test(normaliseText(text));
}

/** Longer than the week that a pause lasts. */
export function isLongPause(text: string): boolean {
  const plain = normaliseText(text);
  return /\b(?:mois|jusqu|(?:deux|trois|quatre|cinq|six|[2-9]) semaines|(?:[89]|[1-9]\d) jours|quinze jours)\b/.test(
    plain,
  );
}

/** "le mercredi à 18 h": the one day that is named, 0 for Sunday; "pas le mercredi" names none. */
export function findWeekday(text: string): number | undefined {
  const words = splitWords(text).map((word) => word.replace(/s$/, ""));
  const named = weekdays.flatMap((day, number) => (words.includes(day) ? [number] : []));
  const isDenied = words.some((word) => word === "pa" || word === "sauf" || word === "san" || word === "jamai");
  return named.length === 1 && !isDenied ? named[0] : undefined;
}
