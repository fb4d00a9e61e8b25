/**
 * How many different searches one person may run in 10 minutes, and how many more may be counted for them, so
 * that nobody uses up the quota that everybody shares.
 */
export const maxSearches = 30;
export const maxCounts = 60;
const withinMs = 10 * 60_000;

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
    const since = now.getTime() - withinMs;
    const recent = (all.get(person) ?? []).filter(({ at }) => at > since);
    if (recent.at(-1)?.search === search) return undefined;
    const oldest = recent.at(-most);
    if (oldest) return Math.max(1, Math.ceil((oldest.at - since) / 60_000));
    all.set(person, [...recent, { at: now.getTime(), search }]);
    if (all.size > 5_000) forgetIdle(all, since);
    return undefined;
  };
}

function forgetIdle(all: Map<string, { at: number }[]>, since: number): void {
  for (const [person, searches] of all) if ((searches.at(-1)?.at ?? 0) <= since) all.delete(person);
}
