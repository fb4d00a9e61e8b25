import type { Gathering } from "../../core/alerts/feed.ts";
import { matches } from "../../core/matches.ts";
import type { Found } from "../../core/offer.ts";
import { centreOr } from "../../core/places/atlas.ts";
import { distanceKm, type Point } from "../../core/places/place.ts";
import type { Search } from "../../core/search.ts";
import { byRank, type Reader, type Reading } from "../../core/sources.ts";
import type { ReadOffer } from "../../core/words.ts";
import { kept } from "../kept.ts";
import type { Rome } from "../rome/rome.ts";
import { type Block, type Options as BlockOptions, blocks } from "./blocks.ts";
import { once } from "./doubles.ts";
import { gathering, type Lean } from "./gathering.ts";
import { isOver, type Row } from "./job.ts";
import { type Plan, planFor } from "./plan.ts";
import { codes, type Query, toParameters } from "./query.ts";
import { isCompanyKey } from "./recruiter.ts";

export type Options = BlockOptions & {
  /** The centre of a commune, fetched when it is not known yet; undefined when it cannot be had soon. */
  centreSoon: (commune: string) => Promise<Point | undefined>;
  rome: Pick<Rome, "romeOf" | "relatives">;
  now: () => Date;
};

export type LaBonneAlternance = {
  /** Apprenticeship offers: for searches of kind "alternance". */
  offers: Reader;
  /** Companies likely to hire, for the jobs that were ticked: for searches of kind "entreprises". */
  companies: Reader;
  /** One of them as it is now. */
  offer: ReadOffer;
  /** The offers that alerts want, once they have all said so: all that there are now, as far as they can be reached. */
  gather: () => Gathering;
  close: () => Promise<void>;
};

const hour = 60 * 60_000;
/** Up to 600 rows each, a megabyte at worst. */
const mostBlocks = 40;
/** The same without descriptions, and a little more than what one gathering reads. */
const mostLean = 60;

/**
 * Offers and companies of La bonne alternance. It knows neither words nor pages: one call for the codes of a search answers all that can be had, which is
 * kept for an hour, filtered by what belongs to the search, and put in order here.
 */
export function laBonneAlternance(options: Options): LaBonneAlternance {
  const { client, atlas, centreOf, centreSoon, rome, now } = options;
  const { readBlock, readRow } = blocks(options);
  const recent = kept<Block>(mostBlocks, hour, () => now().getTime());
  const lean = kept<Lean>(mostLean, hour, () => now().getTime());

  async function offers(search: Search): Promise<Reading> {
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
    const found = once(rows).map((row) => foundOf(row, !row.romes.some((code) => ticked.includes(code)), centre));
    return reading(found.sort(byRank), !isCut && read.every((block) => isAll(block, "offers")));
  }

  /** Companies have no codes: those of the family could not be told from those that were asked for. */
  async function companies(search: Search): Promise<Reading> {
    if (tickedOf(search).length === 0) return reading([], true);
    const centre = await centreFor(search);
    const { queries, isCut } = planOf(search, false, centre);
    const read = await readAll(queries);
    const rows = belonging(
      read.flatMap((block) => block.companies),
      search,
      centre,
    );
    const found = byDistance(once(rows), centre).map((row) => foundOf(row, false, centre));
    return reading(found, !isCut && read.every((block) => isAll(block, "companies")));
  }

  function planOf(search: Search, related: boolean, centre: Point | undefined): Plan {
    const ticked = tickedOf(search);
    return planFor(search, ticked, related ? codes(rome.relatives(ticked)) : [], centre, atlas);
  }

  function readAll(queries: Query[]): Promise<Block[]> {
    return Promise.all(queries.map((query) => recent.get(String(toParameters(query)), () => readBlock(query))));
  }

  async function centreFor({ place }: Search): Promise<Point | undefined> {
    return place.kind === "commune" ? ((await centreSoon(place.code)) ?? centreOr(centreOf, place.code)) : undefined;
  }

  function tickedOf({ titles }: Search): string[] {
    return codes(titles.map((title) => rome.romeOf(title.code) ?? title.rome));
  }

  function belonging(rows: Row[], search: Search, centre: Point | undefined): Row[] {
    return rows.filter((row) => !isOver(row, now()) && matches(row.offer, search, centre, now()));
  }

  const atHand = (key: string): Row | undefined =>
    recent
      .values()
      .flatMap((block) => [...block.offers, ...block.companies])
      .find(({ offer }) => offer.key === key);

  /** The detail of an offer tells for sure whether it is still there; that of a company may not exist, while the search has it. */
  async function readNow(search: Search, key: string, handle: string | undefined): Promise<Row | undefined> {
    const isCompany = isCompanyKey(key);
    if (handle && !isCompany) return readRow(handle);
    await (isCompany ? companies(search) : offers(search));
    return atHand(key) ?? (handle ? readRow(handle) : undefined);
  }

  async function offer(search: Search, { key, handle }: { key: string; handle?: string | undefined }) {
    const centre = await centreFor(search);
    const row = atHand(key) ?? (await readNow(search, key, handle));
    return row && !isOver(row, now()) ? foundOf(row, false, centre) : { offer: undefined };
  }

  const gather = () => gathering({ client, readBlock, recent, lean, tickedOf, planOf, centreFor, foundOf, now });

  return { offers, companies, offer, gather, close: client.close };
}

/** All that can be reached is always read at once. */
function reading(found: Found[], exact: boolean): Reading {
  return { found, complete: true, total: found.length, exact, reachable: found.length, missing: [] };
}

function isAll({ isCutOff, isWhole }: Block, kind: "offers" | "companies"): boolean {
  return isWhole && !isCutOff[kind];
}

function foundOf({ offer }: Row, related: boolean, centre: Point | undefined): Found {
  const { point } = offer.place;
  return point && centre ? { offer, related, distanceKm: Math.round(distanceKm(point, centre)) } : { offer, related };
}

/** The nearest first, then by name; those of which nobody knows where they are come last. */
function byDistance(rows: Row[], centre: Point | undefined): Row[] {
  const far = ({ offer: { place } }: Row) =>
    place.point && centre ? distanceKm(place.point, centre) : Number.MAX_VALUE;
  return rows
    .map((row) => ({ row, km: far(row) }))
    .sort((a, b) => a.km - b.km || a.row.offer.title.localeCompare(b.row.offer.title, "fr"))
    .map(({ row }) => row);
}
