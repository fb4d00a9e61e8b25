const dayMs = 86_400_000;

/** A day in Paris as a number, so that days can be counted and compared. */
export function parisDayNumber(instant: Date): number {
  return Math.floor((instant.getTime() + offsetAt(instant.getTime())) / dayMs);
}

/** 20779 → "2026-11-22". */
export function dayName(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Paris. */
export function midnightOf(day: number): number {
  return fromParisClock(day * dayMs);
}

/** What the clocks of Paris showed, written as if it were UTC, is turned into the real instant. */
export function fromParisClock(wallClock: number): number {
  return wallClock - offsetAt(wallClock - offsetAt(wallClock));
}

/** Monday is 0. 1 January 1970 was a Thursday. */
export function weekday(day: number): number {
  return (day + 3) % 7;
}

export function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * dayMs);
}

/**
 * One hour in winter, two in summer: from the last Sunday of March to the last Sunday of October, at 1:00 UTC
 * (directive 2000/84/EC).
 */
function offsetAt(instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  const isSummer = instant >= lastSunday(year, 2) && instant < lastSunday(year, 9);
  return (isSummer ? 2 : 1) * 3_600_000;
}

function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0, 1));
  return lastDay.getTime() - lastDay.getUTCDay() * dayMs;
}
