import { minuteMs } from "../../core/durations.ts";
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

/**
 * A class shares an address: thirty people with ten searches each, and more newcomers than a school has in an
 * hour.
 */
const searchesOfAddress = 300;
const visitorsOfAddress = 200;
/** These protect the store and the services, wherever people come from. */
const searchesInAll = 3_000;
const visitorsInAll = 5_000;
/**
 * Where addresses tell nothing, as behind a proxy that is not configured, all together have this. It is
 * counted apart: whoever hides an address spends nothing of what those have who show theirs.
 */
const searchesOfHidden = searchesInAll / 2;
const visitorsOfHidden = visitorsInAll / 2;
const searchWindowMs = 10 * minuteMs;
const visitWindowMs = 60 * minuteMs;
/** People whose address is known: those who were here last. */
const maxPeople = 10_000;

/** `now`: milliseconds that no change of the system's clock touches. */
export function createVisitLimits(now: () => number = () => performance.now()): VisitLimits {
  const visits = createSharedLimit(visitorsOfAddress, visitorsInAll, visitorsOfHidden, visitWindowMs);
  const searches = createSharedLimit(searchesOfAddress, searchesInAll, searchesOfHidden, searchWindowMs);
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
    isCrowded: (network) => visits(network, now()),
    seen: (person, network) => keep(person, network, people.get(person)?.search),
    minutesToWait: (person, search) => {
      const { network, search: last } = people.get(person) ?? { network: undefined, search: undefined };
      if (search === last) return undefined;
      const waitMs = searches(network, now());
      if (waitMs !== undefined) return Math.max(1, Math.ceil(waitMs / minuteMs));
      keep(person, network, search);
      return undefined;
    },
    forget: (person) => void people.delete(person),
  };
}

/** At most so many from an address, from all whose address is known, and from all others. */
function createSharedLimit(ofAddress: number, inAll: number, ofHidden: number, windowMs: number) {
  const from = createRateLimit(ofAddress, windowMs);
  const all = createRateLimit(inAll, windowMs);
  const hidden = createRateLimit(ofHidden, windowMs);
  return (network: string | undefined, now: number): number | undefined =>
    network === undefined ? hidden("all", now) : (from(network, now) ?? all("all", now));
}
