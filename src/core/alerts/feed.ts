import type { SourceError } from "../failure.ts";
import { getCopyKeys } from "../offers/copies.ts";
import type { Found, FoundNews, Offer } from "../offers/offer.ts";
import type { SourceProfile } from "../offers/source.ts";
import type { Search } from "../search/search.ts";

/** What to read for an alert: what was published for its search since then, with or without related jobs. */
export type FeedRequest = { search: Search; related: boolean; from: Date };

/**
 * An offer as alerts carry it: all that a card shows, and what it has in common with its copies, without the
 * description. `by` is the source that it was read from.
 */
export type NewsItem<News extends FoundNews = FoundNews> = News & { folds?: string[]; by?: string };

/** The same of an offer. */
export type OfferNews = NewsItem<Found<Offer>>;

export type Feed = {
  source: SourceProfile;
  /** The service's own clock: what it publishes later than this cannot have been read. */
  upTo: () => Date;
  /**
   * Resolves once the indexes that a reading needs are built: right after the start, a reading would
   * otherwise make everybody wait for them.
   */
  ready?: () => Promise<unknown>;
  /** Begins a reading for all alerts of a run. */
  gather: () => FeedBatch;
  /**
   * Reads one piece of a reading that may have been begun in another process. Absent of a source that is read
   * with so few calls that its readings are not cut into pieces.
   */
  readPiece?: ReadFeedPiece;
};

/**
 * A part of a reading, as a value: what to ask the service for. The same key stands for the same question.
 */
export type FeedPiece = { key: string; what: Json };

/** What is written out and read again as it was. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * What was read for a piece; why the service failed; or into which pieces it is cut, for it is too much for
 * one. With the calls that it took.
 */
export type FeedPieceRead = { calls: number } & (
  | { news: NewsItem[] }
  | { failure: SourceError }
  | { parts: FeedPiece[] }
);

/** Rejects only where it could not be tried. */
export type ReadFeedPiece = (piece: FeedPiece) => Promise<FeedPieceRead>;

/** All requests are collected first, then read together with as few calls as possible. */
export type FeedBatch = {
  /** Calls no service. May be called 100,000 times. */
  want: (wanted: FeedRequest) => void;
  /** Which requests are read in this run, once all are collected; absent where all of them are. */
  turns?: () => Promise<(wanted: FeedRequest) => boolean>;
  /**
   * Never rejects because of the service: its failure is the result of those requests. Where a source reads
   * by pieces, they are read by `elsewhere`, if there is one.
   */
  read: (elsewhere?: ReadFeedPiece) => Promise<FeedBatchResult>;
};

export type FeedBatchResult = {
  /**
   * The result of a request: all that the service has since then, or more; why it could not be read to its
   * end; or "later", when its turn did not come in this run.
   */
  of: (wanted: FeedRequest) => NewsItem[] | SourceError | "later";
  /** Different readings that were asked for, and the calls that they took. */
  asked: number;
  calls: number;
};

/** An offer as alerts carry it. */
export function toNewsItem(found: Found<Offer>): OfferNews {
  const folds = getCopyKeys(found.offer);
  // What only the whole of an offer shows is read anew when it is opened.
  const { languages: _l, advantages: _a, contact: _c, applyUrl: _u, ...offer } = found.offer;
  return { ...found, offer: { ...offer, description: "" }, ...(folds.length === 0 ? {} : { folds: [...folds] }) };
}
