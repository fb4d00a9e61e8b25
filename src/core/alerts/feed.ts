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
};

/** All requests are collected first, then read together with as few calls as possible. */
export type FeedBatch = {
  /** Calls no service. May be called 100,000 times. */
  want: (wanted: FeedRequest) => void;
  /** Which requests are read in this run, once all are collected; absent where all of them are. */
  turns?: () => Promise<(wanted: FeedRequest) => boolean>;
  /** Never rejects because of the service: its failure is the result of those requests. */
  read: () => Promise<FeedBatchResult>;
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
