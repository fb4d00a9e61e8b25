import type { FeedBatch } from "../../core/alerts/feed.ts";
import type { FoundOffer } from "../../core/offers/offer.ts";
import { compareByRank, type OfferReader, type OfferReading } from "../../core/offers/pages.ts";
import { findCentre } from "../../core/places/atlas.ts";
import { measureDistanceKm, type Point } from "../../core/places/place.ts";
import { matches } from "../../core/search/matches.ts";
import type { Search } from "../../core/search/search.ts";
import type { ReadOffer } from "../../core/services.ts";
import type { Rome } from "../rome/rome.ts";
import { createTtlCache } from "../ttl-cache.ts";
import { type AlternanceBlock, type AlternanceApiOptions as BlockOptions, createAlternanceApi } from "./api.ts";
import { dedupeRows } from "./dedupe.ts";
import { type CompactBlock, createAlternanceGathering } from "./gathering.ts";
import { type AlternanceRow, isExpiredRow } from "./job.ts";
import { type AlternancePlan, planAlternanceCalls } from "./plan.ts";
import { type AlternanceQuery, alternanceQueryToSearchParams, cleanRomeCodes } from "./query.ts";
import { isCompanyKey } from "./recruiter.ts";

export type LaBonneAlternanceOptions = BlockOptions & {
  /** The centre of a commune, fetched when it is not known yet; undefined when it cannot be had soon. */
  centreSoon: (commune: string) => Promise<Point | undefined>;
  rome: Pick<Rome, "romeOf" | "relatives">;
  now: () => Date;
};

export type LaBonneAlternance = {
  /** Apprenticeship offers: for searches of kind "alternance". */
  offers: OfferReader;
  /** Companies likely to hire, for the jobs that were ticked: for searches of kind "entreprises". */
  companies: OfferReader;
  /** One of them as it is now. */
  offer: ReadOffer;
  /**
   * The offers that alerts want, once they have all said so: all that there are now, as far as they can be
   * reached.
   */
  gather: () => FeedBatch;
  close: () => Promise<void>;
};

const hour = 60 * 60_000;
/** Up to 600 rows each, a megabyte at worst. */
const maxBlocks = 40;
/** The same without descriptions, and a little more than what one gathering reads. */
const maxLean = 60;

/**
 * Offers and companies of La bonne alternance. It knows neither words nor pages: one call for the codes of a
 * search answers all that can be had, which is kept for an hour, filtered by what belongs to the search, and
 * put in order here.
 */
export function createLaBonneAlternance(options: LaBonneAlternanceOptions): LaBonneAlternance {
  const { client, atlas, centreOf, centreSoon, rome, now } = options;
  const { readBlock, readRow } = createAlternanceApi(options);
  const recent = createTtlCache<AlternanceBlock>(maxBlocks, hour, () => now().getTime());
  const lean = createTtlCache<CompactBlock>(maxLean, hour, () => now().getTime());

  async function offers(search: Search): Promise<OfferReading> {
    const ticked = tickedOf(search);
    if (ticked.length === 0) return reading([], true);
    const centre = await centreFor(search);
    const { queries, alone, isCut } = planOf(search, true, centre);
    const together = await readAll(queries);
    const isEnough = !alone || together.every((block) => !block.isCutOff.offers);
    const read = isEnough ? together : [...(await readAll([alone])), ...together];
    const rows = belonging(
      read.flatMap((block) => block.offers),
      search,
      centre,
    );
    const found = dedupeRows(rows).map((row) => foundOf(row, !row.romes.some((code) => ticked.includes(code)), centre));
    return reading(found.sort(compareByRank), !isCut && read.every((block) => isAll(block, "offers")));
  }

  /** Companies have no codes: those of the family could not be told from those that were asked for. */
  async function companies(search: Search): Promise<OfferReading> {
    if (tickedOf(search).length === 0) return reading([], true);
    const centre = await centreFor(search);
    const { queries, isCut } = planOf(search, false, centre);
    const read = await readAll(queries);
    const rows = belonging(
      read.flatMap((block) => block.companies),
      search,
      centre,
    );
    const found = byDistance(dedupeRows(rows), centre).map((row) => foundOf(row, false, centre));
    return reading(found, !isCut && read.every((block) => isAll(block, "companies")));
  }

  function planOf(search: Search, related: boolean, centre: Point | undefined): AlternancePlan {
    const ticked = tickedOf(search);
    return planAlternanceCalls(search, ticked, related ? cleanRomeCodes(rome.relatives(ticked)) : [], centre, atlas);
  }

  function readAll(queries: AlternanceQuery[]): Promise<AlternanceBlock[]> {
    return Promise.all(
      queries.map((query) => recent.get(String(alternanceQueryToSearchParams(query)), () => readBlock(query))),
    );
  }

  async function centreFor({ place }: Search): Promise<Point | undefined> {
    return place.kind === "commune" ? ((await centreSoon(place.code)) ?? findCentre(centreOf, place.code)) : undefined;
  }

  function tickedOf({ titles }: Search): string[] {
    return cleanRomeCodes(titles.map((title) => rome.romeOf(title.code) ?? title.rome));
  }

  function belonging(rows: AlternanceRow[], search: Search, centre: Point | undefined): AlternanceRow[] {
    return rows.filter((row) => !isExpiredRow(row, now()) && matches(row.offer, search, centre, now()));
  }

  const atHand = (key: string): AlternanceRow | undefined =>
    recent
      .values()
      .flatMap((block) => [...block.offers, ...block.companies])
      .find(({ offer }) => offer.key === key);

  /**
   * The detail of an offer tells for sure whether it is still there; that of a company may not exist, while
   * the search has it.
   */
  async function readNow(search: Search, key: string, handle: string | undefined): Promise<AlternanceRow | undefined> {
    const isCompany = isCompanyKey(key);
    if (handle && !isCompany) return readRow(handle);
    await (isCompany ? companies(search) : offers(search));
    return atHand(key) ?? (handle ? readRow(handle) : undefined);
  }

  async function offer(search: Search, { key, handle }: { key: string; handle?: string | undefined }) {
    const centre = await centreFor(search);
    const row = atHand(key) ?? (await readNow(search, key, handle));
    return row && !isExpiredRow(row, now()) ? foundOf(row, false, centre) : { offer: undefined };
  }

  const gather = () =>
    createAlternanceGathering({ client, readBlock, recent, lean, tickedOf, planOf, centreFor, foundOf, now });

  return { offers, companies, offer, gather, close: client.close };
}

/** All that can be reached is always read at once. */
function reading(found: FoundOffer[], exact: boolean): OfferReading {
  return { found, complete: true, total: found.length, exact, reachable: found.length, missing: [] };
}

function isAll({ isCutOff, isWhole }: AlternanceBlock, kind: "offers" | "companies"): boolean {
  return isWhole && !isCutOff[kind];
}

function foundOf({ offer }: AlternanceRow, related: boolean, centre: Point | undefined): FoundOffer {
  const { point } = offer.place;
  return point && centre
    ? { offer, related, distanceKm: Math.round(measureDistanceKm(point, centre)) }
    : { offer, related };
}

/** The nearest first, then by name; those of which nobody knows where they are come last. */
function byDistance(rows: AlternanceRow[], centre: Point | undefined): AlternanceRow[] {
  const far = ({ offer: { place } }: AlternanceRow) =>
    place.point && centre ? measureDistanceKm(place.point, centre) : Number.MAX_VALUE;
  return rows
    .map((row) => ({ row, km: far(row) }))
    .sort((a, b) => a.km - b.km || a.row.offer.title.localeCompare(b.row.offer.title, "fr"))
    .map(({ row }) => row);
}
