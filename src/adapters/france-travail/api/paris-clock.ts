import { minuteMs } from "../../../core/durations.ts";
import { formatParisSecond } from "../../../core/text/paris-time.ts";

/**
 * Moments as clocks in Paris show them, in milliseconds as if that were UTC: the API seems to read the dates
 * of a search so, although they end in Z. No hour comes twice on such a clock, so that it can be cut
 * anywhere.
 */
export type ParisTime = number;

/** What clocks in Paris show at an instant. */
export function toParisTime(instant: Date): ParisTime {
  return Date.parse(`${formatParisSecond(instant).replace(" ", "T")}Z`);
}

/** "2026-11-22T08:00:00Z": what the API takes, without milliseconds. */
export function formatParisTime(shown: ParisTime): string {
  return `${new Date(shown).toISOString().slice(0, 19)}Z`;
}

/** From then until then, both as clocks in Paris show them, in whole minutes. */
export type ParisPeriod = { from: Date; until: Date };

/** The period between two instants, each rounded down to its minute. */
export function toParisPeriod(from: Date, until: Date): ParisPeriod {
  return { from: floorToParisMinute(from), until: floorToParisMinute(until) };
}

/** The whole minute that clocks in Paris show. */
export function floorToParisMinute(instant: Date): Date {
  return new Date(Math.floor(toParisTime(instant) / minuteMs) * minuteMs);
}
