import { z } from "zod";
import { matches } from "../../core/matches.ts";
import type { Found, Offer, Page } from "../../core/offer.ts";
import { type Atlas, type CentreOf, centreOr } from "../../core/places/atlas.ts";
import { distanceKm, type Point } from "../../core/places/place.ts";
import { type Search, searchKey } from "../../core/search.ts";
import type { Log } from "../../core/talk/world.ts";
import { type Source, SourceError } from "../../core/words.ts";
import { read } from "../http.ts";
import { kept } from "../kept.ts";
import type { Rome } from "../rome/rome.ts";
import { type Client, name } from "./client.ts";
import { type Block, type Lane, once, readLane } from "./lane.ts";
import { offre, toOffer } from "./offre.ts";
import { blockSize, isCovered, keywords, lastBlock, type Part, queryFor, toParameters } from "./query.ts";

export type Options = {
  client: Client;
  atlas: Atlas;
  /** The centre of a commune, fetched when it is not known yet; undefined when it cannot be had soon. */
  centreSoon: (commune: string) => Promise<Point | undefined>;
  centreOf: CentreOf;
  rome: Pick<Rome, "romeOf" | "relatives">;
  fictitious: boolean;
  log: Log;
  now: () => Date;
};

export type FranceTravail = {
  offers: Source;
  offer: (search: Search, key: string) => Promise<{ offer: Offer | undefined; distanceKm?: number }>;
};

const perPage = 5;
const quarterOfAnHour = 15 * 60_000;
/** Blocks of 150 offers, some 300 kB each. */
const mostBlocks = 60;

const list = z.object({ resultats: z.array(z.unknown()) });

/**
 * Job offers of France Travail. A search is read as parts: the ticked codes first, then those of the same family, each in blocks of 150 that are kept for
 * a quarter of an hour, filtered by what belongs to the search, and paged here.
 */
export function franceTravail({
  client,
  atlas,
  centreSoon,
  centreOf,
  rome,
  fictitious,
  log,
  now,
}: Options): FranceTravail {
  const blocks = kept<Block>(mostBlocks, quarterOfAnHour, () => now().getTime());

  async function offers(search: Search, page: number): Promise<Page> {
    const centre = search.place.kind === "commune" ? await centreSoon(search.place.code) : undefined;
    const wanted = Math.max(1, page) * perPage;
    const found: Found[] = [];
    let total = 0;
    let exact = true;
    let complete = true;
    for (const { part, related } of isCovered(search) ? partsOf(search) : []) {
      const lane = await readPart(search, part, centre, wanted - found.length);
      const fresh = lane.offers.filter(({ key }) => !found.some(({ offer }) => offer.key === key));
      found.push(...fresh.map((offer) => foundOf(offer, related, centre)));
      total += lane.exact ? fresh.length : lane.total;
      exact &&= lane.exact;
      complete = lane.complete;
      // Later parts are read only once this one is exhausted: most people never get there.
      if (!complete) break;
    }
    const reachable = complete ? found.length : Math.min(total, (lastBlock + 1) * blockSize);
    const pages = Math.ceil(reachable / perPage);
    const here = Math.min(Math.max(1, page), Math.max(1, pages));
    return {
      items: found.slice((here - 1) * perPage, here * perPage),
      page: here,
      pages,
      total,
      exact,
      asOf: now().toISOString(),
    };
  }

  function partsOf({ titles, words }: Search): { part: Part; related: boolean }[] {
    const ticked = [...new Set(titles.map((title) => rome.romeOf(title.code) ?? title.rome))];
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
    const lane = (origin?: 1 | 2) =>
      readLane((block) => readBlock(search, { ...part, origin }, block), belongs, wanted);
    if (search.filters.order !== "newest") return lane();
    const [own, partners] = await Promise.all([lane(1), lane(2)]);
    const sorted = once([...own.offers, ...partners.offers]).sort((a, b) => b.created.localeCompare(a.created));
    const complete = own.complete && partners.complete;
    const exact = own.exact && partners.exact;
    return {
      offers: complete ? sorted : sorted.slice(0, wanted),
      complete,
      exact,
      total: exact ? sorted.length : own.total + partners.total,
    };
  }

  function readBlock(search: Search, part: Part, block: number): Promise<Block> {
    const key = `${searchKey(search)} ${JSON.stringify(part)} ${block}`;
    return blocks.get(key, async () => {
      const query = toParameters(queryFor(search, part, block, (commune) => centreOr(centreOf, commune)));
      const answer = await client.get("/offresdemploi/v2/offres/search", query);
      // 204 has no body: nothing was found. 206 says that there are more pages, and is as good as 200.
      if (answer.status === 204) return { offers: [], rows: 0, total: block * blockSize };
      if (answer.status !== 200 && answer.status !== 206) throw refused(answer.status);
      const { resultats } = read({ name, log }, list, answer);
      const seen = block * blockSize + resultats.length;
      // Where the header is missing, a full block is taken for a sign that there is more.
      const total = totalOf(answer.headers["content-range"]) ?? (resultats.length < blockSize ? seen : seen + 1);
      return { offers: readable(resultats), rows: resultats.length, total: Math.max(seen, total) };
    });
  }

  /** An odd offer is left out and counted; it never costs the page. */
  function readable(rows: unknown[]): Offer[] {
    const good = rows.flatMap((row) => {
      const parsed = offre.safeParse(row);
      return parsed.success ? [toOffer(parsed.data, atlas, centreOf, fictitious)] : [];
    });
    if (good.length < rows.length)
      log.warn({ service: name, dropped: rows.length - good.length, of: rows.length }, "odd offers left out");
    return good;
  }

  async function offer(search: Search, key: string): Promise<{ offer: Offer | undefined; distanceKm?: number }> {
    const centre = search.place.kind === "commune" ? await centreSoon(search.place.code) : undefined;
    const known = blocks
      .values()
      .flatMap(({ offers }) => offers)
      .find((one) => one.key === key);
    const found = known ?? (await fetchOffer(key));
    return found ? foundOf(found, false, centre) : { offer: undefined };
  }

  /** The detail says nothing that the search does not; it is only asked for what is not at hand any more. An expired offer is a 204. */
  async function fetchOffer(key: string): Promise<Offer | undefined> {
    const id = key.match(/^ft:([0-9A-Z]{5,12})$/)?.[1];
    if (id === undefined) return undefined;
    const answer = await client.get(`/offresdemploi/v2/offres/${id}`);
    if (answer.status === 204 || answer.status === 404 || answer.status === 400) return undefined;
    if (answer.status !== 200) throw refused(answer.status);
    return toOffer(read({ name, log }, offre, answer), atlas, centreOf, fictitious);
  }

  function refused(status: number): SourceError {
    log.error({ service: name, status }, "a query was refused: this is a fault of ours");
    return new SourceError(name, "garbage");
  }

  return { offers, offer };
}

function foundOf(offer: Offer, related: boolean, centre: Point | undefined): Found {
  const { point } = offer.place;
  return point && centre ? { offer, related, distanceKm: Math.round(distanceKm(point, centre)) } : { offer, related };
}

/** "offres 0-149/66915" → 66915. */
function totalOf(contentRange: string | undefined): number | undefined {
  const total = contentRange?.match(/\/(\d+)\s*$/)?.[1];
  return total === undefined ? undefined : Number(total);
}
