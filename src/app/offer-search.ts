import { listDepartements } from "../adapters/france-travail/api/covered.ts";
import { readListedOffer } from "../adapters/france-travail/api/listed-offer.ts";
import {
  createOffersReader,
  createRowsReader,
  type OffersReaderOptions,
  type ReadOffers,
} from "../adapters/france-travail/api/offers-reader.ts";
import { createReferenceLists, type ReferenceLists } from "../adapters/france-travail/api/reference-lists.ts";
import type { JournaledHarvestDeps } from "../adapters/france-travail/harvest/harvest-to-journal.ts";
import type { WordLookups } from "../adapters/france-travail/search/criteria-of-words.ts";
import type { PulledOffer } from "../adapters/hrflow/prepare.ts";
import { openRome } from "../adapters/rome/rome.ts";
import { loadTerritory } from "../adapters/territory.ts";
import { type Config, isSandboxed } from "../config.ts";
import { createLazy } from "../core/async/lazy.ts";
import { createAtlas } from "../core/places/atlas.ts";
import { createPlaceIndex } from "../core/places/place-index.ts";
import { openFranceTravailClient } from "./france-travail.ts";
import { createLog } from "./log.ts";
import { startOwnSandbox } from "./own-sandbox.ts";
import { refuseRomeSource } from "./rome-source.ts";

/**
 * France Travail by any parameter of its API, for a command or a connector: the service or the sandbox, its
 * lists, and what finds jobs and places by their names. It needs no store and no bot.
 */
export type OfferSearch = JournaledHarvestDeps & {
  read: ReadOffers;
  /** The same with each offer as the API lists it, for who hands offers to another tool. */
  readListed: (people: { withContacts: boolean }) => ReadOffers<PulledOffer>;
  lists: ReferenceLists;
  /** Opens the reference data: only words need it. */
  openLookups: () => Promise<WordLookups>;
  close: () => Promise<void>;
};

/** Opens what is configured; in a demo it starts the sandbox, which `close` stops. */
export async function openOfferSearch(config: Config, now: () => Date): Promise<OfferSearch> {
  const log = createLog("silent");
  const fictitious = isSandboxed(config).franceTravail;
  const sandbox = fictitious ? await startOwnSandbox(now) : undefined;
  const client = openFranceTravailClient(config, sandbox?.urls, log);
  // The territory is large, and a search that only counts needs none of it.
  const territory = createLazy(loadTerritory);
  const atlas = createLazy(() => createAtlas(territory()));
  const opened = (): OffersReaderOptions => ({ client, atlas: atlas(), centreOf: () => undefined, fictitious, log });
  const reader = createLazy(() => createOffersReader(opened()));
  const closing: (() => Promise<void>)[] = [client.close, async () => sandbox?.close()];

  async function openLookups(): Promise<WordLookups> {
    const { ROME_SOURCE, DATA_DIR } = config;
    const rome = await openRome({ source: ROME_SOURCE, dataDir: DATA_DIR, log, now }).catch(refuseRomeSource);
    closing.push(rome.close);
    return { rome, findPlaces: createPlaceIndex(territory()) };
  }

  return {
    read: (criteria) => reader()(criteria),
    readListed: (people) =>
      createRowsReader(opened(), ({ id, offer, raw }) => ({
        key: `ft:${id}`,
        ...(offer ? { offer, listed: readListedOffer(raw, people) } : {}),
      })),
    lists: createReferenceLists({ client, dataDir: fictitious ? undefined : config.DATA_DIR, fictitious, log, now }),
    departements: (region) => listDepartements(atlas(), region),
    openLookups,
    fictitious,
    dataDir: config.DATA_DIR,
    close: async () => void (await Promise.all(closing.map((close) => close()))),
  };
}
