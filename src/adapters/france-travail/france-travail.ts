import type { FeedBatch } from "../../core/alerts/feed.ts";
import type { FacetCounts } from "../../core/market/basis.ts";
import type { ReadMarket } from "../../core/market/market.ts";
import type { FoundOffer, Offer } from "../../core/offers/offer.ts";
import type { OfferReader, OfferReading } from "../../core/offers/pages.ts";
import { type Atlas, findCentre, type GetCentre } from "../../core/places/atlas.ts";
import type { Point } from "../../core/places/place.ts";
import { matches } from "../../core/search/matches.ts";
import { type Search, toSearchKey } from "../../core/search/search.ts";
import type { ReadOffer } from "../../core/services.ts";
import type { Log } from "../../core/telemetry.ts";
import { toFoundOffer } from "../found-offer.ts";
import type { Rome } from "../rome/rome.ts";
import { createTtlCache } from "../ttl-cache.ts";
import { createFranceTravailApi } from "./api/api.ts";
import type { OfferBlock } from "./api/block.ts";
import type { FranceTravailClient } from "./api/client.ts";
import { isCovered } from "./api/covered.ts";
import { criteriaToSearchParams } from "./api/criteria.ts";
import { maxReachableRows } from "./api/limits.ts";
import type { OutdatedCodes } from "./api/outdated-codes.ts";
import { resolveTickedCodes } from "./api/ticked-codes.ts";
import { listKeywords, type SearchPart, toCriteria } from "./api/to-criteria.ts";
import { createGatherer } from "./news/gather.ts";
import { createMarketReader } from "./search/market.ts";
import { type MatchingOffers, readMatchingOffers, uniqueOffers } from "./search/matching-offers.ts";

export type FranceTravailOptions = {
  client: FranceTravailClient;
  atlas: Atlas;
  /** The centre of a commune, fetched when it is not known yet; undefined when it cannot be had soon. */
  centreSoon: (commune: string) => Promise<Point | undefined>;
  centreOf: GetCentre;
  /** The communes whose centre is that near, by code; undefined while not all centres are known. */
  centresWithin: (point: Point, radiusKm: number) => string[] | undefined;
  /** A département's share of the country's inhabitants, and so about of its offers. */
  shareOf: (departement: string) => number;
  rome: Pick<Rome, "romeOf" | "relatives">;
  fictitious: boolean;
  outdated?: OutdatedCodes;
  log: Log;
  now: () => Date;
};

export type FranceTravail = {
  offers: OfferReader;
  offer: ReadOffer;
  /** Begins a reading of all that was published for all alerts of a run. */
  gather: () => FeedBatch;
  /** What a picture of the market is drawn from. */
  market: ReadMarket;
};

const quarterOfAnHour = 15 * 60_000;
/** Blocks of 150 offers, some 300 kB each. */
const maxBlocks = 60;

/**
 * Job offers of France Travail. A search is read as parts: the ticked codes first, then those of the same
 * family, each in blocks of 150 that are kept for a quarter of an hour, filtered by what belongs to the
 * search.
 */
export function createFranceTravail(options: FranceTravailOptions): FranceTravail {
  const { centreOf, centreSoon, rome, now } = options;
  const { readBlock, readCounts, readOffer } = createFranceTravailApi(options);
  const recent = createTtlCache<OfferBlock>(maxBlocks, quarterOfAnHour, () => now().getTime());
  const counted = createTtlCache<FacetCounts>(maxBlocks, quarterOfAnHour, () => now().getTime());

  const centreFor = async ({ place }: Search) => (place.kind === "commune" ? await centreSoon(place.code) : undefined);

  async function offers(search: Search, wanted: number): Promise<OfferReading> {
    const centre = await centreFor(search);
    const found: FoundOffer[] = [];
    let total = 0;
    let exact = true;
    let complete = true;
    for (const { part, related } of partsOf(search)) {
      const lane = await readPart(search, part, centre, wanted - found.length);
      const fresh = lane.offers.filter(({ key }) => !found.some(({ offer }) => offer.key === key));
      found.push(...fresh.map((offer) => toFoundOffer(offer, related, centre)));
      total += lane.exact ? fresh.length : lane.total;
      exact &&= lane.exact;
      complete = lane.complete;
      // Later parts are read only once this one is exhausted: most people never get there.
      if (!complete) break;
    }
    return {
      found,
      complete,
      total,
      exact,
      reachable: complete ? found.length : Math.min(total, maxReachableRows),
      missing: [],
    };
  }

  function partsOf(search: Search): { part: SearchPart; related: boolean }[] {
    const { words } = search;
    if (!isCovered(search)) return [];
    const ticked = resolveTickedCodes(search, rome);
    const family = ticked.length > 0 ? rome.relatives(ticked) : [];
    return [
      // With neither a code nor a word that the API takes, it would list every offer there is.
      ...(ticked.length > 0 || listKeywords(words ?? "").length > 0
        ? [{ part: { romes: ticked, words }, related: false }]
        : []),
      ...(family.length > 0 ? [{ part: { romes: family, words }, related: true }] : []),
    ];
  }

  /**
   * The newest first are those of both origins, merged: the API may list all of its own offers before those
   * of its partners.
   */
  async function readPart(
    search: Search,
    part: SearchPart,
    centre: Point | undefined,
    wanted: number,
  ): Promise<MatchingOffers> {
    const belongs = (offer: Offer) => matches(offer, search, centre, now());
    const lane = (origin?: 1 | 2) =>
      readMatchingOffers((block) => readKept(search, { ...part, origin }, block), belongs, wanted);
    if (search.filters.order !== "newest") return lane();
    const [own, partners] = await Promise.all([lane(1), lane(2)]);
    const sorted = uniqueOffers([...own.offers, ...partners.offers]).sort((a, b) =>
      (b.created ?? "").localeCompare(a.created ?? ""),
    );
    const complete = own.complete && partners.complete;
    const exact = own.exact && partners.exact;
    // As far as no origin can have a newer one that was not read: copies are looked for among all of them.
    const ends = [own, partners].flatMap(({ complete, offers }) => (complete ? [] : [offers.at(-1)?.created ?? ""]));
    const horizon = ends.sort().at(-1) ?? "";
    const settled = sorted.filter(({ created = "" }) => created > horizon).length;
    return {
      offers: complete ? sorted : sorted.slice(0, Math.max(wanted, settled)),
      complete,
      exact,
      total: exact ? sorted.length : own.total + partners.total,
    };
  }

  function readKept(search: Search, part: SearchPart, block: number): Promise<OfferBlock> {
    // What is only decided here is no reason to ask again.
    const criteria = toCriteria(search, part, block, (commune) => findCentre(centreOf, commune));
    return recent.get(String(criteriaToSearchParams(criteria)), () => readBlock(search, part, block));
  }

  /** The detail says nothing that the search does not; it is only asked for what is not at hand any more. */
  async function offer(search: Search, { key }: { key: string }) {
    const centre = await centreFor(search);
    const known = recent
      .values()
      .flatMap(({ offers }) => offers)
      .find((one) => one.key === key);
    const id = key.match(/^ft:([0-9A-Z]{5,12})$/)?.[1];
    const found = known ?? (id === undefined ? undefined : await readOffer(id));
    return found ? toFoundOffer(found, false, centre) : { offer: undefined };
  }

  const market = createMarketReader({
    partOf: (search) => partsOf(search).find(({ related }) => !related)?.part,
    hasRelated: (search) => partsOf(search).some(({ related }) => related),
    readBlock: readKept,
    readCounts: (search, part) =>
      counted.get(`${toSearchKey(search)} ${JSON.stringify(part)}`, () => readCounts(search, part)),
    centreFor,
    now,
  });

  return { offers, offer, gather: createGatherer(options), market };
}
