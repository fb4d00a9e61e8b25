import { dayMs } from "../durations.ts";

/** The week of an instant by ISO 8601, in UTC: "2026-W49". The first of a year has its first Thursday. */
export function toWeek(instant: Date): string {
  const thursday = toMonday(instant) + 3 * dayMs;
  const year = new Date(thursday).getUTCFullYear();
  const number = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * dayMs));
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** The Mondays of as many weeks, the last of which is that of the instant: "2026-11-30". */
export function listMondays(last: Date, weeks: number): string[] {
  return Array.from({ length: weeks }, (_, i) =>
    new Date(toMonday(last) - (weeks - 1 - i) * 7 * dayMs).toISOString().slice(0, 10),
  );
}

/** When its week began, in milliseconds since 1970. */
function toMonday(instant: Date): number {
  const midnight = Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate());
  return midnight - ((instant.getUTCDay() + 6) % 7) * dayMs;
}
