/** A lease of somebody else, as it stands in the store: until when it runs by the clock of its holder. */
export type SeenLease = { holder: string; until: number };

/**
 * Tells a lease that nobody renews, whatever the clocks say: one that has been the same for so many
 * milliseconds, by a watch that only goes forward. A clock that was a day ahead leaves a lease that runs for
 * a day, and its holder may be a container that is gone.
 */
export function createLeaseWatch(ms: number, stopwatch = () => performance.now()): (lease: SeenLease) => boolean {
  let seen: (SeenLease & { since: number }) | undefined;
  return ({ holder, until }) => {
    const now = stopwatch();
    if (seen?.holder !== holder || seen.until !== until) seen = { holder, until, since: now };
    return now - seen.since > ms;
  };
}
