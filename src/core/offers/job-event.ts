import { hourMs } from "../durations.ts";
import type { ListingParts } from "./listing-parts.ts";

/** A job dating, a forum, an information meeting: where employers or advisers meet people. */
export type JobEvent = ListingParts & {
  kind: "event";
  /** "Job dating" */
  type?: string;
  /** ISO 8601 instants. */
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

/** Whether it has ended. */
export function isOver({ starts, ends }: Pick<JobEvent, "starts" | "ends">, now: Date): boolean {
  return now.getTime() >= (ends === undefined ? Date.parse(starts) + usualMs : Date.parse(ends));
}
