import type { Collection, Row } from "../collection.ts";
import { uniqueBy } from "../collections/unique-by.ts";
import { type Owner, type PersonRef, toPersonKey } from "../owner.ts";
import { toSearchKey } from "../search/search.ts";
import { dropImplausibleTimes, maxAheadMs } from "./implausible-times.ts";
import { createKnownOffers, type KnownOfferStore, type KnownOffers } from "./known-offers.ts";
import { getWakeTime, type Subscription, subscriptionSchema } from "./subscription.ts";

export type AlertCollections = {
  /** `platform:person:id` → the subscription. */
  subscriptions: Collection;
  /**
   * `UTC minute:platform:person:id` of each subscription that is due then, so that an idle minute reads none.
   * Older versions wrote the hour.
   */
  due: Collection;
  /** `platform:person:offer key`, for 60 days. */
  told: Collection;
};

/**
 * The key of a row that says that an alert may be due; the loaded alert decides. There may be 100,000 of
 * them.
 */
export type DueKey = string;

type InTurn = <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;

/** All subscriptions, found by person, or by when they are due. */
export type Subscriptions = {
  load: (key: string) => Promise<Subscription | undefined>;
  listOf: (person: PersonRef) => Promise<Subscription[]>;
  listAll: () => Promise<Subscription[]>;
  /** In one write with what its owner was told by it. `before` is the stored one, where the caller has it. */
  save: (one: Subscription, before?: Subscription, told?: KnownOffers) => Promise<void>;
  /** What `save` writes, to be written with other rows. An older due row stays, which does no harm. */
  toRows: (one: Subscription) => Row[];
  delete: (one: Subscription) => Promise<void>;
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
  unschedule: (one: Subscription) => Promise<void>;
  knownOffers: KnownOfferStore;
};

const minuteMs = 60_000;

export function createSubscriptions({ subscriptions, due, told }: AlertCollections): Subscriptions {
  const knownOffers = createKnownOffers(told);

  async function load(key: string): Promise<Subscription | undefined> {
    return subscriptionSchema.safeParse(await subscriptions.get(key)).data;
  }

  async function listed(prefix: string): Promise<Subscription[]> {
    const all = await Promise.all((await subscriptions.keys(prefix)).map(load));
    return all.flatMap((one) => one ?? []).sort((a, b) => a.created.localeCompare(b.created));
  }

  /** The row that made it due goes afterwards: an interruption leaves one too many, which does no harm. */
  async function save(one: Subscription, known?: Subscription, news?: KnownOffers): Promise<void> {
    const key = toSubscriptionKey(one);
    const before = known ?? (await load(key));
    const [was, is] = [before && toDueKey(before), toDueKey(one)];
    await subscriptions.setAll([...alertRows(one), ...(news ? knownOffers.toRows(one.owner, news) : [])]);
    if (was !== undefined && was !== is) await due.delete(was);
  }

  function alertRows(one: Subscription): Row[] {
    const isDue = toDueKey(one);
    const row = { on: subscriptions, key: toSubscriptionKey(one), value: one };
    return isDue === undefined ? [row] : [row, { on: due, key: isDue, value: {} }];
  }

  async function unschedule(one: Subscription): Promise<void> {
    const key = toDueKey(one);
    if (key !== undefined) await due.delete(key);
  }

  return {
    load,
    listOf: (person) => listed(`${toPersonKey(person)}:`),
    listAll: () => listed(""),
    save,
    toRows: alertRows,
    unschedule,
    repair: async (rests, now, inTurn) => {
      const rows = await due.keys("");
      const latest = toUtcMinute(new Date(now.getTime() + maxAheadMs));
      const isDue = new Set(rows.filter((row) => isOfMinute(row) && row < latest).map((row) => parseDueKey(row).key));
      for (const key of await subscriptions.keys("")) {
        const one = isDue.has(key) ? undefined : await load(key);
        if (!one) continue;
        if (dropImplausibleTimes(one, now) === one) {
          const row = toDueKey(one);
          if (row !== undefined && !(await rests(one.owner))) await due.set(row, {});
        } else
          await inTurn(one.owner, async () => {
            const same = await load(key);
            if (!same) return;
            const next = dropImplausibleTimes(same, now);
            await save(next, same);
            if (await rests(next.owner)) await unschedule(next);
          });
      }
      for (const row of rows) if (!isOfMinute(row)) await due.delete(row);
    },
    // The due row goes first: after an interruption the alert is still found by its person, and deleted.
    delete: async (one) => {
      await unschedule(one);
      await subscriptions.delete(toSubscriptionKey(one));
    },
    listOwners: async () => {
      const all = (await subscriptions.keys("")).map(readKey);
      return uniqueBy(all, toPersonKey);
    },
    forget: async (person) => {
      for (const key of await subscriptions.keys(`${toPersonKey(person)}:`)) {
        const one = await load(key);
        if (one) await unschedule(one);
        else for (const row of await due.keys("")) if (parseDueKey(row).key === key) await due.delete(row);
        await subscriptions.delete(key);
      }
    },
    listDue: async (now, serves = () => true) => {
      const rows = await due.keys("", toUtcMinute(new Date(now.getTime() + minuteMs)));
      return rows.filter((row) => serves(parseDueKey(row).platform));
    },
    loadDue: async (row, now) => {
      const { key } = parseDueKey(row);
      const stored = await subscriptions.get(key);
      const read = subscriptionSchema.safeParse(stored);
      if (read.data && toDueKey(read.data) === row) return read.data;
      // A due row may be written before its subscription: only an old one is known to be stale.
      const isStale = row < toUtcMinute(new Date(now.getTime() - 120 * minuteMs));
      if (isStale || (stored !== undefined && !read.success)) await due.delete(row);
      return stored !== undefined && !read.success ? "unreadable" : undefined;
    },
    knownOffers,
  };
}

export function toSubscriptionKey({ owner, id }: Pick<Subscription, "owner" | "id">): string {
  return `${toPersonKey(owner)}:${id}`;
}

/** Two alerts of one person for the same criteria are the same alert. */
export function isSameAlert(a: Pick<Subscription, "search">, b: Pick<Subscription, "search">): boolean {
  return toSearchKey(a.search) === toSearchKey(b.search);
}

/** "2026-11-22T07:15", in UTC. */
const toUtcMinute = (instant: Date): string => instant.toISOString().slice(0, 16);
const isOfMinute = (row: DueKey): boolean => /^[\d-]+T\d\d:\d\d:/.test(row);

/** Whose row it is: "2026-11-22T07:15:telegram:1:k3Jx9Qa2pQ7z". */
export function parseDueKey(row: DueKey): PersonRef & { key: string; id: string } {
  const key = row.slice(isOfMinute(row) ? 17 : 14);
  return { key, ...readKey(key) };
}

function readKey(key: string): PersonRef & { id: string } {
  const platform = key.slice(0, key.indexOf(":"));
  const end = key.lastIndexOf(":");
  return { platform, person: key.slice(platform.length + 1, end), id: key.slice(end + 1) };
}

function toDueKey(one: Subscription): string | undefined {
  const at = one.sending && !one.paused ? new Date(one.sending.at) : getWakeTime(one);
  return at && `${toUtcMinute(at)}:${toSubscriptionKey(one)}`;
}
