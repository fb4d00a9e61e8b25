import { searchKey } from "../search.ts";
import { dayMs, type Row, type Shelf } from "../store.ts";
import type { Owner } from "../words.ts";
import { foldMark } from "./digest.ts";
import { believable, farthestMs, type Subscription, subscription, wakesAt } from "./subscription.ts";

export type AlertShelves = {
  /** `platform:person:id` → the subscription. */
  subscriptions: Shelf;
  /** `UTC minute:platform:person:id`, for those that are due then: an idle minute reads no subscription. It was the hour once. */
  due: Shelf;
  /** `platform:person:offer key`, for 60 days. */
  told: Shelf;
};

type Person = Pick<Owner, "platform" | "person">;

/** The key of a row that says that an alert may be due: what is loaded decides. There may be a hundred thousand of them. */
export type DueRow = string;

/** The keys of offers that someone knows, and the folds of those that they were shown. */
export type Told = { offers: string[]; folds?: string[] };

type InTurn = <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;

/** All subscriptions, found by person, or by when they are due. */
export type Book = {
  load: (key: string) => Promise<Subscription | undefined>;
  of: (person: Person) => Promise<Subscription[]>;
  all: () => Promise<Subscription[]>;
  /** In one write, with what they have been told by it. `before` is what the store has of it, where that is known. */
  save: (one: Subscription, before?: Subscription, told?: Told) => Promise<void>;
  /** What `save` writes, to be written together with others; a row that made it due before is left, which does no harm. */
  rows: (one: Subscription) => Row[];
  delete: (one: Subscription) => Promise<void>;
  /** Everybody who has an alert, be it one that cannot be read. */
  people: () => Promise<Person[]>;
  /** Deletes all their alerts, also what cannot be read. */
  forget: (person: Person) => Promise<void>;
  /** Those that may be due by then on these platforms. Reads no subscription. */
  due: (now: Date, serves?: (platform: Owner["platform"]) => boolean) => Promise<DueRow[]>;
  /** The alert of such a row; undefined when the row is stale, which is mended. What cannot be read is said to be so once: its row goes. */
  dueOne: (due: DueRow, now: Date) => Promise<Subscription | "unreadable" | undefined>;
  /**
   * Makes everything due again that should be, but what rests: an interruption may have left a subscription without its row. What a clock that was far
   * ahead has put off is planned anew.
   */
  repair: (rests: (owner: Owner) => Promise<boolean>, now: Date, inTurn: InTurn) => Promise<void>;
  /** They are not looked at until `save` is called for them. */
  rest: (one: Subscription) => Promise<void>;
  told: {
    all: (person: Person) => Promise<Set<string>>;
    add: (person: Person, told: Told) => Promise<void>;
    forget: (person: Person) => Promise<void>;
  };
};

const minuteMs = 60_000;
const toldFor = 60 * dayMs;
const foldedFor = 30 * dayMs;

export function book({ subscriptions, due, told }: AlertShelves): Book {
  async function load(key: string): Promise<Subscription | undefined> {
    return subscription.safeParse(await subscriptions.get(key)).data;
  }

  async function listed(prefix: string): Promise<Subscription[]> {
    const all = await Promise.all((await subscriptions.keys(prefix)).map(load));
    return all.flatMap((one) => one ?? []).sort((a, b) => a.created.localeCompare(b.created));
  }

  /** The row that made it due goes afterwards: an interruption leaves one too many, which does no harm. */
  async function save(one: Subscription, known?: Subscription, news?: Told): Promise<void> {
    const key = subscriptionKey(one);
    const before = known ?? (await load(key));
    const [was, is] = [before && dueKey(before), dueKey(one)];
    await subscriptions.setAll([...alertRows(one), ...(news ? rowsOf(one.owner, news) : [])]);
    if (was !== undefined && was !== is) await due.delete(was);
  }

  function alertRows(one: Subscription): Row[] {
    const isDue = dueKey(one);
    const row = { on: subscriptions, key: subscriptionKey(one), value: one };
    return isDue === undefined ? [row] : [row, { on: due, key: isDue, value: {} }];
  }

  function rowsOf(person: Person, { offers, folds = [] }: Told): Row[] {
    const row = (key: string, ttl: number) => ({ on: told, key: `${personOf(person)}:${key}`, value: {}, ttl });
    return [...offers.map((key) => row(key, toldFor)), ...folds.map((fold) => row(foldMark(fold), foldedFor))];
  }

  async function rest(one: Subscription): Promise<void> {
    const key = dueKey(one);
    if (key !== undefined) await due.delete(key);
  }

  return {
    load,
    of: (person) => listed(`${personOf(person)}:`),
    all: () => listed(""),
    save,
    rows: alertRows,
    rest,
    repair: async (rests, now, inTurn) => {
      const rows = await due.keys("");
      const latest = minuteOf(new Date(now.getTime() + farthestMs));
      const isDue = new Set(rows.filter((row) => isOfMinute(row) && row < latest).map((row) => readRow(row).key));
      for (const key of await subscriptions.keys("")) {
        const one = isDue.has(key) ? undefined : await load(key);
        if (!one) continue;
        if (believable(one, now) === one) {
          const row = dueKey(one);
          if (row !== undefined && !(await rests(one.owner))) await due.set(row, {});
        } else
          await inTurn(one.owner, async () => {
            const same = await load(key);
            if (!same) return;
            const next = believable(same, now);
            await save(next, same);
            if (await rests(next.owner)) await rest(next);
          });
      }
      for (const row of rows) if (!isOfMinute(row)) await due.delete(row);
    },
    // The row that makes it due goes first: after an interruption the alert is still found, and deleted with it.
    delete: async (one) => {
      await rest(one);
      await subscriptions.delete(subscriptionKey(one));
    },
    people: async () => {
      const all = (await subscriptions.keys("")).map(readKey);
      return [...new Map(all.map((one) => [personOf(one), one])).values()];
    },
    forget: async (person) => {
      for (const key of await subscriptions.keys(`${personOf(person)}:`)) {
        const one = await load(key);
        if (one) await rest(one);
        else for (const row of await due.keys("")) if (readRow(row).key === key) await due.delete(row);
        await subscriptions.delete(key);
      }
    },
    due: async (now, serves = () => true) => {
      const rows = await due.keys("", minuteOf(new Date(now.getTime() + minuteMs)));
      return rows.filter((row) => serves(readRow(row).platform));
    },
    dueOne: async (row, now) => {
      const { key } = readRow(row);
      const stored = await subscriptions.get(key);
      const read = subscription.safeParse(stored);
      if (read.data && dueKey(read.data) === row) return read.data;
      // A row that is written at this moment comes before its subscription: only what is old is known to be stale.
      const isStale = row < minuteOf(new Date(now.getTime() - 120 * minuteMs));
      if (isStale || (stored !== undefined && !read.success)) await due.delete(row);
      return stored !== undefined && !read.success ? "unreadable" : undefined;
    },
    told: {
      all: async (person) => {
        const prefix = `${personOf(person)}:`;
        return new Set((await told.keys(prefix)).map((key) => key.slice(prefix.length)));
      },
      add: (person, all) => told.setAll(rowsOf(person, all)),
      forget: async (person) => {
        for (const key of await told.keys(`${personOf(person)}:`)) await told.delete(key);
      },
    },
  };
}

export function subscriptionKey({ owner, id }: Pick<Subscription, "owner" | "id">): string {
  return `${personOf(owner)}:${id}`;
}

/** Two alerts of one person for the same criteria are the same alert. */
export function isSameAlert(a: Pick<Subscription, "search">, b: Pick<Subscription, "search">): boolean {
  return searchKey(a.search) === searchKey(b.search);
}

/** "2026-11-22T07:15", in UTC. */
const minuteOf = (instant: Date): string => instant.toISOString().slice(0, 16);
const isOfMinute = (row: DueRow): boolean => /^[\d-]+T\d\d:\d\d:/.test(row);

/** Whose row it is: "2026-11-22T07:15:telegram:1:k3Jx9Qa2pQ7z". */
export function readRow(row: DueRow): Person & { key: string; id: string } {
  const key = row.slice(isOfMinute(row) ? 17 : 14);
  return { key, ...readKey(key) };
}

function readKey(key: string): Person & { id: string } {
  const platform = key.slice(0, key.indexOf(":")) as Owner["platform"];
  const end = key.lastIndexOf(":");
  return { platform, person: key.slice(platform.length + 1, end), id: key.slice(end + 1) };
}

function dueKey(one: Subscription): string | undefined {
  const at = one.sending && !one.paused ? new Date(one.sending.at) : wakesAt(one);
  return at && `${minuteOf(at)}:${subscriptionKey(one)}`;
}

function personOf({ platform, person }: Person): string {
  return `${platform}:${person}`;
}
