import { createCentreIndex } from "../../../src/adapters/geo/centre-index.ts";
import { type AlternanceClient, createAlternanceClient } from "../../../src/adapters/la-bonne-alternance/client.ts";
import {
  createLaBonneAlternance,
  type LaBonneAlternance,
  type LaBonneAlternanceOptions,
} from "../../../src/adapters/la-bonne-alternance/la-bonne-alternance.ts";
import type { MonotonicClock } from "../../../src/adapters/monotonic-clock.ts";
import { loadTerritory } from "../../../src/adapters/territory.ts";
import type { FoundOffer } from "../../../src/core/offers/offer.ts";
import { createAtlas } from "../../../src/core/places/atlas.ts";
import { type Commune, france, type Place, type Point } from "../../../src/core/places/place.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { towns } from "../../../src/sandbox/places/towns.ts";
import type { Sandbox } from "../../../src/sandbox/sandbox.ts";
import { keptLog, type Line } from "../log.ts";

/** A Sunday evening in Paris. */
export const sunday = new Date("2026-11-22T18:00:00Z");

export const map = createAtlas(loadTerritory());

/** The centres of the towns of the sandbox, arrondissements included. */
const centres = new Map<string, Point>(towns.map(({ code, latitude, longitude }) => [code, { latitude, longitude }]));
export const centreOf = (code: string) => centres.get(code);
export const { findWithin: centresWithin } = createCentreIndex(centres);

/** Families by hand: bakers with pastry cooks, and one that no call has room for. */
const families: Record<string, string[]> = {
  D1102: ["d1106", "D1104"],
  M1607: Array.from({ length: 25 }, (_, i) => `M16${30 + i}`),
};
const rome: LaBonneAlternanceOptions["rome"] = {
  romeOf: (title) => ({ "11573": "D1102" })[title],
  relatives: (codes) => codes.flatMap((code) => families[code] ?? []),
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

export const baker = { code: "11573", label: "Boulanger / Boulangère", rome: "D1102" };
export const secretary = { code: "?", label: "Secrétaire", rome: "M1607" };
/** Nobody is of its family. */
export const waiter = { code: "17408", label: "Serveur / Serveuse", rome: "G1803" };

export function town(code: string): Commune {
  const found = map.commune(code);
  if (!found) throw new RangeError(`no commune ${code}`);
  return found;
}

export function departement(code: string): Place {
  const found = map.departement(code);
  if (!found) throw new RangeError(`no département ${code}`);
  return { kind: "departement", ...found };
}

export const region = (code: string): Place => ({ kind: "region", code, name: code });

/** Bakers in all of France, with what a test changes. */
export function searchFor(changes: Partial<Search> = {}): Search {
  return { kind: "alternance", titles: [baker], place: france, radius: 20, filters: {}, ...changes };
}

export const keysOf = (found: FoundOffer[]) => found.map(({ offer }) => offer.key);
