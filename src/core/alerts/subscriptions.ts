import { mapConcurrent } from "../async/map-concurrent.ts";
import type { Collection, Row } from "../collection.ts";
import { uniqueBy } from "../collections/unique-by.ts";
import { hourMs } from "../durations.ts";
import { type Owner, type PersonRef, toPersonKey } from "../owner.ts";
import { toSearchKey } from "../search/search.ts";
import { renewAlertName } from "./alert-name.ts";
import { createDueIndex, type DueIndex, type DueKey, parseDueKey, toDueKey, toUtcMinute } from "./due-index.ts";
import { createKnownOffers, type KnownOfferStore, type KnownOffers } from "./known-offers.ts";
import { repairDueIndex } from "./repair-due-index.ts";
import { type Subscription, subscriptionSchema } from "./subscription.ts";
import { parseSubscriptionKey, toSubscriptionKey } from "./subscription-key.ts";

export type AlertCollections = {
  /** `platform:person:id` → the subscription. */
  subscriptions: Collection;
  /**
   * `UTC minute:platform:person:id` of each subscription that is due then, so that an idle minute reads none.
   * Older versions wrote the hour.
   */
  due: Collection;
  /** `platform:person:offer key`, for 60 days. */
  knownOffers: Collection;
};

type InTurn = <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;

/** All subscriptions, found by person, or by when they are due. */
export type Subscriptions = {
  load: (key: string) => Promise<Subscription | undefined>;
  listOf: (person: PersonRef) => Promise<Subscription[]>;
  listAll: () => Promise<Subscription[]>;
  /** In one write with what its owner was told by it. `before` is the stored one, where the caller has it. */
  save: (subscription: Subscription, before?: Subscription, knownOffers?: KnownOffers) => Promise<void>;
  /** What `save` writes of a new one, to be written with other rows. */
  toRows: (subscription: Subscription) => Row[];
  delete: (subscription: Subscription) => Promise<void>;
  /** Everybody who has an alert, be it one that cannot be read. */
  listOwners: () => Promise<PersonRef[]>;
  /** Deletes all their alerts, also what cannot be read. */
  forget: (person: PersonRef) => Promise<void>;
  /** Those that may be due by then on these platforms. Reads no subscription. */
  listDue: (now: Date, serves?: (platform: Owner["platform"]) => boolean) => Promise<DueKey[]>;
  /**
   * The alert of such a row; undefined where the row is stale, and then it is deleted. An alert that cannot
   * be read is reported once: its row is deleted, too.
   */
  loadDue: (due: DueKey, now: Date) => Promise<Subscription | "unreadable" | undefined>;
  /**
   * Restores missing due rows, which an interruption may leave behind, but for subscriptions that rest. What
   * a clock far ahead had postponed is planned anew.
   */
  repair: (rests: (owner: Owner) => Promise<boolean>, now: Date, inTurn: InTurn) => Promise<void>;
  /** They are not looked at until `save` is called for them. */
  unschedule: (subscription: Subscription) => Promise<void>;
  knownOffers: KnownOfferStore;
};

/** For so long a due row without its subscription may be one that is just being written. */
const freshMs = 2 * hourMs;

/** What subscriptions are stored in. */
type Store = { subscriptions: Collection; index: DueIndex; knownOffers: KnownOfferStore };

export function createSubscriptions({ subscriptions, due, knownOffers: collection }: AlertCollections): Subscriptions {
  const index = createDueIndex(due);
  const knownOffers = createKnownOffers(collection);
  const store: Store = { subscriptions, index, knownOffers };
  const load = (key: string) => loadSubscription(store, key);
  const save: Subscriptions["save"] = (one, before, known) => saveSubscription(store, one, before, known);
  return {
    load,
    listOf: (person) => listSubscriptions(store, `${toPersonKey(person)}:`),
    listAll: () => listSubscriptions(store, ""),
    save,
    toRows: (one) => toRows(store, one),
    // The due row goes first: after an interruption the alert is still found by its person, and deleted.
    delete: async (subscription) => {
      await index.remove(subscription);
      await subscriptions.delete(toSubscriptionKey(subscription));
    },
    listOwners: async () => uniqueBy((await subscriptions.keys("")).map(parseSubscriptionKey), toPersonKey),
    forget: (person) => forgetPerson(store, person),
    listDue: async (now, serves = () => true) => {
      const rows = await index.listUntil(now);
      return rows.filter((row) => serves(parseDueKey(row).platform));
    },
    loadDue: (row, now) => loadDue(store, row, now),
    repair: (rests, now, inTurn) => repairDueIndex({ subscriptions, index, load, save, rests, now, inTurn }),
    unschedule: index.remove,
    knownOffers,
  };
}

async function loadSubscription({ subscriptions }: Store, key: string): Promise<Subscription | undefined> {
  const { data } = subscriptionSchema.safeParse(await subscriptions.get(key));
  return data && renewAlertName(data);
}

/** What the store answers at once is parsed in one step. */
const rowsAtOnce = 4;

/** The oldest first. What cannot be read is left out. */
async function listSubscriptions(store: Store, prefix: string): Promise<Subscription[]> {
  const keys = await store.subscriptions.keys(prefix);
  const all = await mapConcurrent(keys, rowsAtOnce, (key) => loadSubscription(store, key));
  return all.flatMap((one) => one ?? []).sort((a, b) => a.created.localeCompare(b.created));
}

/** The row that made it due goes afterwards: an interruption leaves one too many, which does no harm. */
async function saveSubscription(
  store: Store,
  subscription: Subscription,
  stored: Subscription | undefined,
  known: KnownOffers | undefined,
): Promise<void> {
  const { subscriptions, index, knownOffers } = store;
  const before = stored ?? (await loadSubscription(store, toSubscriptionKey(subscription)));
  const [was, is] = [before && toDueKey(before), toDueKey(subscription)];
  await subscriptions.setAll([
    ...toRows(store, subscription),
    ...(known ? knownOffers.toRows(subscription.owner, known) : []),
  ]);
  if (was !== undefined && was !== is) await index.delete(was);
}

function toRows({ subscriptions, index }: Store, subscription: Subscription): Row[] {
  return [
    { collection: subscriptions, key: toSubscriptionKey(subscription), value: subscription },
    ...index.toRows(subscription),
  ];
}

async function loadDue(
  { subscriptions, index }: Store,
  row: DueKey,
  now: Date,
): Promise<Subscription | "unreadable" | undefined> {
  const stored = await subscriptions.get(parseDueKey(row).key);
  const read = subscriptionSchema.safeParse(stored);
  if (read.data && toDueKey(read.data) === row) return renewAlertName(read.data);
  const isUnreadable = stored !== undefined && !read.success;
  // A due row may be written before its subscription: only an old one is known to be stale.
  const isStale = row < toUtcMinute(new Date(now.getTime() - freshMs));
  if (isStale || isUnreadable) await index.delete(row);
  return isUnreadable ? "unreadable" : undefined;
}

async function forgetPerson(store: Store, person: PersonRef): Promise<void> {
  const { subscriptions, index } = store;
  const prefix = `${toPersonKey(person)}:`;
  // Rows of alerts that cannot be read, and those that an interruption left alone, are found only by looking
  // at all of them.
  for (const row of await index.list()) if (parseDueKey(row).key.startsWith(prefix)) await index.delete(row);
  for (const key of await subscriptions.keys(prefix)) await subscriptions.delete(key);
}

/** Two alerts of one person for the same criteria are the same alert. */
export function isSameAlert(a: Pick<Subscription, "search">, b: Pick<Subscription, "search">): boolean {
  return toSearchKey(a.search) === toSearchKey(b.search);
}
