import type { Collection } from "../collection.ts";
import type { Owner } from "../owner.ts";
import { type DueIndex, type DueKey, isOfMinute, parseDueKey, toDueKey, toUtcMinute } from "./due-index.ts";
import { dropImplausibleTimes, maxAheadMs } from "./implausible-times.ts";
import type { Subscription } from "./subscription.ts";

/** What the index is repaired from, and what it asks on the way. */
export type DueIndexRepair = {
  subscriptions: Collection;
  index: DueIndex;
  load: (key: string) => Promise<Subscription | undefined>;
  save: (subscription: Subscription, before: Subscription) => Promise<void>;
  /** Nothing is sent to them for the time being. */
  rests: (owner: Owner) => Promise<boolean>;
  now: Date;
  inTurn: <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;
};

/**
 * Restores missing due rows, which an interruption may leave behind, but for subscriptions that rest. What a
 * clock far ahead had postponed is planned anew. Rows that older versions wrote go last.
 */
export async function repairDueIndex(repair: DueIndexRepair): Promise<void> {
  const { subscriptions, index, load, now } = repair;
  const rows = await index.list();
  const indexed = listPlausiblyIndexed(rows, now);
  for (const key of await subscriptions.keys("")) {
    const subscription = indexed.has(key) ? undefined : await load(key);
    if (!subscription) continue;
    if (dropImplausibleTimes(subscription, now) !== subscription)
      await repair.inTurn(subscription.owner, () => planAnew(key, repair));
    else if (toDueKey(subscription) !== undefined && !(await repair.rests(subscription.owner)))
      await index.add(subscription);
  }
  for (const row of rows) if (!isOfMinute(row)) await index.delete(row);
}

/** The subscriptions whose row is as this version writes it, and not absurdly far ahead. */
function listPlausiblyIndexed(rows: DueKey[], now: Date): Set<string> {
  const latest = toUtcMinute(new Date(now.getTime() + maxAheadMs));
  return new Set(rows.filter((row) => isOfMinute(row) && row < latest).map((row) => parseDueKey(row).key));
}

/** In its owner's turn: it may have changed since it was listed. */
async function planAnew(key: string, { index, load, save, rests, now }: DueIndexRepair): Promise<void> {
  const subscription = await load(key);
  if (!subscription) return;
  const next = dropImplausibleTimes(subscription, now);
  await save(next, subscription);
  if (await rests(next.owner)) await index.remove(next);
}
