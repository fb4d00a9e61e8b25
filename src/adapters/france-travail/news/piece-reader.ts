import type { FeedPiece, OfferNews, ReadFeedPiece } from "../../../core/alerts/feed.ts";
import { mapInSteps, runInSteps } from "../../../core/async/steps.ts";
import { uniqueBy } from "../../../core/collections/unique-by.ts";
import { SourceError } from "../../../core/failure.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { fetchCentres } from "../../../core/places/area.ts";
import { findCentre } from "../../../core/places/atlas.ts";
import type { Point } from "../../../core/places/place.ts";
import { matches } from "../../../core/search/matches.ts";
import type { Search } from "../../../core/search/search.ts";
import { toFoundOffer } from "../../found-offer.ts";
import type { Rome } from "../../rome/rome.ts";
import { type FranceTravailApiOptions as BlockOptions, createFranceTravailApi } from "../api/api.ts";
import { listDepartements } from "../api/covered.ts";
import { floorToParisMinute, type ParisPeriod } from "../api/paris-clock.ts";
import { listQuestions } from "../api/to-criteria.ts";
import { isRelated, listRomeCodes } from "./alert-query.ts";
import { createNewsCompactor } from "./compact.ts";
import { type NewsPiece, newsPieceSchema, type PeriodPiece, type SearchPiece, toFeedPiece } from "./piece.ts";
import { listPeriods, type NewsBlock, type ReadNewsBlock, readNewsOfPeriod } from "./windows.ts";

/** What news are read with. */
export type PieceReaderOptions = BlockOptions & {
  centreSoon: (commune: string) => Promise<Point | undefined>;
  rome: Pick<Rome, "relatives">;
};

/** What a piece has; or the pieces it is cut into, for the service lists no more of it than a part. */
export type NewsPieceRead = { news: OfferNews[] } | { parts: NewsPiece[] };

/** Reads pieces in this process. All reject with a SourceError when the service fails. */
export type PieceReader = {
  /** `first`: its first block, where that was read. */
  read: (piece: NewsPiece, first?: NewsBlock) => Promise<NewsPieceRead>;
  /** The first block of a piece, which counts it. */
  begin: (piece: PeriodPiece) => Promise<NewsBlock>;
  /** Calls that were made, also those that failed. */
  calls: () => number;
};

/**
 * Reads for alerts: to its end, in the background, and past what people's searches have kept; of each offer
 * no more is kept than alerts carry.
 */
export function createPieceReader(options: PieceReaderOptions, began: Date): PieceReader {
  const { client, atlas, centreOf, centreSoon, rome } = options;
  const centreSoFar = (commune: string) => findCentre(centreOf, commune);
  let calls = 0;
  const get: typeof client.get = (path, query) => {
    calls += 1;
    return client.get(path, query, { isBackground: true });
  };
  const { readBlock } = createFranceTravailApi({ ...options, client: { get } });
  const keep = createNewsCompactor();

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

  const allOf = (period: ParisPeriod, search: Search, readPart: ReadNewsBlock, first?: NewsBlock) =>
    readNewsOfPeriod(period, {
      readBlock: readPart,
      now: floorToParisMinute(began),
      departements: search.place.kind === "france" ? listDepartements(atlas) : [],
      first,
    });

  async function readSearch(wish: SearchPiece): Promise<OfferNews[]> {
    const { search: wanted } = wish;
    const centres = await fetchCentres(wanted.place, centreSoon);
    // Decided while the offers have their text.
    const belonging = new Set<string>();
    const see = (offer: Offer) => {
      if (matches(offer, wanted, centres, began)) belonging.add(offer.key);
    };
    const all: OfferNews[] = [];
    for (const question of listQuestions(wanted, centreSoFar))
      all.push(...(await allOf(toPeriod(wish), question, reading(question, listRomeCodes(wish, rome), see))));
    // Where circles overlap, two questions find the same offers.
    return uniqueBy(all, ({ offer }) => offer.key)
      .filter(({ offer }) => belonging.has(offer.key))
      .map((news) => ({ ...news, ...toFoundOffer(news.offer, isRelated(news.offer.rome, wish), wanted, centres) }));
  }

  async function readPeriod(piece: PeriodPiece, first?: NewsBlock): Promise<NewsPieceRead> {
    const search = { ...everything, place: piece.place };
    const readPart = reading(search, []);
    const period = toPeriod(piece);
    const begun = first ?? (await readPart({ period }, 0));
    const periods = listPeriods(period, begun.total, floorToParisMinute(began));
    if (periods.length === 1) return { news: await allOf(period, search, readPart, begun) };
    return { parts: periods.map((one) => ({ ...piece, ...toText(one) })) };
  }

  return {
    read: async (piece, first) =>
      piece.of === "search" ? { news: await readSearch(piece) } : readPeriod(piece, first),
    begin: (piece) => reading({ ...everything, place: piece.place }, [])({ period: toPeriod(piece) }, 0),
    calls: () => calls,
  };
}

/** Reads one piece, whichever process has begun the reading that it is of. */
export function createPieceReading(options: PieceReaderOptions): ReadFeedPiece {
  return async ({ what }: FeedPiece) => {
    const piece = newsPieceSchema.parse(what);
    const reader = createPieceReader(options, new Date(piece.began));
    try {
      const read = await reader.read(piece);
      return { calls: reader.calls(), ...("parts" in read ? { parts: read.parts.map(toFeedPiece) } : read) };
    } catch (error) {
      if (error instanceof SourceError) return { calls: reader.calls(), failure: error };
      throw error;
    }
  };
}

/** Looks at an offer while it has its text. */
type See = (offer: Offer) => void;

const everything: Omit<Search, "place"> = { kind: "emploi", titles: [], radius: 0, filters: {} };

function toPeriod({ from, until }: Pick<NewsPiece, "from" | "until">): ParisPeriod {
  return { from: new Date(from), until: new Date(until) };
}

function toText({ from, until }: ParisPeriod): Pick<NewsPiece, "from" | "until"> {
  return { from: from.toISOString(), until: until.toISOString() };
}
