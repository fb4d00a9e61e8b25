import { type Book, isSameAlert, subscriptionKey } from "../alerts/book.ts";
import { explain, fits } from "../alerts/explain.ts";
import {
  mostAlerts,
  newSubscription,
  planned,
  resumed,
  revised,
  type Subscription,
  stopped,
  unstopped,
  withRelated,
} from "../alerts/subscription.ts";
import type { PickedTitle, Search } from "../search.ts";
import { dayMs, type Row } from "../store.ts";
import { text, type View } from "../view.ts";
import {
  type Alert,
  type AlertChange,
  type Answer,
  type Ask,
  type Explained,
  type Owner,
  SourceError,
  type Subscribed,
} from "../words.ts";
import type { Ready } from "./perform.ts";
import type { World } from "./world.ts";

type Answered = Extract<Answer, { type: "alert" }>;

/** What people do with their alerts. */
export type Alerts = {
  /**
   * Finds out all that an alert needs from outside before it is made, and greets its owner where it will write; or why there is none. Makes nothing.
   * Throws a `SourceError` when it is not wanted any more by then.
   */
  prepare: (
    owner: Owner,
    ask: Extract<Ask, { ask: "subscribe" }>,
    task: string,
    isWanted: () => Promise<boolean>,
  ) => Promise<Subscribed | Ready>;
  /**
   * The alert of that task, with the rows that are to be written for it, in the owner's turn; or that they have it already. Undefined when there is one to
   * be made after all, and it is not known yet where it may write.
   */
  make: (
    owner: Owner,
    search: Search,
    task: string,
    ready: Ready,
  ) => Promise<{ outcome: Subscribed; rows: Row[] } | undefined>;
  /** All of them, once the change was made; with `ids` only to those. */
  all: (owner: Owner, change?: AlertChange, ids?: string[]) => Promise<Alert[]>;
  /** `twin`: another one has that search already, and the change was not made. */
  one: (owner: Owner, id: string, change?: AlertChange) => Promise<Pick<Answered, "alert" | "twin" | "before">>;
  /** Throws a `SourceError` when the offer cannot be read. */
  explain: (owner: Owner, ask: Extract<Ask, { ask: "explain" }>) => Promise<Explained>;
  /** They are there again: their alerts go on. */
  wake: (owner: Owner) => Promise<void>;
  forget: (owner: Pick<Owner, "platform" | "person">) => Promise<void>;
};

/** Offers of related jobs come with an alert where there are few of them. */
const mostRelatives = 6;

const greeting: View = [text`🔔 Vos offres arriveront ici, dès qu'il y en a de nouvelles.`];

/** More than this in a week is asked about first. */
const broad = 100;

export function alertsOf({ doors, stage, now }: World, book: Book): Alerts {
  async function prepare(
    owner: Owner,
    { search, isSure }: Extract<Ask, { ask: "subscribe" }>,
    task: string,
    isWanted: () => Promise<boolean>,
  ): Promise<Subscribed | Ready> {
    if (search.titles.length === 0 && (search.words ?? "").trim() === "") return { is: "empty" };
    const wanted = newAlert(owner, search, task);
    const mine = await book.of(owner);
    // What is there already needs nothing from outside; that it is still there is for `make` to say.
    if (knownAmong(mine, wanted) || mine.length >= mostAlerts) return { type: "ready" };
    const perWeek = await weekly(wanted.search);
    if (perWeek !== undefined && perWeek > broad && !isSure) return { is: "broad", perWeek };
    // It would greet them for an alert that is not made.
    if (!(await isWanted())) throw new SourceError("L'alerte", "slow");
    const reached = (await stage(owner.platform)?.reach?.(owner, search, greeting)) ?? { chat: owner.chat };
    if ("is" in reached) return reached;
    return { type: "ready", chat: reached.chat, ...(perWeek === undefined ? {} : { perWeek }) };
  }

  async function make(
    owner: Owner,
    search: Search,
    task: string,
    { chat, perWeek }: Ready,
  ): Promise<{ outcome: Subscribed; rows: Row[] } | undefined> {
    const mine = await book.of(owner);
    const wanted = newAlert(owner, search, task);
    const known = knownAmong(mine, wanted);
    // Made before a restart, and not told of yet.
    if (known?.id === task) return { outcome: { is: "created", alert: alertOf(known) }, rows: [] };
    if (known) {
      const awake = known.paused ? resumed(known, now()) : known;
      return { outcome: { is: "known", alert: alertOf(awake) }, rows: known.paused ? book.rows(awake) : [] };
    }
    if (mine.length >= mostAlerts) return { outcome: { is: "full", most: mostAlerts }, rows: [] };
    if (chat === undefined) return undefined;
    const made = { ...wanted, owner: { ...owner, chat } };
    const expected = perWeek === undefined ? {} : { perWeek };
    return { outcome: { is: "created", alert: alertOf(made), ...expected }, rows: book.rows(made) };
  }

  function newAlert(owner: Owner, search: Search, id: string): Subscription {
    const { version, relatives } = doors.rome(search);
    return newSubscription({ id, owner, search, romeVersion: version, related: relatives <= mostRelatives }, now());
  }

  /** Another alert of theirs that has already what this one would look for after the change. */
  async function twinOf(one: Subscription, change?: AlertChange): Promise<Subscription | undefined> {
    if (typeof change !== "object" || !("search" in change)) return undefined;
    const next = afterChange(one, change);
    if (isSameAlert(next, one)) return undefined;
    return (await book.of(one.owner)).find((other) => other.id !== one.id && isSameAlert(other, next));
  }

  /** About how many offers a week; undefined when no source can tell. */
  async function weekly(search: Search): Promise<number | undefined> {
    const lastWeek: Search = { ...search, filters: { ...search.filters, since: "7" } };
    return doors.offers(lastWeek, 1).then(
      ({ total }) => total,
      () => undefined,
    );
  }

  async function changed(one: Subscription, change: AlertChange): Promise<Subscription> {
    if (change === "delete") {
      await book.delete(one);
      return one;
    }
    const next = afterChange(one, change);
    await book.save(next);
    return next;
  }

  function afterChange(one: Subscription, change: Exclude<AlertChange, "delete">): Subscription {
    if (typeof change === "object") {
      if ("name" in change) return { ...one, name: change.name };
      if ("schedule" in change) {
        // As they are published there is no hour: to choose one is to choose once a day.
        const daily =
          change.schedule.hour !== undefined && one.schedule.days === "published" ? { days: "all" as const } : {};
        return planned({ ...one, schedule: { ...one.schedule, ...daily, ...change.schedule } }, now());
      }
      if ("related" in change) return withRelated(one, change.related);
      if ("without" in change) return { ...one, without: change.without };
      const { relatives, version } = doors.rome(change.search);
      // With or without related jobs may have been their own choice: it stands as long as the jobs do.
      const related = isSameJobs(one.search.titles, change.search.titles) ? one.related : relatives <= mostRelatives;
      return { ...revised(one, change.search, related, now()), romeVersion: version };
    }
    switch (change) {
      case "resume":
        return resumed(one, now());
      case "undo":
        return unstopped(one, now());
      case "pause":
        return stopped(one, now());
      case "week":
        // Stopped is longer: an old button must not end that.
        if (one.paused && one.paused.until === undefined && !one.paused.idle) return one;
        return {
          ...one,
          paused: { since: now().toISOString(), until: new Date(now().getTime() + 7 * dayMs).toISOString() },
        };
    }
  }

  async function explained(
    owner: Owner,
    { search, offer: listed, alert: only }: Extract<Ask, { ask: "explain" }>,
  ): Promise<Explained> {
    const read = await doors.offer(search, listed);
    const { offer } = read;
    if (!offer) return { offer, search: [], alerts: [] };
    const world = {
      book,
      offer: async () => read,
      centreOf: doors.centre,
      today: doors.today,
      codes: doors.codes,
      // They are here.
      isUnreachable: async () => false,
    };
    const mine = (await book.of(owner)).filter(({ id }) => only === undefined || id === only);
    return {
      offer,
      // Results show related jobs, too.
      search: only === undefined ? await fits(offer, { search, related: true }, world, now()) : [],
      alerts: await Promise.all(
        mine.map(async (one) => ({ alert: alertOf(one), stages: await explain(one, listed.key, world, now()) })),
      ),
    };
  }

  return {
    prepare,
    make,
    explain: explained,
    all: async (owner, change, ids) => {
      const mine = await book.of(owner);
      const isMeant = ({ id }: Subscription) => ids === undefined || ids.includes(id);
      if (change !== undefined) await Promise.all(mine.filter(isMeant).map((one) => changed(one, change)));
      return (change === undefined ? mine : await book.of(owner)).map(alertOf);
    },
    one: async (owner, id, change) => {
      const one = await book.load(subscriptionKey({ owner, id }));
      if (!one) return { alert: undefined };
      const twin = await twinOf(one, change);
      if (twin) return { alert: alertOf(one), twin: alertOf(twin) };
      if (change === undefined) return { alert: alertOf(one) };
      const next = await changed(one, change);
      return { alert: change === "delete" ? undefined : alertOf(next), before: alertOf(one) };
    },
    wake: async (owner) => {
      for (const one of await book.of(owner))
        await book.save({ ...(new Date(one.next.at) > now() ? one : planned(one, now())), slept: true });
    },
    forget: async (owner) => {
      await book.forget(owner);
      await book.told.forget(owner);
    },
  };
}

export function alertOf(one: Subscription): Alert {
  const { id, name, search, schedule, next, paused, sent, related, without = [] } = one;
  const rest = paused ? { paused: { until: paused.until, ...(paused.idle ? { idle: true } : {}) } } : {};
  return { id, name, search, schedule, next: next.at, sent, related, without, ...rest };
}

/** The one that this task has made; else one that looks for the same. */
function knownAmong(mine: Subscription[], wanted: Subscription): Subscription | undefined {
  return mine.find(({ id }) => id === wanted.id) ?? mine.find((other) => isSameAlert(wanted, other));
}

function isSameJobs(some: PickedTitle[], others: PickedTitle[]): boolean {
  const codes = (titles: PickedTitle[]) => titles.map(({ code }) => code).sort();
  return codes(some).join() === codes(others).join();
}
