import { openGeo } from "../adapters/geo.ts";
import { openRome } from "../adapters/rome/rome.ts";
import type { OpenSourceWith } from "../adapters/source.ts";
import { loadTerritory } from "../adapters/territory.ts";
import type { Config } from "../config.ts";
import { createLazy } from "../core/async/lazy.ts";
import { createAtlas } from "../core/places/atlas.ts";
import { createPlaceIndex } from "../core/places/place-index.ts";
import type { Requester } from "../core/requester.ts";
import type { Kind } from "../core/search/kind.ts";
import type { Lookups } from "../core/understanding/interpretation.ts";
import { chooseKeylessAddresses } from "./keyless-addresses.ts";
import { createLog } from "./log.ts";
import { startOwnSandbox } from "./own-sandbox.ts";
import type { Departement, ReadSearch } from "./read-by-departement.ts";
import { deferAtlas } from "./reference-data.ts";
import { refuseRomeSource } from "./rome-source.ts";

/**
 * What one source has of one kind, for a command, and what finds jobs and places by their names. It needs no
 * store and no bot.
 */
export type KindSearch = {
  read: ReadSearch;
  /** All départements, for what is read one by one. */
  departements: () => readonly Departement[];
  lookups: Lookups;
  fictitious: boolean;
  close: () => Promise<void>;
};

/** Which kind, and the source that has it; `fictitious`: the sandbox stands in for it. */
export type SearchedKind = { kind: Kind; open: OpenSourceWith<Config>; fictitious: boolean };

/** Opens what is configured; in a demo it starts the sandbox, which `close` stops. */
export async function openKindSearch(
  config: Config,
  now: () => Date,
  { kind, open, fictitious }: SearchedKind,
): Promise<KindSearch> {
  const log = createLog("silent");
  const sandbox = fictitious ? await startOwnSandbox(now) : undefined;
  const { ROME_SOURCE, DATA_DIR: dataDir, GEO_API_URL } = config;
  const rome = await openRome({ source: ROME_SOURCE, dataDir, log, now }).catch(refuseRomeSource);
  const geo = await openGeo({ ...chooseKeylessAddresses(config, GEO_API_URL, sandbox?.urls.geo), dataDir, log });
  const territory = createLazy(loadTerritory);
  const placeIndex = createLazy(() => createPlaceIndex(territory()));
  const { centreOf, centreSoon, centresWithin, prepare: prepareCentres } = geo;
  const source = open(config, {
    ...{ centreOf, centreSoon, centresWithin, prepareCentres, rome, log, now },
    atlas: deferAtlas(createLazy(() => createAtlas(territory()))),
    shareOf: () => 0,
    sandbox: sandbox?.urls,
    chooseAddresses: (real, name) => chooseKeylessAddresses(config, real, sandbox?.urls[name]),
  });
  const read = source.forPeople.readers[kind];
  if (!read) throw new Error(`${source.profile.label} has no reader for searches of kind ${kind}`);
  return {
    read: (search) => read(search, 0, () => [prompt]),
    departements: () => territory().departements.map((one) => ({ kind: "departement" as const, ...one })),
    lookups: { findTitles: rome.findTitles, findPlaces: (...asked) => placeIndex()(...asked) },
    fictitious,
    close: async () =>
      void (await Promise.all([source.close(), geo.close(), rome.close(), ...(sandbox ? [sandbox.close()] : [])])),
  };
}

/** Who waits for a command, however long its calls wait for their turns. */
const prompt: Requester = { person: "prompt", onWait: () => {} };
