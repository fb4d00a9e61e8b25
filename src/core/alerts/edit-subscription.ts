import { dayMs } from "../collection.ts";
import type { Search } from "../search/search.ts";
import {
  createSubscription,
  formatAlertName,
  planNextSlot,
  reopenCoverage,
  type Subscription,
} from "./subscription.ts";

/**
 * Gives the alert another search. Its news begin where those of the old search ended: at the last reading, or
 * at the oldest offer that no digest has brought yet, which may belong to the new search as well. What waited
 * is found again if it does.
 */
export function reviseSearch(one: Subscription, search: Search, related: boolean, now: Date): Subscription {
  const isNamed = one.name !== formatAlertName(one.search);
  const { search: wanted } = createSubscription({ id: one.id, owner: one.owner, search, related }, now);
  const covered = reopenCoverage(one, [...one.pending, ...(one.sending?.items ?? [])]);
  const name = isNamed ? one.name : formatAlertName(wanted);
  return {
    ...one,
    search: wanted,
    related,
    covered,
    pending: [],
    name,
    heard: now.toISOString(),
    revised: now.toISOString(),
  };
}

/**
 * With or without related jobs. Their waiting offers go with them, and are found again when they are wanted
 * after all.
 */
export function setRelated(one: Subscription, related: boolean): Subscription {
  if (related) return { ...one, related };
  const [left, kept] = [one.pending.filter((item) => item.related), one.pending.filter((item) => !item.related)];
  return { ...one, related, covered: left.length === 0 ? one.covered : reopenCoverage(one, left), pending: kept };
}

/** At rest until it is taken up again. An end that was set is remembered. */
export function stopSubscription(one: Subscription, now: Date): Subscription {
  const was = one.paused?.until ?? one.paused?.was;
  return { ...one, paused: { since: now.toISOString(), ...(was === undefined ? {} : { was }) } };
}

/**
 * As it was before it was stopped: awake, or at rest until the end that was set. Unchanged where it is not
 * stopped.
 */
export function undoStop(one: Subscription, now: Date): Subscription {
  const { paused, ...awake } = one;
  if (!paused || paused.until !== undefined) return one;
  const { since, was } = paused;
  return was !== undefined && new Date(was) > now
    ? { ...awake, paused: { since, until: was } }
    : resumeSubscription(one, now);
}

/** Awake, with a slot that is still to come. */
export function resumeSubscription({ paused, ...one }: Subscription, now: Date): Subscription {
  const hasSlept = paused !== undefined && now.getTime() - Date.parse(paused.since) >= dayMs;
  const awake = hasSlept ? { ...one, slept: true, heard: now.toISOString() } : one;
  return new Date(awake.next.at) > now ? awake : planNextSlot(awake, now);
}
