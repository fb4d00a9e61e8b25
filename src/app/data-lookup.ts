import { openGeo } from "../adapters/geo.ts";
import { loadTerritory } from "../adapters/territory.ts";
import { type Config, isSandboxed } from "../config.ts";
import { createLazy } from "../core/async/lazy.ts";
import { createAtlas } from "../core/places/atlas.ts";
import type { FindPlaces } from "../core/places/found-places.ts";
import { createPlaceIndex } from "../core/places/place-index.ts";
import { type DataServices, openDataServices } from "./data-services.ts";
import { chooseKeylessAddresses } from "./keyless-addresses.ts";
import { createLog } from "./log.ts";
import { startOwnSandbox } from "./own-sandbox.ts";
import { deferAtlas } from "./reference-data.ts";

/**
 * The services beyond offers, for a command, and what finds places by their names. It needs no store and no
 * bot.
 */
export type DataLookup = { data: DataServices; findPlaces: FindPlaces; close: () => Promise<void> };

/** Opens what is configured; in a demo it starts the sandbox, which `close` stops. */
export async function openDataLookup(config: Config, now: () => Date): Promise<DataLookup> {
  const log = createLog("silent");
  const isDemoNeeded = Object.values(isSandboxed(config)).includes(true);
  const sandbox = isDemoNeeded ? await startOwnSandbox(now) : undefined;
  const { DATA_DIR: dataDir, GEO_API_URL } = config;
  const geo = await openGeo({ ...chooseKeylessAddresses(config, GEO_API_URL, sandbox?.urls.geo), dataDir, log });
  const territory = createLazy(loadTerritory);
  const atlas = createLazy(() => createAtlas(territory()));
  const placeIndex = createLazy(() => createPlaceIndex(territory()));
  const data = openDataServices(config, sandbox?.urls, {
    atlas: deferAtlas(atlas),
    prepareAtlas: async () => atlas(),
    centreOf: geo.centreOf,
    centreSoon: geo.centreSoon,
    dataDir,
    log,
    now,
  });
  return {
    data,
    findPlaces: (...asked) => placeIndex()(...asked),
    close: async () => void (await Promise.all([data.close(), geo.close(), sandbox?.close()])),
  };
}
