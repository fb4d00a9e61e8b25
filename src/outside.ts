import { client } from "./adapters/france-travail/client.ts";
import { franceTravail } from "./adapters/france-travail/france-travail.ts";
import { type Geo, geo } from "./adapters/geo.ts";
import { type Rome, rome } from "./adapters/rome/rome.ts";
import { territory } from "./adapters/territory.ts";
import { type Config, isDemo } from "./config.ts";
import { atlas } from "./core/places/atlas.ts";
import { placeIndex } from "./core/places/place-index.ts";
import type { Log } from "./core/talk/world.ts";
import { understander } from "./core/understand.ts";
import type { Doors } from "./core/words.ts";

/** The outside world, opened: the doors of the core, and the reference data behind them. */
export type Outside = { doors: Doors; rome: Rome; geo: Geo; demo: boolean; close: () => Promise<void> };

/** Opens the services that are configured, or the sandbox in their place. Waits for no network. */
export async function outside(config: Config, log: Log, now: () => Date): Promise<Outside> {
  const demo = isDemo(config);
  const sandbox = demo ? await (await import("./sandbox/sandbox.ts")).startSandbox({ now }) : undefined;
  const land = territory();
  const map = atlas(land);
  const titles = await rome({ source: config.ROME_SOURCE, dataDir: config.DATA_DIR, log, now });
  const places = await geo({ urls: geoUrls(config, sandbox?.urls.geo), dataDir: config.DATA_DIR, log });
  const api = client({
    tokenUrl: sandbox?.urls.token ?? config.FRANCE_TRAVAIL_TOKEN_URL,
    apiUrl: sandbox?.urls.franceTravail ?? config.FRANCE_TRAVAIL_API_URL,
    clientId: config.FRANCE_TRAVAIL_CLIENT_ID ?? "sandbox",
    clientSecret: config.FRANCE_TRAVAIL_CLIENT_SECRET ?? "sandbox",
    callsPerSecond: config.FRANCE_TRAVAIL_CALLS_PER_SECOND,
    log,
  });
  const { offers, offer } = franceTravail({
    client: api,
    atlas: map,
    centreOf: places.centreOf,
    centreSoon: places.centreSoon,
    rome: titles,
    fictitious: demo,
    log,
    now,
  });
  const doors: Doors = {
    understand: understander((typed, limit) => titles.findTitles(typed, limit), placeIndex(land)),
    locate: async (point) => map.commune((await places.nearest(point)) ?? ""),
    offers,
    offer,
  };
  const close = async () => void (await Promise.all([api.close(), titles.close(), places.close(), sandbox?.close()]));
  return { doors, rome: titles, geo: places, demo, close };
}

/** The real service needs no key. In the demo the sandbox stands in for it when it cannot be reached. */
function geoUrls({ SANDBOX, GEO_API_URL }: Config, sandbox: string | undefined): string[] {
  if (sandbox === undefined) return [GEO_API_URL];
  return SANDBOX === "only" ? [sandbox] : [GEO_API_URL, sandbox];
}
