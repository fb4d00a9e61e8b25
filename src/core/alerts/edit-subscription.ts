import { dayMs } from "../durations.ts";
import type { Search } from "../search/search.ts";
import { isNamedBySearch } from "./alert-name.ts";
import { createSubscription, planNextSlot, reopenCoverage, type Subscription } from "./subscription.ts";

/**
 * Gives the alert another search. Its news begin where those of the old search ended: at the last reading, or
 * at the oldest offer that no digest has brought yet, which may belong to the new search as well. What waited
 * is found again if it does.
 */
export function reviseSearch(
  subscription: Subscription,
  search: Search,
  related: boolean,
  now: Date,
  taken: readonly string[] = [],
): Subscription {
  const { id, owner } = subscription;
  const wanted = createSubscription({ id, owner, search, related, taken }, now);
  const covered = reopenCoverage(subscription, [...subscription.pending, ...(subscription.sending?.items ?? [])]);
  return {
    ...subscription,
    search: wanted.search,
    related,
    covered,
    pending: [],
    name: isNamedBySearch(subscription) ? wanted.name : subscription.name,
    heard: now.toISOString(),
    revised: now.toISOString(),
  };
}

/**
 * With or without related jobs. Their waiting offers go with them, and are found again when they are wanted
 * after all.
 */
export function setRelated(subscription: Subscription, related: boolean): Subscription {
  if (related) return { ...subscription, related };
  const [left, kept] = [
    subscription.pending.filter((item) => item.related),
    subscription.pending.filter((item) => !item.related),
  ];
  return {
    ...subscription,
    related,
    covered: left.length === 0 ? subscription.covered : reopenCoverage(subscription, left),
    pending: kept,
  };
}

/** At rest until it is taken up again. An end that was set is remembered. */
export function stopSubscription(subscription: Subscription, now: Date): Subscription {
  const was = subscription.paused?.until ?? subscription.paused?.was;
  return { ...subscription, paused: { since: now.toISOString(), ...(was === undefined ? {} : { was }) } };
}

/** At rest because nobody answered, for as long as they do not. The same object where it rests already. */
export function restSubscription(subscription: Subscription, now: Date): Subscription {
  if (subscription.paused && subscription.paused.until === undefined) return subscription;
  const resting = stopSubscription(subscription, now);
  return { ...resting, paused: { since: now.toISOString(), ...resting.paused, idle: true } };
}

/**
 * As it was before it was stopped: awake, or at rest until the end that was set. Unchanged where it is not
 * stopped.
 */
export function undoStop(subscription: Subscription, now: Date): Subscription {
  const { paused, ...awake } = subscription;
  if (!paused || paused.until !== undefined) return subscription;
  const { since, was } = paused;
  return was !== undefined && new Date(was) > now
    ? { ...awake, paused: { since, until: was } }
    : resumeSubscription(subscription, now);
}

/** Awake, with a slot that is still to come. */
export function resumeSubscription({ paused, ...subscription }: Subscription, now: Date): Subscription {
  const hasSlept = paused !== undefined && now.getTime() - Date.parse(paused.since) >= dayMs;
  const awake = hasSlept ? { ...subscription, slept: true, heard: now.toISOString() } : subscription;
  return new Date(awake.next.at) > now ? awake : planNextSlot(awake, now);
}
