/**
 * Moments as clocks in Paris show them, in milliseconds as if that were UTC: the API seems to read the dates of a search so, although they end in Z. No
 * hour comes twice on such a clock, so that it can be cut anywhere.
 */
export type Shown = number;

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short", timeStyle: "medium" });

export function shownAt(instant: Date): Shown {
  return Date.parse(`${clock.format(instant).replace(" ", "T")}Z`);
}

/** "2026-11-22T08:00:00Z": what the API takes, without milliseconds. */
export function stamp(shown: Shown): string {
  return `${new Date(shown).toISOString().slice(0, 19)}Z`;
}

/** From then until then, both as clocks in Paris show them, in whole minutes. */
export type Period = { from: Date; until: Date };

export function periodOf(from: Date, until: Date): Period {
  return { from: minuteAt(from), until: minuteAt(until) };
}

/** The whole minute that clocks in Paris show. */
export function minuteAt(instant: Date): Date {
  return new Date(Math.floor(shownAt(instant) / 60_000) * 60_000);
}
