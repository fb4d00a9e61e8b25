import type { OfferNews } from "../../../core/alerts/feed.ts";
import { mapInSteps, runInSteps } from "../../../core/async/steps.ts";
import { uniqueBy } from "../../../core/collections/unique-by.ts";
import { dayMs } from "../../../core/durations.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { fetchCentres } from "../../../core/places/area.ts";
import { findCentre } from "../../../core/places/atlas.ts";
import { france, type Point } from "../../../core/places/place.ts";
import { matches } from "../../../core/search/matches.ts";
import type { Search } from "../../../core/search/search.ts";
import { toFoundOffer } from "../../found-offer.ts";
import type { Rome } from "../../rome/rome.ts";
import { type FranceTravailApiOptions as BlockOptions, createFranceTravailApi } from "../api/api.ts";
import { listDepartements } from "../api/covered.ts";
import { floorToParisMinute, toParisPeriod } from "../api/paris-clock.ts";
import { listQuestions } from "../api/to-criteria.ts";
import { isRelated, listRomeCodes } from "./alert-query.ts";
import { createNewsCompactor } from "./compact.ts";
import type { SearchRequest } from "./search-requests.ts";
import type { NewsTerritory } from "./territories.ts";
import { type NewsBlock, type ReadNewsBlock, readNewsOfPeriod } from "./windows.ts";

/** What news are read with. */
export type NewsReaderOptions = BlockOptions & {
  centreSoon: (commune: string) => Promise<Point | undefined>;
  rome: Pick<Rome, "relatives">;
};

/** The readings that a plan is made of. All reject with a SourceError when the service fails. */
export type NewsReader = {
  /** What one search finds since then. */
  search: (wish: SearchRequest) => Promise<OfferNews[]>;
  /** All that is published since then in a territory. */
  territory: (territory: NewsTerritory, from: Date) => Promise<OfferNews[]>;
  /** The first block of the whole country since then, which counts it. */
  begin: (from: Date) => Promise<NewsBlock>;
  /** All of the country since then, by its first block. */
  country: (from: Date, first: NewsBlock) => Promise<OfferNews[]>;
  /** Calls that were made, also those that failed. */
  calls: () => number;
};

/**
 * Reads for alerts: to its end, in the background, and past what people's searches have kept; of each offer
 * no more is kept than alerts carry. The upper bound is a day ahead: what is published meanwhile is welcome.
 */
export function createNewsReader(options: NewsReaderOptions, began: Date): NewsReader {
  const { client, atlas, centreOf, centreSoon, rome } = options;
  const centreSoFar = (commune: string) => findCentre(centreOf, commune);
  let calls = 0;
  const get: typeof client.get = (path, query) => {
    calls += 1;
    return client.get(path, query, { isBackground: true });
  };
  const { readBlock } = createFranceTravailApi({ ...options, client: { get } });
  const keep = createNewsCompactor();
  const periodSince = (from: Date) => toParisPeriod(from, new Date(began.getTime() + dayMs));

  const reading =
    (search: Search, romes: string[], see: See = () => {}): ReadNewsBlock =>
    async (part, block) => {
      const { offers, rows, total } = await readBlock(search, { romes, words: search.words, ...part }, block);
      const news = await runInSteps(
        mapInSteps(offers, (offer) => {
          see(offer);
          return keep(offer);
        }),
      );
      return { news, rows, total };
    };

  function allSince(from: Date, search: Search, { romes, first, see }: How = {}): Promise<OfferNews[]> {
    return readNewsOfPeriod(periodSince(from), {
      readBlock: reading(search, romes ?? [], see),
      now: floorToParisMinute(began),
      departements: search.place.kind === "france" ? listDepartements(atlas) : [],
      first,
    });
  }

  async function search(wish: SearchRequest): Promise<OfferNews[]> {
    const { search: wanted, from } = wish;
    const centres = await fetchCentres(wanted.place, centreSoon);
    // Decided while the offers have their text.
    const belonging = new Set<string>();
    const see = (offer: Offer) => {
      if (matches(offer, wanted, centres, began)) belonging.add(offer.key);
    };
    const all: OfferNews[] = [];
    for (const question of listQuestions(wanted, centreSoFar))
      all.push(...(await allSince(from, question, { romes: listRomeCodes(wish, rome), see })));
    // Where circles overlap, two questions find the same offers.
    return uniqueBy(all, ({ offer }) => offer.key)
      .filter(({ offer }) => belonging.has(offer.key))
      .map((news) => ({ ...news, ...toFoundOffer(news.offer, isRelated(news.offer.rome, wish), wanted, centres) }));
  }

  return {
    search,
    territory: (place, from) => allSince(from, { ...everything, place }),
    begin: (from) => reading(everything, [])({ period: periodSince(from) }, 0),
    country: (from, first) => allSince(from, everything, { first }),
    calls: () => calls,
  };
}

/** Looks at an offer while it has its text. */
type See = (offer: Offer) => void;
type How = { romes?: string[]; first?: NewsBlock; see?: See };

const everything: Search = { kind: "emploi", titles: [], place: france, radius: 0, filters: {} };
