import type { News } from "../../../core/alerts/feed.ts";
import { matches } from "../../../core/matches.ts";
import type { Offer } from "../../../core/offer.ts";
import { france, type Point } from "../../../core/places/place.ts";
import type { Search } from "../../../core/search.ts";
import { inSteps, mapInSteps } from "../../../core/steps.ts";
import { dayMs } from "../../../core/store.ts";
import type { Rome } from "../../rome/rome.ts";
import { type Options as BlockOptions, blocks } from "../blocks.ts";
import { departementsOf } from "../covered.ts";
import { foundOf } from "../found.ts";
import { minuteAt, periodOf } from "../paris-clock.ts";
import { isRelated, romesOf } from "./asking.ts";
import { lean } from "./lean.ts";
import type { Territory } from "./territories.ts";
import { type NewsBlock, newsIn, type ReadBlock } from "./windows.ts";
import type { Wish } from "./wishes.ts";

export type Options = BlockOptions & {
  centreSoon: (commune: string) => Promise<Point | undefined>;
  rome: Pick<Rome, "relatives">;
};

export type NewsReader = {
  /** What one search finds since then. */
  search: (wish: Wish) => Promise<News[]>;
  /** All that is published since then in a territory. */
  territory: (territory: Territory, from: Date) => Promise<News[]>;
  /** The first block of the whole country since then, which counts it. */
  begin: (from: Date) => Promise<NewsBlock>;
  /** All of the country since then, by its first block. */
  country: (from: Date, first: NewsBlock) => Promise<News[]>;
  /** Calls that were made, also those that failed. */
  calls: () => number;
};

/**
 * Reads for alerts: to its end, in the background, and past what people's searches have kept; of each offer no more is kept than alerts carry. The upper
 * bound is a day ahead: what is published meanwhile is welcome.
 */
export function newsReader(options: Options, began: Date): NewsReader {
  const { client, atlas, centreSoon, rome } = options;
  let calls = 0;
  const get: typeof client.get = (path, query) => {
    calls += 1;
    return client.get(path, query, { isBackground: true });
  };
  const { readBlock } = blocks({ ...options, client: { get } });
  const keep = lean();
  const periodSince = (from: Date) => periodOf(from, new Date(began.getTime() + dayMs));

  const reading =
    (search: Search, romes: string[], see: See = () => {}): ReadBlock =>
    async (part, block) => {
      const { offers, rows, total } = await readBlock(search, { romes, words: search.words, ...part }, block);
      const news = await inSteps(
        mapInSteps(offers, (offer) => {
          see(offer);
          return keep(offer);
        }),
      );
      return { news, rows, total };
    };

  function allSince(from: Date, search: Search, { romes, first, see }: How = {}): Promise<News[]> {
    return newsIn(periodSince(from), {
      readBlock: reading(search, romes ?? [], see),
      now: minuteAt(began),
      departements: search.place.kind === "france" ? departementsOf(atlas) : [],
      first,
    });
  }

  async function search(wish: Wish): Promise<News[]> {
    const { search: wanted, from } = wish;
    const centre = wanted.place.kind === "commune" ? await centreSoon(wanted.place.code) : undefined;
    // Decided while the offers have their text.
    const belonging = new Set<string>();
    const see = (offer: Offer) => {
      if (matches(offer, wanted, centre, began)) belonging.add(offer.key);
    };
    const all = await allSince(from, wanted, { romes: romesOf(wish, rome), see });
    return all
      .filter(({ offer }) => belonging.has(offer.key))
      .map((news) => ({ ...news, ...foundOf(news.offer, isRelated(news.offer.rome, wish), centre) }));
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
