import type { Geo } from "../adapters/geo.ts";
import type { Rome } from "../adapters/rome/rome.ts";
import type { OpenSource } from "../adapters/source.ts";
import type { Store } from "../adapters/store.ts";
import type { Suggestions } from "../bots/platform.ts";
import { type Config, isDemo, isSandboxed } from "../config.ts";
import type { Feed } from "../core/alerts/feed.ts";
import { ifSourceFails, NotAtHand } from "../core/failure.ts";
import { findNearest } from "../core/offers/nearest.ts";
import { fetchCentres } from "../core/places/area.ts";
import type { GetCentre } from "../core/places/atlas.ts";
import { replaceMergedCommune, wrapFeedForMergedCommunes } from "../core/places/merged-communes.ts";
import { AbandonedCall, askNobody } from "../core/requester.ts";
import type { Search } from "../core/search/search.ts";
import type { ReadOffer, ReadPage, Services } from "../core/services.ts";
import type { Health, Log } from "../core/telemetry.ts";
import type { Lookups } from "../core/understanding/interpretation.ts";
import { type DataServices, openDataServices } from "./data-services.ts";
import { readWithEvents } from "./events-beside.ts";
import { createMarketPictures } from "./market-pictures.ts";
import { createOffersFile } from "./offers-file.ts";
import { startOwnSandbox } from "./own-sandbox.ts";
import { openReferenceData, type ReferenceData } from "./reference-data.ts";
import {
  collectFeeds,
  collectPorts,
  combineHealth,
  combineOfferReaders,
  combineReaders,
  findMarketReader,
  paginateEach,
} from "./source-set.ts";
import { allSources, openSources, type SourceOpeners } from "./sources.ts";

/**
 * The outside world, opened: the ports of the core, what alerts are fed by, and the reference data behind
 * them.
 */
export type AppServices = {
  ports: Services;
  feeds: Feed[];
  /**
   * For alerts, which nobody waits for: how many offers a search has now, undefined when no service can tell;
   * and one offer.
   */
  count: (search: Search) => Promise<number | undefined>;
  offerInBackground: ReadOffer;
  suggest: Suggestions;
  /** What finds jobs and places by their names. */
  lookups: Lookups;
  prepare: ReferenceData["prepare"];
  /** Shows the credentials to the services that take some: what is wrong with them is said in the log. */
  signIn: () => Promise<void>;
  codes: ReferenceData["codes"];
  rome: Rome;
  geo: Geo;
  /** The services beyond offers. */
  data: DataServices;
  /**
   * Of the sources and the services beyond offers, together: "degraded" while one has asked for a long wait.
   */
  health: () => Health;
  demo: boolean;
  close: () => Promise<void>;
};

/**
 * Opens the sources that are configured, or the sandbox in their place. Waits for no network. Last of
 * all: limits on calls that other processes keep with this one, and what they read for one another.
 */
export async function openServices(
  config: Config,
  log: Log,
  now: () => Date,
  openers: SourceOpeners = allSources,
  { openLimit, openCache }: Pick<Store, "openLimit" | "openCache"> = {},
): Promise<AppServices> {
  const isNeeded = Object.values(isSandboxed(config)).includes(true);
  const sandbox = isNeeded ? await startOwnSandbox(now) : undefined;
  const reference = await openReferenceData(config, sandbox?.urls.geo, log, now);
  const { atlas, rome, geo, shareOf, prepareAtlas, codes } = reference;
  const { centreOf, centreSoon, centresWithin } = geo;
  const prepareCentres = geo.prepare;
  const known = { atlas, centreOf, centreSoon, centresWithin, prepareCentres, shareOf, rome };
  const context = { ...known, openLimit, openCache, log, now };
  const sources = openSources(openers, config, sandbox?.urls, context);
  const data = openDataServices(config, sandbox?.urls, {
    ...{ atlas, prepareAtlas, centreOf, centreSoon, openLimit, log, now },
    dataDir: config.DATA_DIR,
  });
  const pictures = createMarketPictures(log);
  const prepareSources = async () => {
    for (const source of sources) await source.prepare?.();
  };
  const prepare = async () => {
    await reference.prepare();
    await prepareSources();
  };
  const counts = paginateEach(
    combineReaders(sources, ({ inBackground }) => inBackground.readers),
    now,
  );
  const readInBackground = combineOfferReaders(sources, ({ inBackground }) => inBackground);
  const toCurrentSearch = async (search: Search) => {
    await prepareAtlas();
    return replaceMergedCommune(search, atlas);
  };
  return {
    ports: {
      ...createOfferServices({ sources, toCurrentSearch, centreOf, now, log }),
      ...createPlaceServices(reference, toCurrentSearch),
      understand: reference.understand,
      readMessage: reference.readMessage,
      readGrave: reference.readGrave,
      findGraveCase: reference.findGraveCase,
      isNearGrave: reference.isNearGrave,
      isPersonal: reference.isPersonal,
      findSaying: reference.findSaying,
      findFamilies: reference.findFamilies,
      ready: prepare,
      rome: (search) => ({ version: rome.about().version, relatives: codes(search).related.length }),
      codes,
      titleOfJob: rome.titleOfJob,
      pictures: pictures.ofMarket,
      ...collectPorts(sources),
      ...data.ports,
    },
    feeds: collectFeeds(sources).map((feed) => ({
      ...wrapFeedForMergedCommunes(feed, atlas),
      ready: async () => {
        await reference.prepareForAlerts();
        await prepareSources();
      },
    })),
    count: async (search) => {
      const current = await toCurrentSearch(search);
      return (await ifSourceFails(counts[search.kind](current, 1), () => undefined))?.total;
    },
    offerInBackground: async (search, listed) => readInBackground(await toCurrentSearch(search), listed),
    suggest: reference.suggest,
    lookups: { findTitles: rome.findTitles, findPlaces: reference.findPlaces },
    prepare: async () => {
      await prepare();
      // Nobody's first word waits for the lists of these.
      await data.prepare();
    },
    // A service that does not answer yet is asked again by the first search.
    signIn: async () => {
      await Promise.all(sources.map(({ signIn = async () => {} }) => ifSourceFails(signIn(), () => {})));
    },
    codes,
    // With nothing but the sandbox, no list is fetched from anywhere.
    rome: { ...rome, isDue: async () => config.SANDBOX !== "only" && rome.isDue() },
    geo,
    data,
    health: () => combineHealth([...sources, ...data.services]),
    demo: isDemo(config),
    close: async () => {
      const closing = [...sources.map((source) => source.close()), data.close(), reference.close(), pictures.close()];
      await Promise.all([...closing, sandbox?.close()]);
    },
  };
}

type ToCurrentSearch = (search: Search) => Promise<Search>;

type OfferServiceOptions = {
  sources: readonly OpenSource[];
  toCurrentSearch: ToCurrentSearch;
  centreOf: GetCentre;
  now: () => Date;
  log: Log;
};

type OfferPort = "sources" | "offers" | "offersToCount" | "offer" | "nearest" | "atHand" | "market" | "file";

/** What people ask of the sources. */
function createOfferServices({
  sources,
  toCurrentSearch,
  centreOf,
  now,
  log,
}: OfferServiceOptions): Pick<Services, OfferPort> {
  const readers = combineReaders(sources, ({ forPeople }) => forPeople.readers);
  const pages = paginateEach(readers, now);
  const readOffer = combineOfferReaders(sources, ({ forPeople }) => forPeople);
  const readMarket = findMarketReader(sources);
  const fileReaders = combineReaders(sources, ({ forFiles }) => forFiles);
  const makeFile = createOffersFile(({ kind }) => fileReaders[kind], now);
  const readAlone: ReadPage = (search, ...how) => pages[search.kind](search, ...how);
  const readPage = readWithEvents(readAlone, now, log);
  const offers: Services["offers"] = async (search, ...how) => readPage(await toCurrentSearch(search), ...how);
  const offersToCount: ReadPage = async (search, ...how) => readAlone(await toCurrentSearch(search), ...how);
  const offer: Services["offer"] = async (search, listed, askedBy) =>
    readOffer(await toCurrentSearch(search), listed, askedBy);
  const nearest: Services["nearest"] = async (search, askedBy) =>
    findNearest(readers[search.kind], await toCurrentSearch(search), askedBy);
  return {
    sources: sources.map(({ profile }) => profile),
    offers,
    offersToCount,
    offer,
    nearest,
    atHand: createAtHand({ offers, offersToCount, offer, nearest }, toCurrentSearch, centreOf),
    market: async (search, depth, askedBy) => readMarket(await toCurrentSearch(search), depth, askedBy),
    file: async (search, askedBy) => makeFile(await toCurrentSearch(search), askedBy),
  };
}

/** The same without any call: where one would have to be made, nobody wants it. */
function createAtHand(
  { offers, offersToCount, offer, nearest }: Required<Pick<Services, "offers" | "offersToCount" | "offer" | "nearest">>,
  toCurrentSearch: ToCurrentSearch,
  centreOf: GetCentre,
): NonNullable<Services["atHand"]> {
  const read = async <T>(search: Search, reading: () => Promise<T>): Promise<T> => {
    const { place } = await toCurrentSearch(search);
    await fetchCentres(place, async (commune) => {
      const centre = centreOf(commune);
      if (!centre) throw new NotAtHand();
      return centre;
    });
    return reading().catch((error: unknown) => {
      throw error instanceof AbandonedCall ? new NotAtHand() : error;
    });
  };
  return {
    offers: (search, page, readBefore) => read(search, () => offers(search, page, readBefore, askNobody)),
    offersToCount: (search, page, readBefore) => read(search, () => offersToCount(search, page, readBefore, askNobody)),
    offer: (search, listed) => read(search, () => offer(search, listed, askNobody)),
    nearest: (search) => read(search, () => nearest(search, askNobody)),
  };
}

/** What the core asks about places. */
function createPlaceServices(
  { atlas, rome, geo, prepareAtlas }: ReferenceData,
  toCurrentSearch: ToCurrentSearch,
): Pick<Services, "lookup" | "locate" | "today" | "centres"> {
  return {
    lookup: {
      title: rome.titleOf,
      place: (kind, code) => (kind === "commune" ? atlas.commune(code) : atlas.place(kind, code)),
    },
    locate: async (point) => {
      await prepareAtlas();
      return atlas.commune((await geo.nearest(point)) ?? "");
    },
    today: toCurrentSearch,
    centres: (search) => fetchCentres(replaceMergedCommune(search, atlas).place, geo.centreSoon),
  };
}
