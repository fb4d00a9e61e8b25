import { toSearchKey } from "../../search/search.ts";
import { setFields } from "../../unread.ts";
import { nextAction } from "../next-action.ts";
import {
  getStoredCopyKeys,
  isPaused,
  markServed,
  type OutgoingDigest,
  type PendingOffer,
  planNextSlot,
  type Subscription,
} from "../subscription.ts";
import type { ChangeStep, Premise } from "./step.ts";

/**
 * What a step makes of an alert as it is now; undefined where the alert has changed since that was planned.
 * The same object where it was done already.
 */
export function applyChange(current: Subscription, step: ChangeStep): Subscription | undefined {
  const at = new Date(step.at);
  switch (step.do) {
    case "wake": {
      if (nextAction(current, at) !== "wake") return undefined;
      const { paused: _, ...awake } = current;
      return { ...planNextSlot(awake, at), slept: true, heard: step.at };
    }
    case "postpone":
      if (nextAction(current, at) !== "postpone") return undefined;
      return { ...current, next: { slot: current.next.slot, at: step.until } };
    case "hold digest":
      if (current.sending?.screen === step.digest.screen) return current;
      // A slot is taken once.
      return isAsPlanned(current, step.premise, at) && !isSlotServed(current)
        ? { ...withReading(current, step.reading), sending: step.digest }
        : undefined;
    case "hold again":
    case "mark sent":
    case "take back":
    case "dissolve":
      return current.sending?.screen === step.screen ? applyToDigest(current, current.sending, step) : undefined;
    case "try later":
    case "skip slot":
    case "note reading":
    case "mark silence":
      return isAsPlanned(current, step.premise, at) ? applyToSlot(current, step, at) : undefined;
  }
}

type SlotStep = Extract<ChangeStep, { do: "try later" | "skip slot" | "note reading" | "mark silence" }>;

function applyToSlot(current: Subscription, step: SlotStep, at: Date): Subscription {
  const { slot } = step.premise;
  switch (step.do) {
    case "try later":
      return { ...current, next: { slot, at: step.until, since: step.since } };
    case "skip slot":
      return isSlotServed(current) ? planNextSlot(current, at) : markServed(current, slot, at);
    case "note reading": {
      const read = setFields(withReading(current, step.reading), step.isAwake ? { slept: undefined } : {});
      return step.isServed ? markServed(read, slot, at) : read;
    }
    case "mark silence":
      return markServed({ ...current, ...(step.hasArrived ? { heard: step.at } : {}) }, slot, at);
  }
}

type DigestStep = Extract<ChangeStep, { do: "hold again" | "mark sent" | "take back" | "dissolve" }>;

function applyToDigest(current: Subscription, digest: OutgoingDigest, step: DigestStep): Subscription | undefined {
  const at = new Date(step.at);
  switch (step.do) {
    case "hold again":
      return holdAgain(current, digest, step);
    case "mark sent":
      return markSent(current, digest, at);
    case "take back": {
      const without = new Set(step.without);
      return putBack(
        current,
        digest,
        digest.items.filter(({ key }) => !without.has(key)),
      );
    }
    case "dissolve": {
      const again = digest.items.map((item, i) => (i < digest.shown ? { ...item, again: true } : item));
      return markServed(putBack(current, digest, again), digest.slot, at);
    }
  }
}

/** Done already, taken now, or taken by another attempt, which may be of the same instant. */
function holdAgain(
  current: Subscription,
  digest: OutgoingDigest,
  { at, attemptId, attempt, formerId }: Extract<DigestStep, { do: "hold again" }>,
): Subscription | undefined {
  if (digest.at === at && digest.attemptId === attemptId) return current;
  if (digest.at !== attempt || digest.attemptId !== formerId) return undefined;
  return { ...current, sending: { ...digest, at, attemptId } };
}

/** Its next slot is none to come: it is at or before the one that was served last. */
export function isSlotServed({ next: { slot }, last = "" }: Subscription): boolean {
  return slot <= last;
}

/** Nothing of an alert has changed since that was planned. */
export function isAsPlanned(current: Subscription, premise: Premise, at: Date): boolean {
  const { next, search, related, without, sending } = current;
  return (
    sending === undefined &&
    !isPaused(current, at) &&
    next.slot === premise.slot &&
    toSearchKey(search) === premise.search &&
    related === premise.related &&
    JSON.stringify(without) === JSON.stringify(premise.without)
  );
}

function withReading(
  current: Subscription,
  { covered, matched, pending }: Extract<ChangeStep, { do: "hold digest" }>["reading"],
): Subscription {
  return { ...current, covered, matched, pending };
}

/** What was behind it was offered; what was beyond that was counted. */
function markSent(current: Subscription, digest: OutgoingDigest, at: Date): Subscription {
  const isCopy = createCopyCheck(digest);
  const offered = digest.items
    .slice(digest.shown)
    .filter((item) => !isCopy(item))
    .map((item) => setFields(item, { offered: true, counted: undefined, again: undefined }));
  const counted = current.pending
    .filter((item) => !isCopy(item))
    .map((item) => ({ ...item, counted: item.counted || at.toISOString() }));
  const left = putBack({ ...current, pending: counted }, digest, offered);
  const sent = current.sent + Math.min(digest.shown, digest.items.length);
  const heard = at.toISOString();
  return setFields(markServed({ ...left, sent }, digest.slot, at), { heard, slept: undefined });
}

/** Copies of what a digest shows stand under it: whoever has that has them. */
export function createCopyCheck({ items, shown }: OutgoingDigest): (item: PendingOffer) => boolean {
  const folds = new Set(items.slice(0, shown).flatMap(getStoredCopyKeys));
  return (item) => getStoredCopyKeys(item).some((fold) => folds.has(fold));
}

/** What is left of a digest waits, unless the alert is for something else by now. */
function putBack(
  { sending: _, ...current }: Subscription,
  digest: OutgoingDigest,
  items: PendingOffer[],
): Subscription {
  const left = isForFormerSearch(current, digest) ? [] : items.filter(({ related }) => current.related || !related);
  return { ...current, pending: [...current.pending, ...left] };
}

/** Its search was changed while the digest was on its way. */
export function isForFormerSearch({ search }: Subscription, { search: made }: OutgoingDigest): boolean {
  return made !== undefined && made !== toSearchKey(search);
}
