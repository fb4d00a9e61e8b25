import { openGeo } from "../adapters/geo.ts";
import { openAlternanceSource } from "../adapters/la-bonne-alternance/source.ts";
import { openRome } from "../adapters/rome/rome.ts";
import { loadTerritory } from "../adapters/territory.ts";
import { type Config, isSandboxed } from "../config.ts";
import { createLazy } from "../core/async/lazy.ts";
import type { OfferReading } from "../core/offers/pages.ts";
import { createAtlas } from "../core/places/atlas.ts";
import { createPlaceIndex } from "../core/places/place-index.ts";
import type { Search } from "../core/search/search.ts";
import type { Lookups } from "../core/understanding/interpretation.ts";
import { chooseKeylessAddresses } from "./keyless-addresses.ts";
import { createLog } from "./log.ts";
import { startOwnSandbox } from "./own-sandbox.ts";
import { deferAtlas } from "./reference-data.ts";
import { refuseRomeSource } from "./rome-source.ts";

/**
 * The companies of La bonne alternance, for a command, and what finds jobs and places by their names. It
 * needs no store and no bot.
 */
export type CompanySearch = {
  read: (search: Search) => Promise<OfferReading>;
  lookups: Lookups;
  fictitious: boolean;
  close: () => Promise<void>;
};

/** Opens what is configured; in a demo it starts the sandbox, which `close` stops. */
export async function openCompanySearch(config: Config, now: () => Date): Promise<CompanySearch> {
  const log = createLog("silent");
  const fictitious = isSandboxed(config).alternance;
  const sandbox = fictitious ? await startOwnSandbox(now) : undefined;
  const { ROME_SOURCE, DATA_DIR: dataDir, GEO_API_URL } = config;
  const rome = await openRome({ source: ROME_SOURCE, dataDir, log, now }).catch(refuseRomeSource);
  const geo = await openGeo({ ...chooseKeylessAddresses(config, GEO_API_URL, sandbox?.urls.geo), dataDir, log });
  const territory = createLazy(loadTerritory);
  const placeIndex = createLazy(() => createPlaceIndex(territory()));
  const { centreOf, centreSoon, centresWithin, prepare: prepareCentres } = geo;
  const source = openAlternanceSource(config, {
    ...{ centreOf, centreSoon, centresWithin, prepareCentres, rome, log, now },
    atlas: deferAtlas(createLazy(() => createAtlas(territory()))),
    shareOf: () => 0,
    sandbox: sandbox?.urls,
    chooseAddresses: (real, name) => chooseKeylessAddresses(config, real, sandbox?.urls[name]),
  });
  const { entreprises } = source.forPeople.readers;
  if (!entreprises) throw new Error("La bonne alternance lists companies: its source has no reader of them");
  return {
    read: (search) => entreprises(search, 0),
    lookups: { findTitles: rome.findTitles, findPlaces: (...asked) => placeIndex()(...asked) },
    fictitious,
    close: async () =>
      void (await Promise.all([source.close(), geo.close(), rome.close(), ...(sandbox ? [sandbox.close()] : [])])),
  };
}
