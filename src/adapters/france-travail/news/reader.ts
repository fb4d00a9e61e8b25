import type { NewsItem, OfferNews, ReadFeedPiece } from "../../../core/alerts/feed.ts";
import { mapConcurrent } from "../../../core/async/map-concurrent.ts";
import { mapInSteps, runInSteps } from "../../../core/async/steps.ts";
import { dayMs } from "../../../core/durations.ts";
import { france } from "../../../core/places/place.ts";
import { toParisPeriod } from "../api/paris-clock.ts";
import { createNewsSharer } from "./compact.ts";
import { type NewsPiece, newsPieceSchema, toFeedPiece, toPeriodPiece, toSearchPiece } from "./piece.ts";
import { createPieceReader, type NewsPieceRead, type PieceReaderOptions } from "./piece-reader.ts";
import { concurrentReadings } from "./plan.ts";
import type { SearchRequest } from "./search-requests.ts";
import type { NewsTerritory } from "./territories.ts";
import type { NewsBlock } from "./windows.ts";

/** What news are read with, and by whom: here, unless there is an `elsewhere`. */
export type NewsReaderOptions = PieceReaderOptions & { elsewhere?: ReadFeedPiece | undefined };

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

type ReadPiece = (piece: NewsPiece) => Promise<NewsPieceRead>;

/**
 * Reads piece by piece. The upper bound is a day ahead: what is published meanwhile is welcome.
 */
export function createNewsReader({ elsewhere, ...options }: NewsReaderOptions, began: Date): NewsReader {
  const here = createPieceReader(options, began);
  let callsElsewhere = 0;
  const countCalls = (calls: number) => {
    callsElsewhere += calls;
  };
  const read: ReadPiece = elsewhere ? readElsewhere(elsewhere, countCalls) : here.read;
  const periodSince = (from: Date) => toParisPeriod(from, new Date(began.getTime() + dayMs));
  const countrySince = (from: Date) => toPeriodPiece(france, periodSince(from), began);

  return {
    search: (wish) => readAll(toSearchPiece(wish, periodSince(wish.from), began), read),
    territory: (place, from) => readAll(toPeriodPiece(place, periodSince(from), began), read),
    begin: (from) => here.begin(countrySince(from)),
    // What its first block says need not be asked again, whoever reads the rest.
    country: async (from, first) => readRest(await here.read(countrySince(from), first), read),
    calls: () => here.calls() + callsElsewhere,
  };
}

/** A piece with all that it is cut into. */
async function readAll(piece: NewsPiece, read: ReadPiece): Promise<OfferNews[]> {
  return readRest(await read(piece), read);
}

async function readRest(begun: NewsPieceRead, read: ReadPiece): Promise<OfferNews[]> {
  if ("news" in begun) return begun.news;
  return mergeNews(await mapConcurrent(begun.parts, concurrentReadings, (part) => readAll(part, read)));
}

/** Each offer once, as it was read last. In steps: a country is some tens of thousands. */
async function mergeNews(all: OfferNews[][]): Promise<OfferNews[]> {
  const byKey = new Map<string, OfferNews>();
  for (const news of all) await runInSteps(mapInSteps(news, (one) => void byKey.set(one.offer.key, one)));
  return [...byKey.values()];
}

function readElsewhere(elsewhere: ReadFeedPiece, countCalls: (calls: number) => void): ReadPiece {
  const share = createNewsSharer();
  return async (piece) => {
    const read = await elsewhere(toFeedPiece(piece));
    countCalls(read.calls);
    if ("failure" in read) throw read.failure;
    if ("parts" in read) return { parts: read.parts.map(({ what }) => newsPieceSchema.parse(what)) };
    return { news: await runInSteps(mapInSteps(read.news.filter(isOfferNews), share)) };
  };
}

function isOfferNews(news: NewsItem): news is OfferNews {
  return news.offer.kind === "offer";
}
