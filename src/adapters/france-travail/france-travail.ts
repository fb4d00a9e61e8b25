import type { FeedBatch, ReadFeedPiece } from "../../core/alerts/feed.ts";
import type { FacetCounts } from "../../core/market/basis.ts";
import type { ReadMarket } from "../../core/market/market.ts";
import type { OfferReader } from "../../core/offers/pages.ts";
import { fetchCentres } from "../../core/places/area.ts";
import { type Atlas, findCentre, type GetCentre } from "../../core/places/atlas.ts";
import type { Point } from "../../core/places/place.ts";
import { AbandonedCall, isUnwanted, type Requesters } from "../../core/requester.ts";
import { type Search, toSearchKey } from "../../core/search/search.ts";
import type { ReadOffer } from "../../core/services.ts";
import type { Log } from "../../core/telemetry.ts";
import { toFoundOffer } from "../found-offer.ts";
import type { Rome } from "../rome/rome.ts";
import type { OpenSharedCache } from "../shared-cache.ts";
import { createTtlCache } from "../ttl-cache.ts";
import { createFranceTravailApi } from "./api/api.ts";
import type { FranceTravailClient } from "./api/client.ts";
import type { OutdatedCodes } from "./api/outdated-codes.ts";
import { listQuestions } from "./api/to-criteria.ts";
import { createGatherer } from "./news/gather.ts";
import { createPieceReading } from "./news/piece-reader.ts";
import { createBlockCache, maxBlocks, quarterOfAnHour } from "./search/block-cache.ts";
import { createMarketReader } from "./search/market.ts";
import { createOfferReader } from "./search/offer-reader.ts";
import { listSearchParts } from "./search/parts.ts";

/** What France Travail is read with. */
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
  /** Opens what processes that share a store read for one another; absent where there is but one. */
  openCache?: OpenSharedCache | undefined;
  log: Log;
  now: () => Date;
};

/** France Travail, as one group of callers reads it. */
export type FranceTravail = {
  offers: OfferReader;
  offer: ReadOffer;
  /** Begins a reading of all that was published for all alerts of a run. */
  gather: () => FeedBatch;
  /** Reads a piece of such a reading, whichever process has begun it. */
  readPiece: ReadFeedPiece;
  /** What a picture of the market is drawn from. */
  market: ReadMarket;
};

/**
 * Job offers of France Travail. A search is read as parts: the ticked codes first, then those of the same
 * family, each in blocks of 150 that are kept for a quarter of an hour, filtered by what belongs to the
 * search.
 */
export function createFranceTravail(options: FranceTravailOptions): FranceTravail {
  const { centreOf, centreSoon, rome, fictitious, openCache, now } = options;
  const { readBlock, readCounts, readOffer } = createFranceTravailApi(options);
  // The sandbox has a day of its own in each process.
  const shared = fictitious ? undefined : openCache?.("france travail");
  const blocks = createBlockCache(readBlock, centreOf, now, shared);
  const counts = createTtlCache<FacetCounts>(maxBlocks, quarterOfAnHour, () => now().getTime());
  const partsOf = (search: Search) => listSearchParts(search, rome);

  const centresFor = ({ place }: Search) => fetchCentres(place, centreSoon);
  const questionsOf = (search: Search) => listQuestions(search, (commune) => findCentre(centreOf, commune));

  /** The detail says nothing that the search does not; it is only asked for what is not at hand any more. */
  async function offer(search: Search, { key }: { key: string }, askedBy?: Requesters) {
    const centres = await centresFor(search);
    const id = readOfferId(key);
    const known = blocks.findOffer(key);
    if (!known && isUnwanted(askedBy)) throw new AbandonedCall();
    const found = known ?? (id === undefined ? undefined : await readOffer(id, askedBy));
    return found ? toFoundOffer(found, false, search, centres) : { offer: undefined };
  }

  return {
    offers: createOfferReader({ partsOf, questionsOf, readBlock: blocks.read, centresFor, now }),
    offer,
    gather: createGatherer(options),
    readPiece: createPieceReading(options),
    market: createMarketReader({
      partOf: (search) => partsOf(search).find(({ related }) => !related)?.part,
      hasRelated: (search) => partsOf(search).some(({ related }) => related),
      questionsOf,
      readBlock: blocks.read,
      readCounts: (search, part, askedBy) => {
        const key = `${toSearchKey(search)} ${JSON.stringify(part)}`;
        return counts.get(key, (together) => readCounts(search, part, together), askedBy);
      },
      centresFor,
      now,
    }),
  };
}

/** The id of an offer at France Travail; undefined for the key of one that is not theirs. */
function readOfferId(key: string): string | undefined {
  return key.match(/^ft:([0-9A-Z]{5,12})$/)?.[1];
}
