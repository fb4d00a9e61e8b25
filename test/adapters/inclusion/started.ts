import { createInclusion, type Inclusion } from "../../../src/adapters/inclusion/inclusion.ts";
import type { ServiceAddresses } from "../../../src/adapters/keyless-service.ts";
import type { MonotonicClock } from "../../../src/adapters/monotonic-clock.ts";
import type { Found, Listing, Offer } from "../../../src/core/offers/offer.ts";
import type { Requesters } from "../../../src/core/requester.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { keptLog, type Line } from "../log.ts";
import { centreOf, centresWithin, departement, map, sunday } from "../places.ts";

export type Started = Inclusion & { lines: Line[]; clock: { at: Date } };

/** Cleaners have gardeners for a family here, so that a family is told from what was ticked. */
const families: Record<string, string[]> = { K2204: ["A1203"] };

/** Les emplois de l'inclusion at these addresses, with a clock that a test turns. */
export function connected(
  addresses: ServiceAddresses,
  options: { clock?: MonotonicClock; pageSize?: number; centreOf?: typeof centreOf } = {},
): Started {
  const { log, lines } = keptLog();
  const clock = { at: sunday };
  const inclusion = createInclusion({
    ...{ atlas: map, centreOf, centresWithin, log, ...addresses },
    centreSoon: async (code) => centreOf(code),
    prepareCentres: async () => {},
    rome: {
      romeOf: (title) => (title === cleaner.code ? cleaner.rome : undefined),
      relatives: (codes) => codes.flatMap((code) => families[code] ?? []),
    },
    now: () => clock.at,
    ...options,
  });
  return { ...inclusion, lines, clock };
}

export const cleaner = { code: "cleaner", label: "Agent de propreté", rome: "K2204" };

/** All posts in the Nord, with what a test changes. */
export function searchFor(changes: Partial<Search> = {}): Search {
  return { kind: "insertion", titles: [], place: departement("59"), radius: 20, filters: {}, ...changes };
}

export function asPost(listing: Listing | undefined): Offer {
  if (listing?.kind !== "offer") throw new TypeError(`a ${listing?.kind} is no post`);
  return listing;
}

export const postsOf = ({ found }: { found: Found[] }): Offer[] => found.map(({ offer }) => asPost(offer));

/** Somebody who waits. */
export const somebody =
  (person: string): Requesters =>
  () => [{ person, onWait: () => {} }];
