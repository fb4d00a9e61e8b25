import { toSearchKey } from "../search/search.ts";
import type { KnownOffers } from "./known-offers.ts";
import type { RunContext } from "./run-context.ts";
import { isPaused, type Subscription } from "./subscription.ts";
import { toSubscriptionKey } from "./subscription-key.ts";

export type OutgoingDigest = NonNullable<Subscription["sending"]>;

/**
 * Changes the stored row, unless it was deleted, paused or edited meanwhile, or another run has taken it. A
 * digest that is on its way (`sending`) is finished all the same. What its owner was told is written with it.
 */
export async function changeSubscription(
  { deps: { subscriptions, inTurn }, now, yieldIfDue }: RunContext,
  subscription: Subscription,
  how: (current: Subscription) => Subscription,
  sending?: OutgoingDigest,
  known?: KnownOffers,
): Promise<Subscription | undefined> {
  await yieldIfDue();
  return inTurn(subscription.owner, async () => {
    const current = await subscriptions.load(toSubscriptionKey(subscription));
    if (!current) return undefined;
    const isTaken = sending === undefined ? current.sending !== undefined : current.sending?.screen !== sending.screen;
    if (isTaken || (sending === undefined && (isPaused(current, now) || isEdited(current, subscription))))
      return undefined;
    const next = how(current);
    // One that follows a common job in all of France has thousands of offers waiting: a row of a megabyte.
    await yieldIfDue();
    await subscriptions.save(next, known);
    return next;
  });
}

function isEdited(current: Subscription, subscription: Subscription): boolean {
  return (
    current.next.slot !== subscription.next.slot ||
    toSearchKey(current.search) !== toSearchKey(subscription.search) ||
    current.related !== subscription.related ||
    JSON.stringify(current.without) !== JSON.stringify(subscription.without)
  );
}

/** Its search was changed while the digest was on its way. */
export function isForFormerSearch({ search }: Subscription, { search: made }: OutgoingDigest): boolean {
  return made !== undefined && made !== toSearchKey(search);
}

export function clearSending({ sending: _, ...subscription }: Subscription): Subscription {
  return subscription;
}
