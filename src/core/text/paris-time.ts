/** The time of mainland France, which all clocks of the product show unless a zone is named. */
export const parisZone = "Europe/Paris";

const seconds = new Intl.DateTimeFormat("sv-SE", { timeZone: parisZone, dateStyle: "short", timeStyle: "medium" });

/** "2026-11-22 08:00:00": what clocks in Paris show at an instant. */
export function formatParisSecond(instant: Date): string {
  return seconds.format(instant);
}

/** "2026-11-22 08:00": the same to the minute. */
export function formatParisMinute(instant: Date): string {
  return formatParisSecond(instant).slice(0, 16);
}

/** "2026-11-22": the day in Paris. */
export function formatParisDay(instant: Date): string {
  return formatParisSecond(instant).slice(0, 10);
}
