import { mapConcurrent } from "../async/map-concurrent.ts";
import type { Agenda, Collection, Row } from "../collection.ts";
import { uniqueBy } from "../collections/unique-by.ts";
import { dayMs, minuteMs } from "../durations.ts";
import { type Owner, type PersonRef, toPersonKey } from "../owner.ts";
import { toSearchKey } from "../search/search.ts";
import { keepUnread, toStored } from "../unread.ts";
import { renewAlertName } from "./alert-name.ts";
import { changeStored } from "./change-stored.ts";
import { dropImplausibleTimes, maxAheadMs } from "./implausible-times.ts";
import { createKnownOffers, type KnownOfferStore, type KnownOffers } from "./known-offers.ts";
import { getDueTime, type Subscription, subscriptionSchema, withStoredVersion } from "./subscription.ts";
import { parseSubscriptionKey, toSubscriptionKey } from "./subscription-key.ts";

export type AlertCollections = {
  /** `platform:person:id` → the subscription, which is due when it is to be looked at. */
  subscriptions: Agenda;
  /** `platform:person:offer key`, for 60 days. */
  knownOffers: Collection;
};

type InTurn = <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;

export type StampedSubscription = { subscription: Subscription; stamp: string };

/** All subscriptions, found by person, or by when they are due. A key is that of `toSubscriptionKey`. */
export type Subscriptions = {
  load: (key: string) => Promise<Subscription | undefined>;
  listOf: (person: PersonRef) => Promise<Subscription[]>;
  listAll: () => Promise<Subscription[]>;
  /** In one write with what its owner was told by it. */
  save: (subscription: Subscription, knownOffers?: KnownOffers) => Promise<void>;
  /**
   * One that is to be changed, with the stamp for `replace`; undefined where it is gone or cannot be read.
   */
  loadStamped: (key: string) => Promise<StampedSubscription | undefined>;
  /**
   * As `save`, if the row is still as it was loaded; else nothing is written. Resolves with whether it was:
   * another process may have changed it meanwhile.
   */
  replace: (stamp: string, subscription: Subscription, knownOffers?: KnownOffers) => Promise<boolean>;
  /** The same of several, in one write with other rows: all of them, or nothing. */
  replaceAll: (changes: StampedSubscription[], others: Row[]) => Promise<boolean>;
  /** What `save` writes of it, to be written with other rows. */
  toRows: (subscription: Subscription) => Row[];
  delete: (subscription: Subscription) => Promise<void>;
  /** Everybody who has an alert, be it one that cannot be read. */
  listOwners: () => Promise<PersonRef[]>;
  /** Deletes all their alerts, also what cannot be read. */
  forget: (person: PersonRef) => Promise<void>;
  /**
   * The keys of those that may be due by the end of that minute on these platforms: the clock of the process
   * that left one on its way may have been some seconds ahead. Reads no subscription.
   */
  listDue: (now: Date, serves?: (platform: Owner["platform"]) => boolean) => Promise<string[]>;
  /**
   * One that was listed as due; undefined where it is gone. One that cannot be read is said to be so once,
   * left as it is, and not looked at before tomorrow: a later version may have written it, and read it again.
   */
  loadDue: (key: string, now: Date) => Promise<Subscription | "unreadable" | undefined>;
  /** What a clock far ahead has postponed is planned anew, each in its owner's turn. */
  replan: (now: Date, inTurn: InTurn) => Promise<void>;
  /**
   * It is not looked at before tomorrow, unless it is saved or rests for longer: its owner cannot be written
   * to. Should they come back, and the process end before their alerts were woken, they miss a day and no
   * more.
   */
  lookAgainTomorrow: (key: string, now: Date) => Promise<void>;
  knownOffers: KnownOfferStore;
};

export function createSubscriptions({ subscriptions: agenda, knownOffers: told }: AlertCollections): Subscriptions {
  const knownOffers = createKnownOffers(told);
  /** Those that cannot be read, and were said to be so. */
  const reported = new Set<string>();
  const load = (key: string) => loadSubscription(agenda, key);
  const lookTomorrow = (key: string, now: Date) => agenda.postpone(key, new Date(now.getTime() + dayMs));
  const toRow = (one: Subscription): Row => ({
    collection: agenda,
    key: toSubscriptionKey(one),
    value: toStored(withStoredVersion(one)),
    dueAt: getDueTime(one),
  });
  const toKnownRows = ({ owner }: Subscription, known?: KnownOffers): Row[] =>
    known ? knownOffers.toRows(owner, known) : [];
  const save: Subscriptions["save"] = (one, known) => agenda.setAll([toRow(one), ...toKnownRows(one, known)]);
  const replace: Subscriptions["replace"] = (stamp, one, known) =>
    agenda.replace(stamp, toRow(one), toKnownRows(one, known));
  const loadStamped: Subscriptions["loadStamped"] = async (key) => {
    const stored = await agenda.getStamped(key);
    const subscription = parse(stored?.value);
    return stored && subscription && { subscription, stamp: stored.stamp };
  };
  return {
    load,
    listOf: (person) => listSubscriptions(agenda, `${toPersonKey(person)}:`),
    listAll: () => listSubscriptions(agenda, ""),
    save,
    loadStamped,
    replace,
    replaceAll: (changes, others) =>
      agenda.replaceAll(
        changes.map(({ stamp, subscription }) => ({ stamp, row: toRow(subscription) })),
        others,
      ),
    toRows: (one) => [toRow(one)],
    delete: (subscription) => agenda.delete(toSubscriptionKey(subscription)),
    listOwners: async () => uniqueBy((await agenda.keys("")).map(parseSubscriptionKey), toPersonKey),
    forget: async (person) => {
      for (const key of await agenda.keys(`${toPersonKey(person)}:`)) await agenda.delete(key);
    },
    listDue: async (now, serves = () => true) => {
      const keys = await agenda.listDue(endOfMinute(now));
      return keys.filter((key) => serves(parseSubscriptionKey(key).platform));
    },
    loadDue: async (key, now) => {
      const stored = await agenda.get(key);
      const subscription = parse(stored);
      if (subscription) return subscription;
      await lookTomorrow(key, now);
      if (stored === undefined || reported.has(key)) return undefined;
      reported.add(key);
      return "unreadable";
    },
    replan: async (now, inTurn) => {
      for (const key of await agenda.listLater(new Date(now.getTime() + maxAheadMs))) {
        const found = await load(key);
        // In its owner's turn: it may have changed since it was listed.
        if (found && dropImplausibleTimes(found, now) !== found)
          await inTurn(found.owner, async () => {
            await changeStored({ loadStamped, replace }, key, (current) => dropImplausibleTimes(current, now));
          });
      }
    },
    lookAgainTomorrow: lookTomorrow,
    knownOffers,
  };
}

function endOfMinute(now: Date): Date {
  return new Date(now.getTime() - (now.getTime() % minuteMs) + minuteMs - 1);
}

async function loadSubscription(agenda: Agenda, key: string): Promise<Subscription | undefined> {
  return parse(await agenda.get(key));
}

function parse(stored: unknown): Subscription | undefined {
  const { data } = subscriptionSchema.safeParse(stored);
  return data && renewAlertName(keepUnread(stored, data));
}

/** What the store answers at once is parsed in one step. */
const rowsAtOnce = 4;

/** The oldest first. What cannot be read is left out. */
async function listSubscriptions(agenda: Agenda, prefix: string): Promise<Subscription[]> {
  const keys = await agenda.keys(prefix);
  const all = await mapConcurrent(keys, rowsAtOnce, (key) => loadSubscription(agenda, key));
  return all.flatMap((one) => one ?? []).sort((a, b) => a.created.localeCompare(b.created));
}

/** Two alerts of one person for the same criteria are the same alert. */
export function isSameAlert(a: Pick<Subscription, "search">, b: Pick<Subscription, "search">): boolean {
  return toSearchKey(a.search) === toSearchKey(b.search);
}
