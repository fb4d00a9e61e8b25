/*
 * Lengths of time in milliseconds, and the one way to tell whether a stamp is recent.
 */

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/**
 * Whether something of that age is more recent than `limitMs`, both in milliseconds. A stamp that lies more
 * than a minute ahead was written before the clock was set back: it counts as old, since it would otherwise
 * be fresh for as long as the clock was wrong. Two clocks that agree differ by less than a minute.
 */
export function isWithin(ageMs: number, limitMs: number): boolean {
  return ageMs > -minuteMs && ageMs < limitMs;
}
