import type { Steps } from "../../async/steps.ts";
import { hourMs, minuteMs } from "../../durations.ts";
import { getPublicationTime, toStatements } from "../../offers/listing.ts";
import type { FoundNews } from "../../offers/offer.ts";
import type { SourceProfile } from "../../offers/source.ts";
import { toSearchKey } from "../../search/search.ts";
import { listWidenings } from "../../search/widenings.ts";
import { collectItems, composeDigest, hasNothingNew, type OfferContent, toCopyMark } from "../digest.ts";
import type { NewsItem } from "../feed.ts";
import { isSilentForLong } from "../reminders.ts";
import {
  getStoredCopyKeys,
  isExcluded,
  isPaused,
  type OutgoingDigest,
  type PendingOffer,
  type Subscription,
} from "../subscription.ts";
import { toSubscriptionKey } from "../subscription-key.ts";
import { isSlotServed } from "./apply-change.ts";
import type { Known, Moment, News, Plan, Planned } from "./known.ts";
import { isLate } from "./patience.ts";
import { toDigestMessage } from "./plan-message.ts";
import { type AlertStep, type Premise, toPremise } from "./step.ts";

/** A source could not be read. */
export const retryMs = 15 * minuteMs;
/** There was no time for it in this run. */
export const soonMs = minuteMs;
/** Two digests of one person within so long are of the same hour: the second makes no sound. */
const sameHourMs = hourMs;
const maxWiderSearches = 3;

/** The fields of every step of a plan that serves a slot. */
type SlotFields = { version: 1; alert: string; at: string; premise: Premise };

type Reading = Extract<AlertStep, { do: "hold digest" }>["reading"];

/** What is to be done with an alert's news, if there are any. */
export function* planNews(subscription: Subscription, news: News, known: Known, now: Moment): Steps<Plan> {
  const { found, failed, later } = news;
  const fields = toSlotFields(subscription, now);
  const silent = [...failed, ...later];
  if (isSlotServed(subscription)) return { steps: [{ do: "skip slot", ...fields }], figures: {} };
  if (later.length > 0 && !hasWaitedTooLong(subscription, now)) return planLater(subscription, soonMs, now, later);
  if (news.read.length === 0 && silent.length > 0) return planLater(subscription, retryMs, now, silent);
  const { offers, others } = found.length + subscription.pending.length === 0 ? nothingKnown : known;
  if (!offers || !others)
    return { needs: { ...(offers ? {} : { offers: true }), ...(others ? {} : { others: true }) } };

  const { items: all, leaving } = collectItems(subscription, found, offers, now.at);
  yield;
  const matched = findLastMatch(subscription, news, offers, now.at);
  const { items, held } = splitHeld(all, others, now.at);
  yield;
  const contents = listContents(subscription, news, known);
  const { shown, list, rest, missing } = composeDigest(items, contents);
  const left = items.filter(({ key }) => contents.get(key) !== "gone");
  if (missing.length > 0 && !hasNothingNew(left)) return { needs: { contents: missing } };
  const figures = { ...countItems(items, now.at), ...countOwed(silent) };
  const reading = { covered: news.covered, ...(matched === undefined ? {} : { matched }), leaving: leaving.map(toKey) };
  if (hasNothingNew(left) || shown.length === 0) {
    const quiet = { ...fields, reading: { ...reading, pending: [...left, ...held] }, isAwake: silent.length === 0 };
    const planned = planQuiet(subscription, quiet, known, now);
    return "needs" in planned ? planned : { ...planned, figures: { ...figures, nothingNew: 1 } };
  }
  const cards = shown.map(toCard);
  const digest: OutgoingDigest = {
    slot: subscription.next.slot,
    at: fields.at,
    since: fields.at,
    screen: now.screen,
    search: toSearchKey(subscription.search),
    shown: shown.length,
    items: list,
    cards,
  };
  const pending = [...rest, ...held];
  const how = { missing: silent, isSilent: others.some(createRecentlyHeardCheck(now.at)) };
  return {
    steps: [
      { do: "hold digest", ...fields, reading: { ...reading, pending }, digest },
      toDigestMessage({ ...subscription, pending }, digest, cards, how),
    ],
    figures,
  };
}

const nothingKnown: Pick<Known, "offers" | "others"> = { offers: new Set(), others: [] };

/** What a card shows; what only alerts need of it stands in the list. */
function toCard({ folds: _, by: __, ...card }: NewsItem): FoundNews {
  return card;
}

const toKey = ({ key }: PendingOffer): string => key;

function toSlotFields(subscription: Subscription, { at }: Moment): SlotFields {
  return {
    version: 1,
    alert: toSubscriptionKey(subscription),
    at: at.toISOString(),
    premise: toPremise(subscription),
  };
}

/**
 * Comes back to it, or, when that has been tried for too long, with its next slot. `owing` are the sources
 * that owe it their news.
 */
export function planLater(
  subscription: Subscription,
  ms: number,
  now: Moment,
  owing: readonly SourceProfile[] = [],
): Planned {
  const fields = toSlotFields(subscription, now);
  const since = subscription.next.since ?? fields.at;
  const until = new Date(now.at.getTime() + ms).toISOString();
  return {
    steps: [isLate(since, now.at) ? { do: "skip slot", ...fields } : { do: "try later", ...fields, until, since }],
    figures: { waiting: 1, ...countOwed(owing) },
  };
}

/** It has waited for so long that it goes without what is missing. */
export function hasWaitedTooLong({ next: { since } }: Subscription, { at }: Moment): boolean {
  return since !== undefined && isLate(since, at);
}

/**
 * Nothing to tell; after two weeks of it the alert says that it is alive, unless a question waits already.
 */
function planQuiet(
  subscription: Subscription,
  quiet: SlotFields & { reading: Reading; isAwake: boolean },
  { recipient, counts }: Known,
  now: Moment,
): Plan {
  const { id, name, search, owner } = subscription;
  const { isAwake, reading, ...fields } = quiet;
  const noted = { do: "note reading", ...quiet } as const;
  const isSilence =
    isAwake &&
    reading.pending.length === 0 &&
    isSilentForLong({ ...subscription, matched: reading.matched }, now.at) &&
    recipient?.asked === undefined;
  if (!isSilence) return { steps: [{ ...noted, isServed: true }], figures: {} };
  const wider = listWidenings(search)
    .filter((one) => one.search.kind === search.kind)
    .slice(0, maxWiderSearches);
  if (!counts) return { needs: { counts: wider.map((one) => one.search) } };
  const counted = wider.flatMap((one) => {
    const count = counts.get(toSearchKey(one.search));
    return count === undefined || count === 0 ? [] : [{ ...one, count }];
  });
  const notice = { type: "silence", alert: id, name, search, wider: counted } as const;
  return {
    steps: [
      { ...noted, isServed: false },
      { do: "send silence", ...fields, owner, screen: now.screen, isSilent: false, notice },
    ],
    figures: {},
  };
}

/**
 * What is at hand, and what was looked up. A company may have been left out since an offer of it was found.
 */
function listContents(
  subscription: Subscription,
  { found }: News,
  { contents }: Known,
): ReadonlyMap<string, OfferContent> {
  const all = new Map<string, OfferContent>();
  for (const [key, content] of contents) {
    const isUnwanted = typeof content !== "string" && isExcluded(subscription, toStatements(content.offer));
    all.set(key, isUnwanted ? "gone" : content);
  }
  for (const one of found) all.set(one.offer.key, one);
  return all;
}

/**
 * When the last offer was published that belongs to it and that its owner knows from another alert or a page.
 */
function findLastMatch(
  subscription: Subscription,
  { found }: News,
  offers: ReadonlySet<string>,
  now: Date,
): string | undefined {
  const all = [
    ...subscription.pending.map(({ key, created, since }) => ({ key, at: created ?? since })),
    ...found.map(({ offer }) => ({ key: offer.key, at: getPublicationTime(offer) })),
  ];
  const known = all.flatMap(({ key, at }) => (at !== undefined && offers.has(key) ? [Date.parse(at)] : []));
  if (known.length === 0) return subscription.matched;
  const last = Math.max(...known, Date.parse(subscription.matched ?? subscription.created));
  return new Date(Math.min(last, now.getTime())).toISOString();
}

/**
 * What another alert of theirs is sending at this moment waits: it may arrive there. What another one showed,
 * and nobody knows whether it arrived, comes first here, too.
 */
function splitHeld(all: PendingOffer[], others: readonly Subscription[], now: Date) {
  const onTheirWay = listKeysOnTheirWay(others, now);
  const isHeld = (item: PendingOffer) =>
    [item.key, ...getStoredCopyKeys(item).map(toCopyMark)].some((key) => onTheirWay.has(key));
  const doubtful = new Set(others.flatMap(({ pending }) => pending.flatMap(({ key, again }) => (again ? [key] : []))));
  const items = all
    .filter((item) => !isHeld(item))
    .map((item) => (doubtful.has(item.key) ? { ...item, again: true } : item));
  return { items, held: all.filter(isHeld) };
}

/**
 * A digest on its way of an alert that rests is not sent any more, so it holds nothing back from the others.
 */
function listKeysOnTheirWay(others: readonly Subscription[], now: Date): Set<string> {
  const sent = others.flatMap((one) => (isPaused(one, now) ? [] : (one.sending ?? [])));
  const items = sent.flatMap(({ items }) => items.map(toKey));
  const copies = sent.flatMap(({ items, shown }) => items.slice(0, shown).flatMap(getStoredCopyKeys).map(toCopyMark));
  return new Set([...items, ...copies]);
}

function createRecentlyHeardCheck(now: Date): (subscription: Subscription) => boolean {
  return ({ heard }) => heard !== undefined && now.getTime() - Date.parse(heard) < sameHourMs;
}

function countItems(items: PendingOffer[], now: Date) {
  return {
    matched: items.filter(({ offered }) => !offered).length,
    folded: items.filter(({ copy, since }) => copy && since === now.toISOString()).length,
  };
}

/** Each of these sources owes an alert its news. */
function countOwed(sources: readonly SourceProfile[]) {
  return { owed: Object.fromEntries(sources.map(({ id }) => [id, 1])) };
}
