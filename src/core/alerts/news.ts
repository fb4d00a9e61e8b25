import { SourceError } from "../failure.ts";
import { uniqueByOfferKey } from "../offers/pages.ts";
import type { Feed, FeedBatchResult, FeedRequest, NewsItem } from "./feed.ts";
import { getReadingStart, isFresh, isUpToDate } from "./freshness.ts";
import type { News } from "./plan/known.ts";
import type { Subscription } from "./subscription.ts";

/** What each source was read for in this run. */
export type FeedReadings = { feed: Feed; gathered: FeedBatchResult }[];

/** The sources that an alert is to be read from now. */
export function selectFeeds(subscription: Subscription, feeds: Feed[], now: Date): Feed[] {
  return feeds.filter(
    ({ source }) => source.alertKinds.includes(subscription.search.kind) && !isUpToDate(source, subscription, now),
  );
}

/** What an alert wants from a source. */
export function toFeedRequest(subscription: Subscription, { source }: Feed, now: Date): FeedRequest {
  return {
    search: subscription.search,
    related: subscription.related,
    from: getReadingStart(subscription, source, now),
  };
}

/** What of all that was read in this run is an alert's. */
export function selectNews(subscription: Subscription, readings: FeedReadings, now: Date): News {
  const news: News = { found: [], read: [], covered: { ...subscription.covered }, failed: [], later: [] };
  const feeds = readings.map(({ feed }) => feed);
  const needed = selectFeeds(subscription, feeds, now);
  const found: NewsItem[] = [];
  for (const { feed, gathered } of readings) {
    if (!needed.includes(feed)) continue;
    const { source } = feed;
    const outcome = gathered.of(toFeedRequest(subscription, feed, now));
    if (outcome === "later") news.later.push(source);
    else if (outcome instanceof SourceError) news.failed.push(source);
    else {
      news.read.push(source);
      news.covered[source.id] = getReadingEnd(feed, subscription, now);
      for (const one of outcome) if (isFresh(source, one, subscription, now)) found.push({ ...one, by: source.id });
    }
  }
  return { ...news, found: uniqueByOfferKey(found) };
}

/**
 * Up to when a reading made now is complete: what is published later cannot be in it. Never earlier than
 * before, whatever the clock of the service says.
 */
function getReadingEnd({ source, upTo }: Feed, { covered }: Subscription, now: Date): string {
  const read = new Date(Math.min(now.getTime(), upTo().getTime())).toISOString();
  const before = covered[source.id] ?? read;
  return before > read ? before : read;
}
