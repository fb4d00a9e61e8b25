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
  { deps: { subscriptions, inTurn }, now }: RunContext,
  one: Subscription,
  how: (same: Subscription) => Subscription,
  sending?: OutgoingDigest,
  told?: KnownOffers,
): Promise<Subscription | undefined> {
  return inTurn(one.owner, async () => {
    const same = await subscriptions.load(toSubscriptionKey(one));
    if (!same) return undefined;
    const isTaken = sending === undefined ? same.sending !== undefined : same.sending?.screen !== sending.screen;
    if (isTaken || (sending === undefined && (isPaused(same, now) || isEdited(same, one)))) return undefined;
    const next = how(same);
    await subscriptions.save(next, same, told);
    return next;
  });
}

function isEdited(same: Subscription, one: Subscription): boolean {
  return (
    same.next.slot !== one.next.slot ||
    toSearchKey(same.search) !== toSearchKey(one.search) ||
    same.related !== one.related ||
    JSON.stringify(same.without) !== JSON.stringify(one.without)
  );
}

/** Its search was changed while the digest was on its way. */
export function isForFormerSearch({ search }: Subscription, { search: made }: OutgoingDigest): boolean {
  return made !== undefined && made !== toSearchKey(search);
}

export function clearSending({ sending: _, ...one }: Subscription): Subscription {
  return one;
}
