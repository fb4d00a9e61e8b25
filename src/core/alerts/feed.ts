import type { SourceError } from "../failure.ts";
import { getCopyKeys } from "../offers/copies.ts";
import type { FoundOffer } from "../offers/offer.ts";
import type { SourceProfile } from "../offers/source.ts";
import type { Search } from "../search/search.ts";

/** What to read for an alert: what was published for its search since then, with or without the offers of related jobs. */
export type FeedRequest = { search: Search; related: boolean; from: Date };

/** An offer as alerts carry it: all that a card shows, and what it has in common with its copies; its description stays behind. `by`: the id of the source that it was read from. */
export type NewsItem = FoundOffer & { folds?: string[]; by?: string };

export type Feed = {
  source: SourceProfile;
  /** The service's own clock: what it publishes later than this cannot have been read. */
  upTo: () => Date;
  /** Resolves once what a reading needs of this program is there: just after the start it is being made, and a reading would make everybody wait for it. */
  ready?: () => Promise<unknown>;
  /** Begins a reading for all alerts of a run. */
  gather: () => FeedBatch;
};

/** First everybody says what they want, then all of it is read at once, as cheaply as it can be. */
export type FeedBatch = {
  /** Asks nothing yet. May be called a hundred thousand times. */
  want: (wanted: FeedRequest) => void;
  /** Whose turn comes in this reading, once all have said what they want; absent where everybody's does. */
  turns?: () => Promise<(wanted: FeedRequest) => boolean>;
  /** Never rejects for what the service does: that is said to those who wanted it. */
  read: () => Promise<FeedBatchResult>;
};

export type FeedBatchResult = {
  /** For what was wanted: all that the service has since then, or more; why that could not be read to its end; or "later", when its turn did not come in this run. */
  of: (wanted: FeedRequest) => NewsItem[] | SourceError | "later";
  /** Different readings that were asked for, and the calls that they took. */
  asked: number;
  calls: number;
};

export function toNewsItem(found: FoundOffer): NewsItem {
  const folds = getCopyKeys(found.offer);
  // What only the whole of an offer shows is read anew when it is opened.
  const { languages: _l, advantages: _a, contact: _c, applyUrl: _u, ...offer } = found.offer;
  return { ...found, offer: { ...offer, description: "" }, ...(folds.length === 0 ? {} : { folds: [...folds] }) };
}
