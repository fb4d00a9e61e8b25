import { dayMs } from "../durations.ts";
import type { FoundOffer } from "../offers/offer.ts";
import { toPersonKey } from "../owner.ts";
import type { DeliveryOutcome, SendPermit } from "../talk/ports.ts";
import { changeSubscription, clearSending, isForFormerSearch, type OutgoingDigest } from "./change-subscription.ts";
import type { OfferContent } from "./digest.ts";
import type { Feed } from "./feed.ts";
import type { DigestNotice } from "./notice.ts";
import { isLate, noteWaiting, type RunContext, sendInQueue } from "./run-context.ts";
import { getStoredCopyKeys, isExcluded, markServed, type PendingOffer, type Subscription } from "./subscription.ts";

/**
 * After so many failures in a row a platform is taken to be down: its other digests are left for the next
 * run.
 */
const maxFailuresInRow = 10;

export function isPlatformDown({ failures }: RunContext, platform: string): boolean {
  return (failures.get(platform) ?? 0) >= maxFailuresInRow;
}

/**
 * A digest whose outcome is unknown is sent once more with the same list. While an offer of it cannot be
 * read, it waits.
 */
export async function resendDigest(
  run: RunContext,
  subscription: Subscription,
  sending: OutgoingDigest,
): Promise<void> {
  const { deps, now } = run;
  // It arrived, for something was done on it since: sent again, it would undo that.
  if (await deps.isTouched(subscription.owner, sending.screen)) return finish(run, subscription, sending, "sent", true);
  if (isForFormerSearch(subscription, sending))
    return void (await changeSubscription(run, subscription, clearSending, sending));
  const knownKeys = await deps.subscriptions.knownOffers.all(subscription.owner);
  const first = sending.items.slice(0, sending.shown);
  // It arrived, and only that was not noted any more.
  if (first.length > 0 && first.every(({ key }) => knownKeys.has(key)))
    return finish(run, subscription, sending, "sent", true);
  // Shown meanwhile by another alert, or on a page: the others are news still.
  if (first.some(({ key }) => knownKeys.has(key)))
    return void (await requeueWithout(run, subscription, sending, knownKeys));
  const again = { ...sending, at: now.toISOString() };
  const claimed = await changeSubscription(run, subscription, (current) => ({ ...current, sending: again }), sending);
  if (!claimed) return;
  const shown = await loadCards(run, claimed, again);
  const unwanted = findExcludedKeys(claimed, again, shown);
  if (unwanted.size > 0) return void (await requeueWithout(run, claimed, again, unwanted));
  if (shown.includes("unknown")) return finish(run, claimed, again, "failed");
  await sendDigest(
    run,
    claimed,
    again,
    shown.map((content) => (typeof content === "string" ? undefined : content)),
    [],
  );
}

/** As they were when it was made; a day later as they are now. */
async function loadCards(
  { contents, now }: RunContext,
  { search }: Subscription,
  { cards, since, items, shown }: OutgoingDigest,
) {
  if (cards?.length === shown && now.getTime() - Date.parse(since) < dayMs) return cards;
  return Promise.all(items.slice(0, shown).map((item) => contents.load(search, { ...item, offered: false })));
}

/** Those of a company that was left out since. */
function findExcludedKeys(subscription: Subscription, { items }: OutgoingDigest, shown: OfferContent[]): Set<string> {
  const isUnwanted = (content: OfferContent | undefined) =>
    typeof content === "object" && isExcluded(subscription, content.offer);
  return new Set(items.flatMap(({ key }, i) => (isUnwanted(shown[i]) ? [key] : [])));
}

/** What is left of it without these waits, and the alert is due at once. */
async function requeueWithout(
  run: RunContext,
  subscription: Subscription,
  sending: OutgoingDigest,
  without: ReadonlySet<string>,
): Promise<void> {
  const left = sending.items.filter(({ key }) => !without.has(key));
  await changeSubscription(
    run,
    subscription,
    (current) => clearSending({ ...current, pending: [...current.pending, ...left] }),
    sending,
  );
}

/** `shown` are the first of its items as they are now, undefined for what is gone meanwhile. */
export async function sendDigest(
  run: RunContext,
  subscription: Subscription,
  sending: OutgoingDigest,
  shown: (FoundOffer | undefined)[],
  failed: Feed[],
  isSilent = false,
): Promise<void> {
  const { deps, now, notified, failures, figures, yieldIfDue } = run;
  const { owner, pending } = subscription;
  await yieldIfDue();
  const notice: DigestNotice = {
    type: "digest",
    alert: subscription.id,
    name: subscription.name,
    search: subscription.search,
    day: now.toISOString(),
    items: sending.items.map(({ key, handle, fold, folds }) => ({
      key,
      ...(handle === undefined ? {} : { handle }),
      ...(fold === undefined ? {} : { fold }),
      ...(folds === undefined ? {} : { folds }),
    })),
    shown: sending.shown,
    offers: shown.map((one) => one ?? "gone"),
    missing: failed.map(({ source }) => source.label),
    total: sending.items.length + pending.filter(({ offered }) => !offered).length,
    ...(subscription.slept ? { slept: true } : {}),
  };
  const person = toPersonKey(owner);
  const post = (permit: SendPermit) =>
    deps.notify(owner, sending.screen, notice, { isSilent: isSilent || notified.has(person), permit });
  const isNoted = await sendInQueue(run, subscription, post, async (outcome) => {
    if (outcome === "sent") notified.add(person);
    failures.set(owner.platform, outcome === "failed" ? (failures.get(owner.platform) ?? 0) + 1 : 0);
    await finish(run, subscription, sending, outcome);
    return true;
  });
  if (!isNoted) figures.onTheirWay += 1;
}

/** `isNoted`: it was sent by a run before this one, which could not say so. */
async function finish(
  run: RunContext,
  subscription: Subscription,
  sending: OutgoingDigest,
  outcome: DeliveryOutcome,
  isNoted = false,
): Promise<void> {
  const { deps, now, figures } = run;
  const { subscriptions, inTurn } = deps;
  const { owner } = subscription;
  const shownItems = sending.items.slice(0, sending.shown);
  const behind = sending.items.slice(sending.shown);
  const folds = new Set(shownItems.flatMap(getStoredCopyKeys));
  // They stand under what is shown: whoever has that has them.
  const isCopy = (item: PendingOffer) => getStoredCopyKeys(item).some((fold) => folds.has(fold));
  switch (outcome) {
    case "sent": {
      if (!isNoted) {
        figures.sent += 1;
        figures.offers += shownItems.length;
        figures.offered += behind.length;
      }
      const copies = [...behind, ...subscription.pending].filter(isCopy);
      const news = { offers: [...shownItems, ...copies].map(({ key }) => key), folds: [...folds] };
      const marked = await changeSubscription(run, subscription, (current) => markSent(current), sending, news);
      if (marked) return noteWaiting(run, marked, marked.pending);
      // Whatever became of the alert: they have it. Not of someone who had all deleted meanwhile.
      return inTurn(owner, async () => {
        if ((await deps.getRecipientStatus(owner)).isKept) await subscriptions.knownOffers.add(owner, news);
      });
    }
    case "unreachable": {
      figures.unreachable += 1;
      await changeSubscription(run, subscription, (current) => keepUnsent(current, sending, sending.items), sending);
      await leaveIfUnreachable(run, subscription);
      return;
    }
    case "failed": {
      figures.failed += 1;
      const again = [...shownItems.map((item) => ({ ...item, again: true })), ...behind];
      const current = isLate(run, sending.since)
        ? await changeSubscription(
            run,
            subscription,
            (current) => markServed(keepUnsent(current, sending, again), sending.slot, now),
            sending,
          )
        : subscription;
      if (current) noteWaiting(run, current, [...current.pending, ...sending.items]);
    }
  }

  /** What was behind it was offered; what was beyond that was counted. */
  function markSent(current: Subscription): Subscription {
    const offered = behind
      .filter((item) => !isCopy(item))
      .map((item) => ({ ...item, offered: true, counted: undefined, again: undefined }));
    const counted = current.pending
      .filter((item) => !isCopy(item))
      .map((item) => ({ ...item, counted: item.counted || now.toISOString() }));
    const remaining = keepUnsent({ ...current, pending: counted }, sending, offered);
    return {
      ...markServed({ ...remaining, sent: current.sent + shownItems.length }, sending.slot, now),
      heard: now.toISOString(),
      slept: undefined,
    };
  }
}

/** What is left of a digest waits, unless the alert is for something else by now. */
function keepUnsent(current: Subscription, sending: OutgoingDigest, items: PendingOffer[]): Subscription {
  const left = isForFormerSearch(current, sending) ? [] : items.filter(({ related }) => current.related || !related);
  return clearSending({ ...current, pending: [...current.pending, ...left] });
}

/** All alerts of someone who cannot be written to rest, unless they have come back at this moment. */
export async function leaveIfUnreachable(
  { now, deps: { subscriptions, inTurn, getRecipientStatus } }: RunContext,
  { owner }: Subscription,
): Promise<void> {
  await inTurn(owner, async () => {
    if (!(await getRecipientStatus(owner)).isUnreachable) return;
    for (const subscription of await subscriptions.listOf(owner))
      await subscriptions.lookAgainTomorrow(subscription, now);
  });
}
