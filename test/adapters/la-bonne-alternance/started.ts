import { type AlternanceClient, createAlternanceClient } from "../../../src/adapters/la-bonne-alternance/client.ts";
import {
  createLaBonneAlternance,
  type LaBonneAlternance,
  type LaBonneAlternanceOptions,
} from "../../../src/adapters/la-bonne-alternance/la-bonne-alternance.ts";
import type { MonotonicClock } from "../../../src/adapters/monotonic-clock.ts";
import type { Found } from "../../../src/core/offers/offer.ts";
import { france, type Place } from "../../../src/core/places/place.ts";
import type { Search } from "../../../src/core/search/search.ts";
import type { Sandbox } from "../../../src/sandbox/sandbox.ts";
import { keptLog, type Line } from "../log.ts";
import { baker, centreOf, centresWithin, map, sunday } from "../places.ts";

/** Families by hand: bakers with pastry cooks, one that no call has room for, and none for waiters. */
const families: Record<string, string[]> = {
  D1102: ["d1106", "D1104"],
  M1607: Array.from({ length: 25 }, (_, i) => `M16${30 + i}`),
};
const rome: LaBonneAlternanceOptions["rome"] = {
  romeOf: (title) => ({ "11573": "D1102" })[title],
  relatives: (codes) => codes.flatMap((code) => families[code] ?? []),
  parentsOf: (codes) => (codes.includes("M1855") ? ["M1805"] : []),
};

export type Started = LaBonneAlternance & { client: AlternanceClient; lines: Line[]; clock: { at: Date } };

export const token = "jeton-secret";

/** The source as `outside.ts` opens it, with a clock that a test turns, on any address. */
export function connected(
  apiUrl: string,
  options: Partial<LaBonneAlternanceOptions> & { token?: string; clock?: MonotonicClock } = {},
): Started {
  const { log, lines } = keptLog();
  const clock = { at: sunday };
  const api = createAlternanceClient({ apiUrl, token, log, ...options });
  const source = createLaBonneAlternance({
    client: api,
    atlas: map,
    centreOf,
    centresWithin,
    prepareCentres: async () => {},
    centreSoon: async (code) => centreOf(code),
    rome,
    fictitious: true,
    log,
    now: () => clock.at,
    ...options,
  });
  return { ...source, client: api, lines, clock };
}

/** What the sandbox was asked for, as text that can be compared. */
export const asked = ({ requests }: Sandbox) =>
  requests.map(({ path, query }) => decodeURIComponent(`${path}${query.size > 0 ? `?${query}` : ""}`));

export const secretary = { code: "?", label: "Secrétaire", rome: "M1607" };
export const region = (code: string): Place => ({ kind: "region", code, name: code });

/** Bakers in all of France, with what a test changes. */
export function searchFor(changes: Partial<Search> = {}): Search {
  return { kind: "alternance", titles: [baker], place: france, radius: 20, filters: {}, ...changes };
}

export const keysOf = (found: Found[]) => found.map(({ offer }) => offer.key);
