import { type CatalogueClient, createCatalogueClient } from "../adapters/cpf/client.ts";
import type { CatalogueHarvestDeps } from "../adapters/cpf/harvest/read-all.ts";
import { loadTrainingThemes, type TrainingTheme } from "../adapters/cpf/themes.ts";
import { openRome } from "../adapters/rome/rome.ts";
import { loadTerritory } from "../adapters/territory.ts";
import { type Config, isDemo } from "../config.ts";
import { createLazy } from "../core/async/lazy.ts";
import { type Atlas, createAtlas } from "../core/places/atlas.ts";
import { createPlaceIndex } from "../core/places/place-index.ts";
import type { Lookups } from "../core/understanding/interpretation.ts";
import { loadTables } from "./faulty-table.ts";
import { chooseKeylessAddresses } from "./keyless-addresses.ts";
import { createLog } from "./log.ts";
import { startOwnSandbox } from "./own-sandbox.ts";
import { refuseRomeSource } from "./rome-source.ts";

/**
 * The catalogue of trainings, for a command, and what finds jobs and places by their names. It needs no store
 * and no bot.
 */
export type TrainingSearch = CatalogueHarvestDeps & {
  client: CatalogueClient;
  themes: readonly TrainingTheme[];
  /** Opens the reference data: only words need it. */
  openLookups: () => Promise<Lookups & { romeOf: (title: string) => string | undefined }>;
  atlas: () => Atlas;
  close: () => Promise<void>;
};

/** Opens it where it is configured to be; in a demo it starts the sandbox, which `close` stops. */
export async function openTrainingSearch(config: Config, now: () => Date): Promise<TrainingSearch> {
  const themes = loadTables(loadTrainingThemes);
  const log = createLog("silent");
  const sandbox = isDemo(config) ? await startOwnSandbox(now) : undefined;
  const client = createCatalogueClient({
    ...chooseKeylessAddresses(config, config.CPF_API_URL, sandbox?.urls.cpf),
    log,
    now,
  });
  // The territory is large, and a search by codes alone needs none of it.
  const territory = createLazy(loadTerritory);
  const closing: (() => Promise<void>)[] = [client.close, async () => sandbox?.close()];
  return {
    client,
    themes,
    dataDir: config.DATA_DIR,
    openLookups: async () => {
      const { ROME_SOURCE, DATA_DIR } = config;
      const rome = await openRome({ source: ROME_SOURCE, dataDir: DATA_DIR, log, now }).catch(refuseRomeSource);
      closing.push(rome.close);
      return { findTitles: rome.findTitles, romeOf: rome.romeOf, findPlaces: createPlaceIndex(territory()) };
    },
    atlas: createLazy(() => createAtlas(territory())),
    close: async () => void (await Promise.all(closing.map((close) => close()))),
  };
}
