import { toBackgroundClient } from "../adapters/france-travail/api/client.ts";
import { createOutdatedCodes } from "../adapters/france-travail/api/outdated-codes.ts";
import { createReferenceLists } from "../adapters/france-travail/api/reference-lists.ts";
import {
  createFranceTravail,
  type FranceTravail,
  franceTravailName as nameOfFranceTravail,
} from "../adapters/france-travail/france-travail.ts";
import { type Geo, type GeoOptions, openGeo } from "../adapters/geo.ts";
import {
  createAlternanceClient as alternanceClient,
  toBackgroundAlternanceClient as alternanceInBackground,
  alternanceName as nameOfAlternance,
} from "../adapters/la-bonne-alternance/client.ts";
import {
  createLaBonneAlternance,
  type LaBonneAlternance,
} from "../adapters/la-bonne-alternance/la-bonne-alternance.ts";
import { openRome, type Rome } from "../adapters/rome/rome.ts";
import { loadTerritoryInSteps } from "../adapters/territory.ts";
import { type Config, isDemo, isSandboxed } from "../config.ts";
import type { Feed } from "../core/alerts/feed.ts";
import { createLazySteps } from "../core/async/steps.ts";
import { ifSourceFails } from "../core/failure.ts";
import { mergeReaders, type OfferReader, paginate } from "../core/offers/pages.ts";
import { type Atlas, createAtlasInSteps } from "../core/places/atlas.ts";
import { replaceMergedCommune, wrapFeedForMergedCommunes } from "../core/places/merged-communes.ts";
import { formatPlace } from "../core/places/place.ts";
import { createPlaceIndexInSteps } from "../core/places/place-index.ts";
import { computePopulationShares } from "../core/places/territory.ts";
import type { Kind } from "../core/search/kind.ts";
import type { Search } from "../core/search/search.ts";
import type { ReadOffer, ReadPage, Services } from "../core/services.ts";
import type { Health, Log } from "../core/telemetry.ts";
import { createUnderstander } from "../core/understanding/understand.ts";
import { openFranceTravailClient } from "./france-travail.ts";
import { createMarketPictures } from "./market-pictures.ts";
import { createOffersFile } from "./offers-file.ts";

/** The outside world, opened: the doors of the core, what alerts are fed by, and the reference data behind them. */
export type AppServices = {
  doors: Services;
  feeds: Feed[];
  /** For alerts, which nobody waits for: how many offers a search has now, undefined when no service can tell; and one offer. */
  count: (search: Search) => Promise<number | undefined>;
  offerInBackground: ReadOffer;
  /** What a half-written job or town may become, as labels that are understood when they come back. */
  suggest: { ready: () => Promise<void>; jobs: (typed: string) => string[]; towns: (typed: string) => string[] };
  /** Works out what the first word needs, a step at a time, so that whoever comes meanwhile does not wait for all of it. */
  prepare: () => Promise<void>;
  /** The ROME codes of a search as they are now, and those of related jobs. */
  codes: (search: Search) => { ticked: string[]; related: string[] };
  rome: Rome;
  geo: Geo;
  /** Of the services of offers, together: "degraded" while one has asked for a long wait. */
  health: () => Health;
  demo: boolean;
  close: () => Promise<void>;
};

/** A list of suggestions holds so many (Discord, autocomplete). */
const maxSuggestions = 25;

/** Of all that a conversation waits for, one service may take so much. */
const deadlineMs = 13_000;

/** Opens the services that are configured, or the sandbox in their place. Waits for no network. */
export async function openServices(config: Config, log: Log, now: () => Date): Promise<AppServices> {
  const isFictitious = isSandboxed(config);
  const needsSandbox = isFictitious.franceTravail || isFictitious.alternance;
  const sandbox = needsSandbox
    ? await (await import("../sandbox/sandbox.ts")).startSandbox({ now, isPlentiful: true })
    : undefined;
  // Large, and needed by nobody before the first word: the start does not wait for it.
  const charted = createLazySteps(function* () {
    return yield* createAtlasInSteps(yield* loadTerritoryInSteps());
  });
  const map = deferAtlas(charted.now);
  const placeNames = createLazySteps(function* () {
    return yield* createPlaceIndexInSteps(yield* loadTerritoryInSteps());
  });
  const findPlaces = placeNames.now;
  const titles = await openRome({ source: config.ROME_SOURCE, dataDir: config.DATA_DIR, log, now });
  const places = await openGeo({ ...geoUrls(config, sandbox?.urls.geo), dataDir: config.DATA_DIR, log });
  const { centreOf, centreSoon, centresWithin } = places;
  const shared = { atlas: map, centreOf, centreSoon, rome: titles, log, now };
  const shares = createLazySteps(function* () {
    return computePopulationShares(yield* loadTerritoryInSteps());
  });

  const ft = openFranceTravailClient(config, sandbox?.urls, log);
  const dataDir = isFictitious.franceTravail ? undefined : config.DATA_DIR;
  const codeLists = createReferenceLists({
    client: toBackgroundClient(ft),
    dataDir,
    fictitious: isFictitious.franceTravail,
    log,
    now,
  });
  const goneCodes = createOutdatedCodes({ lists: codeLists, log, now });
  const jobsBy = (client: typeof ft) =>
    createFranceTravail({
      ...shared,
      client,
      centresWithin,
      shareOf: (departement) => shares.now()(departement),
      fictitious: isFictitious.franceTravail,
      outdated: goneCodes,
    });
  const jobs = jobsBy(ft);
  // The same for alerts: people's calls go first.
  const jobsInBackground = jobsBy({ ...ft, ...toBackgroundClient(ft) });

  const ownAlternance = isFictitious.alternance ? undefined : config;
  const lba = alternanceClient({
    apiUrl: ownAlternance?.ALTERNANCE_API_URL ?? sandbox?.urls.alternance ?? "",
    token: ownAlternance?.ALTERNANCE_API_TOKEN ?? "sandbox",
    log,
  });
  const trainingBy = (client: typeof lba) =>
    createLaBonneAlternance({ ...shared, client, fictitious: isFictitious.alternance });
  const training = trainingBy(lba);
  const trainingInBackground = trainingBy({ ...lba, ...alternanceInBackground(lba) });

  const readersOf = (theirs: FranceTravail, ours: LaBonneAlternance): Record<Kind, OfferReader> => ({
    emploi: theirs.offers,
    alternance: mergeReaders(
      [
        { service: nameOfFranceTravail, read: theirs.offers, own: "ft:" },
        { service: nameOfAlternance, read: ours.offers, own: "lba:" },
      ],
      deadlineMs,
    ),
    entreprises: ours.companies,
  });
  const readers = readersOf(jobs, training);
  const sources = pageEachKind(readers, now);
  const counted = pageEachKind(readersOf(jobsInBackground, trainingInBackground), now);
  // A file takes several pages, which nobody reads one by one; of La bonne alternance it is what the list was made of.
  const readersForFiles = readersOf(jobsInBackground, training);
  /** What La bonne alternance listed of France Travail has a handle: where France Travail is another world, or does not answer, it can be had there. */
  const offerOf =
    (theirs: FranceTravail, ours: LaBonneAlternance): ReadOffer =>
    async (search, listed) => {
      if (listed.key.startsWith("lba:")) return ours.offer(search, listed);
      if (listed.handle === undefined) return theirs.offer(search, listed);
      if (isFictitious.franceTravail !== isFictitious.alternance) return ours.offer(search, listed);
      return ifSourceFails(theirs.offer(search, listed), () => ours.offer(search, listed));
    };

  const today = (search: Search) => replaceMergedCommune(search, map);
  const ownFeeds: Feed[] = [
    {
      name: "ft",
      service: nameOfFranceTravail,
      kinds: ["emploi", "alternance"],
      upTo: isFictitious.franceTravail ? now : ft.time,
      gather: jobsInBackground.gather,
    },
    {
      name: "lba",
      service: nameOfAlternance,
      kinds: ["alternance"],
      upTo: isFictitious.alternance ? now : lba.time,
      gather: training.gather,
    },
  ];
  /** What a search of an alert is read with: its job titles, its place, what is near it, and how many live there. */
  const ready = async () => {
    await titles.prepare();
    await charted.soon();
    await places.prepare();
    await shares.soon();
  };
  const feeds = ownFeeds.map((feed) => ({ ...wrapFeedForMergedCommunes(feed, map), ready }));
  const drawn = createMarketPictures(log);
  const codes = ({ titles: picked }: Search) => {
    const ticked = [...new Set(picked.map(({ code, rome }) => titles.romeOf(code) ?? rome))];
    return { ticked, related: titles.relatives(ticked) };
  };
  const file = createOffersFile(({ kind }) => readersForFiles[kind], now);
  const understand = createUnderstander(titles.findTitles, (typed, limit, guess) => findPlaces()(typed, limit, guess));
  /** What runs for the first time takes thrice as long: a few words are read before anybody writes, the simple ones first. */
  const warmed = createLazySteps(function* () {
    titles.findTitles("boulangr");
    yield;
    findPlaces()("marseile");
    yield;
    for (const text of ["lyon", "boulanger", "boulanger lyon"]) {
      understand(text);
      yield;
    }
  });
  /** One after the other: side by side they would take as long, and more memory at once. */
  const prepare = async () => {
    await titles.prepare();
    await charted.soon();
    await placeNames.soon();
    await warmed.soon();
  };
  const doors: Services = {
    understand,
    lookup: {
      title: titles.titleOf,
      place: (kind, code) => (kind === "commune" ? map.commune(code) : map.place(kind, code)),
    },
    ready: prepare,
    locate: async (point) => {
      await charted.soon();
      return map.commune((await places.nearest(point)) ?? "");
    },
    offers: async (search, page, read) => {
      await charted.soon();
      return sources[search.kind](today(search), page, read);
    },
    offer: async (search, listed) => {
      await charted.soon();
      return offerOf(jobs, training)(today(search), listed);
    },
    // Counts and pay are France Travail's: what the other service alone has is not in them.
    market: async (search, depth) => ({
      ...(await charted.soon().then(() => jobs.market(today(search), depth))),
      ...(search.kind === "alternance" ? { without: nameOfAlternance } : {}),
    }),
    pictures: drawn.ofMarket,
    file: async (search) => {
      await charted.soon();
      return file(today(search));
    },
    rome: (search) => ({ version: titles.about().version, relatives: codes(search).related.length }),
    codes,
    today: async (search) => {
      await charted.soon();
      return today(search);
    },
    centre: async (search) => {
      const { place } = today(search);
      return place.kind === "commune" ? centreSoon(place.code) : undefined;
    },
  };
  const close = async () =>
    void (await Promise.all([
      ft.close(),
      lba.close(),
      titles.close(),
      places.close(),
      drawn.close(),
      sandbox?.close(),
    ]));
  const suggest = {
    ready: prepare,
    jobs: (typed: string) => titles.findTitles(typed, maxSuggestions).map(({ title }) => title.label),
    towns: (typed: string) => findPlaces()(typed, maxSuggestions).places.map(formatPlace),
  };
  // With nothing but the sandbox, no list is fetched from anywhere.
  const isDue = async () => config.SANDBOX !== "only" && titles.isDue();
  const count = async (search: Search) => {
    await charted.soon();
    return (await ifSourceFails(counted[search.kind](today(search), 1), () => undefined))?.total;
  };
  return {
    doors,
    feeds,
    count,
    offerInBackground: async (search, listed) => {
      await charted.soon();
      return offerOf(jobsInBackground, trainingInBackground)(today(search), listed);
    },
    suggest,
    prepare,
    codes,
    rome: { ...titles, isDue },
    geo: places,
    health: () => (ft.health() === "ok" ? lba.health() : ft.health()),
    demo: isDemo(config),
    close,
  };
}

function pageEachKind(readers: Record<Kind, OfferReader>, now: () => Date): Record<Kind, ReadPage> {
  return {
    emploi: paginate(readers.emploi, now),
    alternance: paginate(readers.alternance, now),
    entreprises: paginate(readers.entreprises, now),
  };
}

/** An atlas that is drawn when it is first opened. */
function deferAtlas(real: () => Atlas): Atlas {
  return {
    commune: (code) => real().commune(code),
    communeAt: (postalCode, name) => real().communeAt(postalCode, name),
    communeNamed: (name, departement) => real().communeNamed(name, departement),
    isNameShared: (departement) => real().isNameShared(departement),
    departementNamed: (name) => real().departementNamed(name),
    departement: (code) => real().departement(code),
    departementsIn: (region) => real().departementsIn(region),
    place: (kind, code) => real().place(kind, code),
    regionNamed: (name) => real().regionNamed(name),
  };
}

/** The real service needs no key. In the demo the sandbox stands in for it when it cannot be reached. */
function geoUrls(config: Config, sandbox: string | undefined): Pick<GeoOptions, "urls" | "standIn"> {
  const { SANDBOX, GEO_API_URL } = config;
  return { urls: SANDBOX === "only" ? [] : [GEO_API_URL], standIn: isDemo(config) ? sandbox : undefined };
}
