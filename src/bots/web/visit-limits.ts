import { createRateLimit } from "./rate-limit.ts";

/** What may be done from one address, and by all visitors together. */
export type VisitLimits = {
  /** Milliseconds to wait for somebody new from there; undefined: come in, which is counted. */
  isCrowded: (network: string | undefined) => number | undefined;
  /** Where someone writes from. */
  seen: (person: string, network: string | undefined) => void;
  /**
   * Minutes to wait before that search; undefined: go on, which is counted, but for the same search again.
   */
  minutesToWait: (person: string, search: string) => number | undefined;
  forget: (person: string) => void;
};

const minuteMs = 60_000;
/**
 * A class shares an address: thirty people with ten searches each, and more newcomers than a school has in an
 * hour.
 */
const searchesOfAddress = 300;
const visitorsOfAddress = 200;
/**
 * Where addresses tell nothing, as behind a proxy that is not configured, these still protect the store and
 * the services.
 */
const searchesInAll = 3_000;
const visitorsInAll = 5_000;
const searchWindowMs = 10 * minuteMs;
const visitWindowMs = 60 * minuteMs;
/** People whose address is known: those who were here last. */
const maxPeople = 10_000;

export function createVisitLimits(now: () => number = Date.now): VisitLimits {
  const visitsFrom = createRateLimit(visitorsOfAddress, visitWindowMs);
  const visitsInAll = createRateLimit(visitorsInAll, visitWindowMs);
  const searchesFrom = createRateLimit(searchesOfAddress, searchWindowMs);
  const allSearches = createRateLimit(searchesInAll, searchWindowMs);
  const people = new Map<string, { network: string | undefined; search: string | undefined }>();

  function keep(person: string, network: string | undefined, search: string | undefined): void {
    people.delete(person);
    people.set(person, { network, search });
    for (const oldest of people.keys()) {
      if (people.size <= maxPeople) return;
      people.delete(oldest);
    }
  }

  return {
    isCrowded: (network) => {
      const at = now();
      return (network === undefined ? undefined : visitsFrom(network, at)) ?? visitsInAll("all", at);
    },
    seen: (person, network) => keep(person, network, people.get(person)?.search),
    minutesToWait: (person, search) => {
      const { network, search: last } = people.get(person) ?? { network: undefined, search: undefined };
      if (search === last) return undefined;
      const at = now();
      const waitMs = (network === undefined ? undefined : searchesFrom(network, at)) ?? allSearches("all", at);
      if (waitMs !== undefined) return Math.max(1, Math.ceil(waitMs / minuteMs));
      keep(person, network, search);
      return undefined;
    },
    forget: (person) => void people.delete(person),
  };
}
