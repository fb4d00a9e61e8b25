import { type Lists, lists } from "../../adapters/france-travail/lists.ts";
import { offerPages, type ReadOffers } from "../../adapters/france-travail/pages.ts";
import { rome as openRome } from "../../adapters/rome/rome.ts";
import { territory } from "../../adapters/territory.ts";
import { type Config, isSandboxed } from "../../config.ts";
import { lazy } from "../../core/lazy.ts";
import { type Atlas, atlas } from "../../core/places/atlas.ts";
import { placeIndex } from "../../core/places/place-index.ts";
import { clientOfFranceTravail } from "../../france-travail.ts";
import { makeLog } from "../../log.ts";
import type { Lookups } from "./asked.ts";

/** What `tremplin offers` works with: the service or the sandbox, its lists, and what tells jobs and places by their names. */
export type Opened = {
  read: ReadOffers;
  lists: Lists;
  map: () => Atlas;
  lookups: () => Promise<Lookups>;
  fictitious: boolean;
  close: () => Promise<void>;
};

export async function openOffers(config: Config, now: () => Date): Promise<Opened> {
  const log = makeLog("silent");
  const fictitious = isSandboxed(config).franceTravail;
  const sandbox = fictitious
    ? await (await import("../../sandbox/sandbox.ts")).startSandbox({ now, isPlentiful: true })
    : undefined;
  const client = clientOfFranceTravail(config, sandbox?.urls, log);
  // Large, and needed by nobody who only counts.
  const land = lazy(territory);
  const map = lazy(() => atlas(land()));
  const pages = lazy(() => offerPages({ client, atlas: map(), centreOf: () => undefined, fictitious, log }));
  const closing: (() => Promise<void>)[] = [client.close, async () => sandbox?.close()];

  async function lookups(): Promise<Lookups> {
    const { ROME_SOURCE, DATA_DIR } = config;
    const titles = await openRome({ source: ROME_SOURCE, dataDir: DATA_DIR, log, now });
    closing.push(titles.close);
    return { rome: titles, findPlaces: placeIndex(land()) };
  }

  return {
    read: (criteria) => pages()(criteria),
    lists: lists({ client, dataDir: fictitious ? undefined : config.DATA_DIR, fictitious, log, now }),
    map,
    lookups,
    fictitious,
    close: async () => void (await Promise.all(closing.map((close) => close()))),
  };
}
