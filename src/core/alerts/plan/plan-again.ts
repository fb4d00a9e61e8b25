import { dayMs } from "../../durations.ts";
import { toStatements } from "../../offers/listing.ts";
import type { OfferContent } from "../digest.ts";
import { getStoredCopyKeys, isExcluded, type OutgoingDigest, type Subscription } from "../subscription.ts";
import { toSubscriptionKey } from "../subscription-key.ts";
import { createCopyCheck, isForFormerSearch } from "./apply-change.ts";
import type { Known, Moment, Plan } from "./known.ts";
import { isLate } from "./patience.ts";
import { toDigestMessage } from "./plan-message.ts";
import type { AlertStep } from "./step.ts";

/**
 * What is to be done with a digest whose outcome is unknown: it is sent once more with the same list, unless
 * it turns out that it arrived. While an offer of it cannot be read, it waits.
 */
export function planAgain(subscription: Subscription, digest: OutgoingDigest, known: Known, now: Moment): Plan {
  const at = now.at.toISOString();
  const fields = { version: 1, alert: toSubscriptionKey(subscription), at, screen: digest.screen } as const;
  const planned = (...steps: AlertStep[]): Plan => ({ steps, figures: {} });
  const takeBack = (without: string[]) => planned({ do: "take back", ...fields, without });
  if (known.isTouched === undefined) return { needs: { touch: true } };
  // It arrived, for something was done on it since: sent again, it would undo that.
  if (known.isTouched) return planned(markSent(subscription, digest, now.at));
  if (isForFormerSearch(subscription, digest)) return takeBack([]);
  const { offers } = known;
  if (!offers) return { needs: { offers: true } };
  const keys = digest.items.map(({ key }) => key);
  const first = keys.slice(0, digest.shown);
  // It arrived, and only that was not noted any more.
  if (first.length > 0 && first.every((key) => offers.has(key))) return planned(markSent(subscription, digest, now.at));
  // Shown meanwhile by another alert, or on a page: the others are news still.
  if (first.some((key) => offers.has(key))) return takeBack(keys.filter((key) => offers.has(key)));

  const cards = findCards(digest, known, now.at);
  if (!cards) return { needs: { contents: digest.items.slice(0, digest.shown).map(asNews) } };
  const unwanted = first.filter((_, i) => isUnwanted(subscription, cards[i]));
  if (unwanted.length > 0) return takeBack(unwanted);
  const attemptId = now.screen;
  const former = digest.attemptId === undefined ? {} : { formerId: digest.attemptId };
  const held: AlertStep = { do: "hold again", ...fields, attemptId, attempt: digest.at, ...former };
  const readable = cards.flatMap((card) => (card === "unknown" ? [] : [card]));
  if (readable.length === cards.length)
    return planned(held, toDigestMessage(subscription, { ...digest, at, attemptId }, readable));
  return {
    steps: isLate(digest.since, now.at) ? [held, { do: "dissolve", ...fields }] : [held],
    figures: { failed: 1 },
  };
}

/** What is read again for a digest counts as new, whether or not one listed it before. */
function asNews(item: OutgoingDigest["items"][number]) {
  return { ...item, offered: false };
}

/** As they were when it was made; a day later as they are now. Undefined where they are to be looked up. */
function findCards({ cards, since, items, shown }: OutgoingDigest, { contents }: Known, now: Date) {
  if (cards?.length === shown && now.getTime() - Date.parse(since) < dayMs) return cards;
  const found = items.slice(0, shown).flatMap(({ key }): OfferContent[] => {
    const content = contents.get(key);
    return content === undefined ? [] : [content];
  });
  return found.length === Math.min(shown, items.length) ? found : undefined;
}

/** It is of a company that was left out since. */
function isUnwanted(subscription: Subscription, card: OfferContent | undefined): boolean {
  return typeof card === "object" && isExcluded(subscription, toStatements(card.offer));
}

/**
 * A digest has arrived: its owner knows its offers, and the copies under them. `subscription` is as it was
 * sent.
 */
export function markSent(
  subscription: Subscription,
  digest: OutgoingDigest,
  at: Date,
): Extract<AlertStep, { do: "mark sent" }> {
  const { items, shown, screen } = digest;
  const first = items.slice(0, shown);
  const copies = [...items.slice(shown), ...subscription.pending].filter(createCopyCheck(digest));
  return {
    do: "mark sent",
    version: 1,
    alert: toSubscriptionKey(subscription),
    at: at.toISOString(),
    screen,
    owner: subscription.owner,
    known: {
      offers: [...first, ...copies].map(({ key }) => key),
      folds: [...new Set(first.flatMap(getStoredCopyKeys))],
    },
  };
}
