import { createOffersReader, type ReadOffers } from "../../adapters/france-travail/api/offers-reader.ts";
import { createReferenceLists, type ReferenceLists } from "../../adapters/france-travail/api/reference-lists.ts";
import { openRome } from "../../adapters/rome/rome.ts";
import { loadTerritory } from "../../adapters/territory.ts";
import { openFranceTravailClient } from "../../app/france-travail.ts";
import { createLog } from "../../app/log.ts";
import { type Config, isSandboxed } from "../../config.ts";
import { createLazy } from "../../core/async/lazy.ts";
import { type Atlas, createAtlas } from "../../core/places/atlas.ts";
import { createPlaceIndex } from "../../core/places/place-index.ts";
import type { WordLookups } from "./words.ts";

/**
 * What `tremplin offers` works with: the service or the sandbox, its lists, and what tells jobs and places by
 * their names.
 */
export type OffersContext = {
  read: ReadOffers;
  lists: ReferenceLists;
  map: () => Atlas;
  lookups: () => Promise<WordLookups>;
  fictitious: boolean;
  close: () => Promise<void>;
};

export async function openOffersContext(config: Config, now: () => Date): Promise<OffersContext> {
  const log = createLog("silent");
  const fictitious = isSandboxed(config).franceTravail;
  const sandbox = fictitious
    ? await (await import("../../sandbox/sandbox.ts")).startSandbox({ now, isPlentiful: true })
    : undefined;
  const client = openFranceTravailClient(config, sandbox?.urls, log);
  // Large, and needed by nobody who only counts.
  const land = createLazy(loadTerritory);
  const map = createLazy(() => createAtlas(land()));
  const pages = createLazy(() =>
    createOffersReader({ client, atlas: map(), centreOf: () => undefined, fictitious, log }),
  );
  const closing: (() => Promise<void>)[] = [client.close, async () => sandbox?.close()];

  async function lookups(): Promise<WordLookups> {
    const { ROME_SOURCE, DATA_DIR } = config;
    const titles = await openRome({ source: ROME_SOURCE, dataDir: DATA_DIR, log, now });
    closing.push(titles.close);
    return { rome: titles, findPlaces: createPlaceIndex(land()) };
  }

  return {
    read: (criteria) => pages()(criteria),
    lists: createReferenceLists({ client, dataDir: fictitious ? undefined : config.DATA_DIR, fictitious, log, now }),
    map,
    lookups,
    fictitious,
    close: async () => void (await Promise.all(closing.map((close) => close()))),
  };
}
