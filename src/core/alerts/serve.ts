import { hourMs, minuteMs } from "../durations.ts";
import { SourceError } from "../failure.ts";
import { uniqueByOfferKey } from "../offers/pages.ts";
import { toSearchKey } from "../search/search.ts";
import { changeSubscription } from "./change-subscription.ts";
import { collectItems, composeDigest, hasNothingNew, type OfferContent, toCopyMark } from "./digest.ts";
import type { Feed, FeedBatchResult, FeedRequest, NewsItem } from "./feed.ts";
import { getReadingStart, isFresh, isUpToDate } from "./freshness.ts";
import { isSilentForLong, sendSilenceNotice } from "./reminders.ts";
import { isLate, noteWaiting, type RunContext } from "./run-context.ts";
import { sendDigest } from "./send-digest.ts";
import {
  getStoredCopyKeys,
  isExcluded,
  isPaused,
  markServed,
  type PendingOffer,
  type Subscription,
} from "./subscription.ts";

/** What each source was read for in this run. */
export type FeedReadings = { feed: Feed; gathered: FeedBatchResult }[];

const retryMs = 15 * minuteMs;
/** For whom there was no time in this run. */
const laterMs = minuteMs;
/** Two digests of one person within so long are of the same hour: the second makes no sound. */
const sameHourMs = hourMs;

/** The sources that an alert is to be read from now. */
export function selectFeeds(subscription: Subscription, feeds: Feed[], now: Date): Feed[] {
  return feeds.filter(
    ({ source }) => source.alertKinds.includes(subscription.search.kind) && !isUpToDate(source, subscription, now),
  );
}

export function toFeedRequest(subscription: Subscription, { source }: Feed, now: Date): FeedRequest {
  return {
    search: subscription.search,
    related: subscription.related,
    from: getReadingStart(subscription, source, now),
  };
}

/** Sends an alert's news, if there are any. Everything in a digest is stored before it is sent. */
export async function serveSubscription(
  run: RunContext,
  subscription: Subscription,
  readings: FeedReadings,
): Promise<void> {
  const { deps, now, figures, yieldIfDue } = run;
  const { read, failed, later } = splitReadings(subscription, readings, now);
  const silent = [...failed, ...later];
  if (later.length > 0 && !hasWaitedTooLong(run, subscription)) return waitForTurn(run, subscription, later);
  noteOwed(run, silent);
  if (read.length === 0 && silent.length > 0) return retryAfter(run, subscription, retryMs);

  const fresh: NewsItem[] = uniqueByOfferKey(
    read.flatMap(({ feed: { source }, news }) =>
      news.filter((found) => isFresh(source, found, subscription, now)).map((found) => ({ ...found, by: source.id })),
    ),
  );
  const covered = {
    ...subscription.covered,
    ...Object.fromEntries(read.map(({ feed }) => [feed.source.id, getReadingEnd(feed, subscription, now)])),
  };
  const knownKeys =
    fresh.length + subscription.pending.length === 0
      ? new Set<string>()
      : await deps.subscriptions.knownOffers.all(subscription.owner);
  await yieldIfDue();
  const { items: all, leaving } = collectItems(subscription, fresh, knownKeys, now);
  await yieldIfDue();
  const matched = findLastMatch(subscription, fresh, knownKeys, now);
  const leaves = { offers: leaving.map(({ key }) => key) };
  const others =
    all.length === 0
      ? []
      : (await deps.subscriptions.listOf(subscription.owner)).filter(({ id }) => id !== subscription.id);
  // What another alert of theirs is sending at this moment waits: it may arrive there.
  const onTheirWay = listKeysOnTheirWay(others, now);
  const isHeld = (item: PendingOffer) =>
    [item.key, ...getStoredCopyKeys(item).map(toCopyMark)].some((key) => onTheirWay.has(key));
  const items = putFirstAgain(
    all.filter((item) => !isHeld(item)),
    others,
  );
  const held = all.filter(isHeld);
  figures.matched += items.filter(({ offered }) => !offered).length;
  figures.folded += items.filter(({ copy, since }) => copy && since === now.toISOString()).length;

  const { shown, list, rest, gone } = await composeWithContents(run, subscription, items, fresh);
  const pending = [...items.filter(({ key }) => !gone.has(key)), ...held];
  if (hasNothingNew(items) || shown.length === 0) {
    figures.nothingNew += 1;
    noteWaiting(run, subscription, pending);
    const isQuietLong =
      silent.length === 0 && pending.length === 0 && isSilentForLong({ ...subscription, matched }, now);
    const quiet = { covered, matched, pending, ...(silent.length === 0 ? { slept: undefined } : {}) };
    const isSilence = isQuietLong && deps.mayGoOn();
    const how = (current: Subscription) =>
      isSilence ? { ...current, ...quiet } : markServed({ ...current, ...quiet }, subscription.next.slot, now);
    const current = await changeSubscription(run, subscription, how, undefined, leaves);
    if (current && isSilence) await sendSilenceNotice(run, current);
    return;
  }
  if (!deps.mayGoOn()) return;
  const sending = {
    slot: subscription.next.slot,
    at: now.toISOString(),
    since: now.toISOString(),
    screen: deps.newId(),
    search: toSearchKey(subscription.search),
    shown: shown.length,
    items: list,
    cards: shown,
  };
  const claim = (current: Subscription) => ({ ...current, covered, matched, pending: [...rest, ...held], sending });
  const claimed = await changeSubscription(run, subscription, claim, undefined, leaves);
  if (claimed) await sendDigest(run, claimed, sending, shown, silent, others.some(createRecentlyHeardCheck(now)));
}

/**
 * When the last offer was published that belongs to it and that its owner knows from another alert or a page.
 */
function findLastMatch(
  subscription: Subscription,
  fresh: NewsItem[],
  knownKeys: ReadonlySet<string>,
  now: Date,
): string | undefined {
  const all = [
    ...subscription.pending.map(({ key, created, since }) => ({ key, at: created ?? since })),
    ...fresh.map(({ offer: { key, created } }) => ({ key, at: created })),
  ];
  const known = all.flatMap(({ key, at }) => (at !== undefined && knownKeys.has(key) ? [Date.parse(at)] : []));
  if (known.length === 0) return subscription.matched;
  const last = Math.max(...known, Date.parse(subscription.matched ?? subscription.created));
  return new Date(Math.min(last, now.getTime())).toISOString();
}

/** Comes back in a minute: a source has no time for it yet. */
export async function waitForTurn(run: RunContext, subscription: Subscription, later: Feed[]): Promise<void> {
  noteOwed(run, later);
  await retryAfter(run, subscription, laterMs);
}

/** Counts for each of these sources that it owes an alert its news. */
function noteOwed({ figures: { owed } }: RunContext, feeds: Feed[]): void {
  for (const { source } of feeds) owed[source.id] = (owed[source.id] ?? 0) + 1;
}

/** It failed: comes back in a minute, then every quarter of an hour. */
export async function retryLater(run: RunContext, subscription: Subscription): Promise<void> {
  await retryAfter(run, subscription, subscription.next.since === undefined ? laterMs : retryMs);
}

/** It has waited for so long that it goes without what is missing. */
export function hasWaitedTooLong(run: RunContext, { next: { since } }: Subscription): boolean {
  return since !== undefined && isLate(run, since);
}

/**
 * A digest on its way of an alert that rests is not sent any more, so it holds nothing back from the others.
 */
function listKeysOnTheirWay(others: Subscription[], now: Date): Set<string> {
  const sent = others.flatMap((one) => (isPaused(one, now) ? [] : (one.sending ?? [])));
  const items = sent.flatMap(({ items }) => items.map(({ key }) => key));
  const copies = sent.flatMap(({ items, shown }) => items.slice(0, shown).flatMap(getStoredCopyKeys).map(toCopyMark));
  return new Set([...items, ...copies]);
}

/** What another alert of theirs showed, and nobody knows whether it arrived, comes first here, too. */
function putFirstAgain(items: PendingOffer[], others: Subscription[]): PendingOffer[] {
  const doubtful = new Set(others.flatMap(({ pending }) => pending.flatMap(({ key, again }) => (again ? [key] : []))));
  return items.map((item) => (doubtful.has(item.key) ? { ...item, again: true } : item));
}

function createRecentlyHeardCheck(now: Date): (subscription: Subscription) => boolean {
  return ({ heard }) => heard !== undefined && now.getTime() - Date.parse(heard) < sameHourMs;
}

/** The digest of these items: what is not at hand is asked for, as far as it may be shown. */
async function composeWithContents(
  run: RunContext,
  subscription: Subscription,
  items: PendingOffer[],
  fresh: NewsItem[],
) {
  const known = new Map<string, OfferContent>(fresh.map((found) => [found.offer.key, found]));
  for (;;) {
    await run.yieldIfDue();
    const { missing, ...made } = composeDigest(items, known);
    const gone = new Set([...known].filter(([, content]) => content === "gone").map(([key]) => key));
    if (missing.length === 0 || hasNothingNew(items.filter(({ key }) => !gone.has(key)))) return { ...made, gone };
    const asked = await Promise.all(missing.map((item) => run.contents.load(subscription.search, item)));
    for (const [i, { key }] of missing.entries()) known.set(key, dropExcluded(subscription, asked[i] ?? "unknown"));
  }
}

/** A company may have been left out since the offer was found. */
function dropExcluded(subscription: Subscription, content: OfferContent): OfferContent {
  return typeof content !== "string" && isExcluded(subscription, content.offer) ? "gone" : content;
}

/** Comes back to it soon, or, when that has been tried for too long, with its next slot. */
async function retryAfter(run: RunContext, subscription: Subscription, ms: number): Promise<void> {
  const { now, figures } = run;
  figures.waiting += 1;
  noteWaiting(run, subscription, subscription.pending);
  const at = new Date(now.getTime() + ms).toISOString();
  await changeSubscription(run, subscription, (current) => {
    const since = current.next.since ?? now.toISOString();
    return isLate(run, since)
      ? markServed(current, current.next.slot, now)
      : { ...current, next: { ...current.next, at, since } };
  });
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

function splitReadings(subscription: Subscription, readings: FeedReadings, now: Date) {
  const read: { feed: Feed; news: NewsItem[] }[] = [];
  const failed: Feed[] = [];
  const later: Feed[] = [];
  const feeds = readings.map(({ feed }) => feed);
  const needed = selectFeeds(subscription, feeds, now);
  for (const { feed, gathered } of readings) {
    if (!needed.includes(feed)) continue;
    const outcome = gathered.of(toFeedRequest(subscription, feed, now));
    if (outcome === "later") later.push(feed);
    else if (outcome instanceof SourceError) failed.push(feed);
    else read.push({ feed, news: outcome });
  }
  return { read, failed, later };
}
