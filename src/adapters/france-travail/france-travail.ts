import type { Gathering } from "../../core/alerts/feed.ts";
import type { Counts, ReadMarket } from "../../core/market/market.ts";
import { matches } from "../../core/matches.ts";
import type { Found, Offer } from "../../core/offer.ts";
import { type Atlas, type CentreOf, centreOr } from "../../core/places/atlas.ts";
import type { Point } from "../../core/places/place.ts";
import { type Search, searchKey } from "../../core/search.ts";
import type { Reader, Reading } from "../../core/sources.ts";
import type { Log } from "../../core/talk/world.ts";
import type { ReadOffer } from "../../core/words.ts";
import { kept } from "../kept.ts";
import type { Rome } from "../rome/rome.ts";
import { blocks } from "./blocks.ts";
import type { Client } from "./client.ts";
import { isCovered } from "./covered.ts";
import { foundOf } from "./found.ts";
import { type Block, type Lane, once, readLane } from "./lane.ts";
import { marketReader } from "./market.ts";
import { tickedOf } from "./news/asking.ts";
import { gatherer } from "./news/gather.ts";
import type { Outdated } from "./outdated.ts";
import { keywords, type Part, queryFor, reachable, toParameters } from "./query.ts";

export { name } from "./client.ts";

export type Options = {
  client: Client;
  atlas: Atlas;
  /** The centre of a commune, fetched when it is not known yet; undefined when it cannot be had soon. */
  centreSoon: (commune: string) => Promise<Point | undefined>;
  centreOf: CentreOf;
  /** The communes whose centre is that near, by code; undefined while not all centres are known. */
  centresWithin: (point: Point, radiusKm: number) => string[] | undefined;
  /** A département's share of the country's inhabitants, and so about of its offers. */
  shareOf: (departement: string) => number;
  rome: Pick<Rome, "romeOf" | "relatives">;
  fictitious: boolean;
  outdated?: Outdated;
  log: Log;
  now: () => Date;
};

export type FranceTravail = {
  offers: Reader;
  offer: ReadOffer;
  /** Begins a reading of all that was published for all alerts of a run. */
  gather: () => Gathering;
  /** What a picture of the market is drawn from. */
  market: ReadMarket;
};

const quarterOfAnHour = 15 * 60_000;
/** Blocks of 150 offers, some 300 kB each. */
const mostBlocks = 60;

/**
 * Job offers of France Travail. A search is read as parts: the ticked codes first, then those of the same family, each in blocks of 150 that are kept for
 * a quarter of an hour, filtered by what belongs to the search.
 */
export function franceTravail(options: Options): FranceTravail {
  const { centreOf, centreSoon, rome, now } = options;
  const { readBlock, readCounts, readOffer } = blocks(options);
  const recent = kept<Block>(mostBlocks, quarterOfAnHour, () => now().getTime());
  const counted = kept<Counts>(mostBlocks, quarterOfAnHour, () => now().getTime());

  const centreFor = async ({ place }: Search) => (place.kind === "commune" ? await centreSoon(place.code) : undefined);

  async function offers(search: Search, wanted: number): Promise<Reading> {
    const centre = await centreFor(search);
    const found: Found[] = [];
    let total = 0;
    let exact = true;
    let complete = true;
    for (const { part, related } of partsOf(search)) {
      const lane = await readPart(search, part, centre, wanted - found.length);
      const fresh = lane.offers.filter(({ key }) => !found.some(({ offer }) => offer.key === key));
      found.push(...fresh.map((offer) => foundOf(offer, related, centre)));
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
      reachable: complete ? found.length : Math.min(total, reachable),
      missing: [],
    };
  }

  function partsOf(search: Search): { part: Part; related: boolean }[] {
    const { words } = search;
    if (!isCovered(search)) return [];
    const ticked = tickedOf(search, rome);
    const family = ticked.length > 0 ? rome.relatives(ticked) : [];
    return [
      // With neither a code nor a word that the API takes, it would list every offer there is.
      ...(ticked.length > 0 || keywords(words ?? "") !== ""
        ? [{ part: { romes: ticked, words }, related: false }]
        : []),
      ...(family.length > 0 ? [{ part: { romes: family, words }, related: true }] : []),
    ];
  }

  /** The newest first are those of both origins, merged: the API may list all of its own offers before those of its partners. */
  async function readPart(search: Search, part: Part, centre: Point | undefined, wanted: number): Promise<Lane> {
    const belongs = (offer: Offer) => matches(offer, search, centre, now());
    const lane = (origin?: 1 | 2) => readLane((block) => readKept(search, { ...part, origin }, block), belongs, wanted);
    if (search.filters.order !== "newest") return lane();
    const [own, partners] = await Promise.all([lane(1), lane(2)]);
    const sorted = once([...own.offers, ...partners.offers]).sort((a, b) =>
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

  function readKept(search: Search, part: Part, block: number): Promise<Block> {
    // What is only decided here is no reason to ask again.
    const query = queryFor(search, part, block, (commune) => centreOr(centreOf, commune));
    return recent.get(String(toParameters(query)), () => readBlock(search, part, block));
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
    return found ? foundOf(found, false, centre) : { offer: undefined };
  }

  const market = marketReader({
    partOf: (search) => partsOf(search).find(({ related }) => !related)?.part,
    hasRelated: (search) => partsOf(search).some(({ related }) => related),
    readBlock: readKept,
    readCounts: (search, part) =>
      counted.get(`${searchKey(search)} ${JSON.stringify(part)}`, () => readCounts(search, part)),
    centreFor,
    now,
  });

  return { offers, offer, gather: gatherer(options), market };
}
