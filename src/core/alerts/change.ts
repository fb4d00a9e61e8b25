import { searchKey } from "../search.ts";
import { subscriptionKey, type Told } from "./book.ts";
import type { Run } from "./context.ts";
import { isPaused, type Subscription } from "./subscription.ts";

export type Sending = NonNullable<Subscription["sending"]>;

/**
 * Changes the row as it is now; nothing when it was deleted, paused or edited meanwhile, or when another run has taken it. A digest that is on its way
 * (`sending`) is finished all the same. What they were told is written with it.
 */
export async function change(
  { world: { book, inTurn }, now }: Run,
  one: Subscription,
  how: (same: Subscription) => Subscription,
  sending?: Sending,
  told?: Told,
): Promise<Subscription | undefined> {
  return inTurn(one.owner, async () => {
    const same = await book.load(subscriptionKey(one));
    if (!same) return undefined;
    const isTaken = sending === undefined ? same.sending !== undefined : same.sending?.screen !== sending.screen;
    if (isTaken || (sending === undefined && (isPaused(same, now) || isEdited(same, one)))) return undefined;
    const next = how(same);
    await book.save(next, same, told);
    return next;
  });
}

function isEdited(same: Subscription, one: Subscription): boolean {
  return (
    same.next.slot !== one.next.slot ||
    searchKey(same.search) !== searchKey(one.search) ||
    same.related !== one.related ||
    JSON.stringify(same.without) !== JSON.stringify(one.without)
  );
}

/** Its search was changed while the digest was on its way. */
export function isOfAnother({ search }: Subscription, { search: made }: Sending): boolean {
  return made !== undefined && made !== searchKey(search);
}

export function withoutSending({ sending: _, ...one }: Subscription): Subscription {
  return one;
}
