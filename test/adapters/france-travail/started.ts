import {
  createFranceTravailClient,
  type FranceTravailClient,
  type FranceTravailClientOptions,
} from "../../../src/adapters/france-travail/api/client.ts";
import type { OutdatedCodes } from "../../../src/adapters/france-travail/api/outdated-codes.ts";
import { createFranceTravail, type FranceTravail } from "../../../src/adapters/france-travail/france-travail.ts";
import type { Found, ResultPage } from "../../../src/core/offers/offer.ts";
import { paginate } from "../../../src/core/offers/pages.ts";
import { france, measureDistanceKm, type Point } from "../../../src/core/places/place.ts";
import { computePopulationShares } from "../../../src/core/places/territory.ts";
import type { Search } from "../../../src/core/search/search.ts";
import type { ReadPage } from "../../../src/core/services.ts";
import type { SandboxOptions } from "../../../src/sandbox/options.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { keptLog, type Line } from "../log.ts";
import { baker, centreOf, centres, map, sunday, territory } from "../places.ts";

export const shareOf = computePopulationShares(territory);

export const centresWithin = (point: Point, km: number) =>
  [...centres].filter(([, centre]) => measureDistanceKm(point, centre) <= km).map(([code]) => code);

/** Families by hand: bakers with pastry cooks, waiters with all that is rare. */
const families: Record<string, string[]> = { D1102: ["D1104", "D1106"], G1803: ["A1404"] };
export const rome = {
  romeOf: (title: string) => ({ "11573": "D1102", moved: "D1106" })[title],
  relatives: (codes: string[]) =>
    [...new Set(codes.flatMap((code) => families[code] ?? []))].filter((code) => !codes.includes(code)),
};

export type Started = Omit<FranceTravail, "offers"> & {
  /** As people page through them. */
  offers: ReadPage;
  reader: FranceTravail["offers"];
  client: FranceTravailClient;
  lines: Line[];
  /** The clock of both sides. */
  clock: { at: Date };
};

/** The source as `outside.ts` opens it, with a clock that a test turns, on any address. */
export function connected(
  urls: { token: string; franceTravail: string },
  clock: { at: Date },
  options: Partial<FranceTravailClientOptions> = {},
  outdated?: OutdatedCodes,
): Started {
  const { log, lines } = keptLog();
  const api = createFranceTravailClient({
    tokenUrl: urls.token,
    apiUrl: urls.franceTravail,
    clientId: "tremplin",
    clientSecret: "s3cret-of-ours",
    callsPerSecond: 100,
    log,
    now: () => clock.at.getTime(),
    ...options,
  });
  const source = createFranceTravail({
    client: api,
    atlas: map,
    centreOf,
    centreSoon: async (code) => centreOf(code),
    centresWithin,
    shareOf,
    rome,
    fictitious: true,
    log,
    now: () => clock.at,
    ...(outdated ? { outdated } : {}),
  });
  return {
    ...source,
    reader: source.offers,
    offers: paginate(source.offers, () => clock.at),
    client: api,
    lines,
    clock,
  };
}

/** The same on a sandbox of its own, without quotas unless they are what matters. */
export async function started(
  options: SandboxOptions = {},
  clientOptions: Partial<FranceTravailClientOptions> = {},
): Promise<Started & { sandbox: Sandbox; close: () => Promise<void> }> {
  const clock = { at: sunday };
  const sandbox = await startSandbox({ hasQuotas: false, now: () => clock.at, ...options });
  const source = connected(sandbox.urls, clock, clientOptions);
  const close = async () => {
    await source.client.close();
    await sandbox.close();
  };
  return { ...source, sandbox, close };
}

/** The searches that the sandbox was asked for, as it logged them. */
export function searches({ requests }: Sandbox): Record<string, string>[] {
  return requests.filter(({ path }) => path.endsWith("/search")).map(({ query }) => Object.fromEntries(query));
}

export const calls = ({ requests }: Sandbox, service: "token" | "franceTravail") =>
  requests.filter((request) => request.service === service).length;

/** Fish farming has no family, and few offers. */
export const rare = { code: "11099", label: "Aquaculteur / Aquacultrice", rome: "A1404" };

/** Bakers in all of France, with what a test changes. */
export function searchFor(changes: Partial<Search> = {}): Search {
  return { kind: "emploi", titles: [baker], place: france, radius: 20, filters: {}, ...changes };
}

/** All that the pages of a search show, page after page. */
export async function allPages(
  { offers }: Pick<Started, "offers">,
  search: Search,
): Promise<{ found: Found[]; pages: ResultPage[] }> {
  const pages = [await offers(search, 1)];
  for (let page = 2; page <= (pages.at(-1)?.pages ?? 0); page++) pages.push(await offers(search, page));
  return { found: pages.flatMap(({ items }) => items), pages };
}

/** Of all that is shown, also behind another one that announces the same. */
export const keysOf = (found: Pick<Found, "offer" | "copies">[]) =>
  found.flatMap(({ offer, copies = [] }) => [offer.key, ...copies.map(({ key }) => key)]);
