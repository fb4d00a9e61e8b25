import { isWithin, minuteMs } from "../durations.ts";

/**
 * How many different searches one person may run in 10 minutes, and how many more may be counted for them, so
 * that nobody uses up the quota that everybody shares.
 */
const maxSearches = 30;
export const maxCounts = 60;
const withinMs = 10 * minuteMs;

/**
 * Counts a search of a person. Returns the minutes to wait where the limit is reached, and counts nothing
 * then.
 */
export type SearchLimit = (person: string, search: string, now: Date) => number | undefined;

/**
 * Limits the searches of each person to `most` in 10 minutes. Reading on in the same search is free. Kept in
 * memory only: a restart resets the counts.
 */
export function createSearchLimit(most = maxSearches): SearchLimit {
  const all = new Map<string, { at: number; search: string }[]>();
  return (person, search, now) => {
    const recent = (all.get(person) ?? []).filter(({ at }) => isWithin(now.getTime() - at, withinMs));
    if (recent.at(-1)?.search === search) return undefined;
    const oldest = recent.at(-most);
    if (oldest) return Math.max(1, Math.ceil((oldest.at + withinMs - now.getTime()) / minuteMs));
    all.set(person, [...recent, { at: now.getTime(), search }]);
    if (all.size > 5_000) forgetIdle(all, now);
    return undefined;
  };
}

function forgetIdle(all: Map<string, { at: number }[]>, now: Date): void {
  for (const [person, searches] of all) {
    const last = searches.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    if (!isWithin(now.getTime() - last, withinMs)) all.delete(person);
  }
}
