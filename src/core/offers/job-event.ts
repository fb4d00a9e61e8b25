import { dayMs, hourMs } from "../durations.ts";
import { formatParisDay, formatParisMinute } from "../text/paris-time.ts";
import type { ListingParts } from "./listing-parts.ts";

/** A job dating, a forum, an information meeting: where employers or advisers meet people. */
export type JobEvent = ListingParts & {
  kind: "event";
  /** "Job dating" */
  type?: string;
  /** ISO 8601 instants. Midnight in Paris, without an end, is a day whose hour is not known. */
  starts: string;
  ends?: string;
  organiser?: string;
  /** Absent where it is not held so. */
  onSite?: Attendance;
  atDistance?: Attendance;
  /** For whom it is, in the source's words. */
  audience?: string[];
  /** The jobs that it is about, as ROME codes; or it is about all. */
  romes: string[];
  isForAllJobs: boolean;
};

/** `places`: how many are left, where that is known; 0 is full. */
export type Attendance = { places?: number };

/** An event of which no end is known is taken to last so long. */
const usualMs = 2 * hourMs;

type Times = Pick<JobEvent, "starts" | "ends">;

/** Whether it has ended. */
export function isOver(event: Times, now: Date): boolean {
  const { starts, ends } = event;
  const lastsMs = isHourKnown(event) ? usualMs : dayMs;
  return now.getTime() >= (ends === undefined ? Date.parse(starts) + lastsMs : Date.parse(ends));
}

/** Whether its hour is known, or its day alone. */
export function isHourKnown({ starts, ends }: Times): boolean {
  return ends !== undefined || !formatParisMinute(new Date(starts)).endsWith("00:00");
}

/** "2026-12-08 14:00" on the clocks of Paris; its day where its hour is not known. */
export function formatStart(event: Times): string {
  const starts = new Date(event.starts);
  return isHourKnown(event) ? formatParisMinute(starts) : formatParisDay(starts);
}
