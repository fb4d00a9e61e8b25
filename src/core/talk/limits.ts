/** How many different searches one person may run, and how many more may be counted for them, so that one cannot use up what all share. */
export const maxSearches = 30;
export const maxCounts = 60;
const withinMs = 10 * 60_000;

/**
 * Counts searches per person: 30 in 10 minutes. Reading on in the same search is free. Returns the minutes to wait, or undefined for go on.
 * Kept in memory only: a restart forgives.
 */
export function createSearchLimit(
  most = maxSearches,
): (person: string, search: string, now: Date) => number | undefined {
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
