import { dayMs } from "../durations.ts";
import { planNextSlot, type Subscription } from "./subscription.ts";

/** Nothing of an alert is farther ahead: once a week is the longest, and so is a rest that has an end. */
export const maxAheadMs = 9 * dayMs;

/**
 * Removes times that only a clock far ahead can have written: once the clock is right again, the alert would
 * be silent until then. What was told meanwhile is not told again, so its news may begin a week ago.
 */
export function dropImplausibleTimes(subscription: Subscription, now: Date): Subscription {
  const isFalse = (instant: string | undefined) =>
    instant !== undefined && Date.parse(instant) > now.getTime() + maxAheadMs;
  const { next, last, paused, sending, covered, heard } = subscription;
  const hasFalseSlot = isFalse(next.at) || isFalse(last?.slice(0, 10));
  const others = [paused?.until, sending?.at, ...Object.values(covered), heard];
  if (!hasFalseSlot && !others.some(isFalse)) return subscription;
  const at = now.toISOString();
  const inDays = (days: number) => new Date(now.getTime() + days * dayMs).toISOString();
  const right: Subscription = {
    ...subscription,
    covered: { ...covered },
    ...(paused && isFalse(paused.until) ? { paused: { ...paused, since: at, until: inDays(7) } } : {}),
    ...(sending && isFalse(sending.at) ? { sending: { ...sending, at, since: at } } : {}),
    ...(isFalse(heard) ? { heard: at } : {}),
  };
  for (const [source, until] of Object.entries(covered)) if (isFalse(until)) right.covered[source] = inDays(-7);
  return hasFalseSlot ? planNextSlot({ ...right, last: undefined }, now) : right;
}
