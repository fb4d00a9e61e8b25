import type { CooperativeYield } from "../async/cooperative-yield.ts";
import type { KnownOffers } from "./known-offers.ts";
import type { Subscription } from "./subscription.ts";

/** Alerts that several processes may change at one moment, each by its stamp (`Subscriptions`). */
export type ChangeableAlerts = {
  loadStamped: (key: string) => Promise<{ subscription: Subscription; stamp: string } | undefined>;
  replace: (stamp: string, subscription: Subscription, known?: KnownOffers) => Promise<boolean>;
};

/**
 * Changes a stored alert to what `how` makes of it as it is now: undefined or the same object where there is
 * nothing to be changed. Where another process changes it at the same time, `how` is asked again, so that
 * neither change is lost. `known` is written with it. Resolves with the alert as it is then.
 */
export async function changeStored(
  subscriptions: ChangeableAlerts,
  key: string,
  how: (current: Subscription) => Subscription | undefined,
  { known, yieldIfDue }: { known?: KnownOffers | undefined; yieldIfDue?: CooperativeYield } = {},
): Promise<Subscription | undefined> {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const stored = await subscriptions.loadStamped(key);
    const next = stored && how(stored.subscription);
    if (!next || next === stored.subscription) return next;
    // One that follows a common job in all of France has thousands of offers waiting: a row of a megabyte.
    await yieldIfDue?.();
    if (await subscriptions.replace(stored.stamp, next, known)) return next;
  }
  throw new Error("an alert changes faster than it can be written");
}

/** Each that fails was a change by somebody else. */
const maxAttempts = 20;
