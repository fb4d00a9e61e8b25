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
import { dayMs } from "../store.ts";
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
import type { IsAwaited } from "./perform.ts";
import type { World } from "./world.ts";

type Answered = Extract<Answer, { type: "alert" }>;

/** What people do with their alerts. */
export type Alerts = {
  /** Throws a `SourceError` when it took so long that nobody awaits it any more: then nothing is made. */
  subscribe: (owner: Owner, ask: Extract<Ask, { ask: "subscribe" }>, isAwaited: IsAwaited) => Promise<Subscribed>;
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

type Talking = {
  inTurn: <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;
  /** Something is kept of them; no longer once they had all deleted. */
  isKnown: (owner: Owner) => Promise<boolean>;
};

export function alertsOf({ doors, stage, now, newId }: World, book: Book, { inTurn, isKnown }: Talking): Alerts {
  async function subscribe(
    owner: Owner,
    { search, isSure }: Extract<Ask, { ask: "subscribe" }>,
    isAwaited: IsAwaited,
  ): Promise<Subscribed> {
    const tooLate = () => new SourceError("L'alerte", "slow");
    if (search.titles.length === 0 && (search.words ?? "").trim() === "") return { is: "empty" };
    const { version, relatives } = doors.rome(search);
    const wanted = { id: newId(), owner, search, romeVersion: version, related: relatives <= mostRelatives };
    const one = newSubscription(wanted, now());
    const before = await inTurn(owner, () => obstacle(one));
    if (before) return before;
    const perWeek = await weekly(one.search);
    if (perWeek !== undefined && perWeek > broad && !isSure) return { is: "broad", perWeek };
    // It would greet them for an alert that they were told is not made.
    if (!isAwaited()) throw tooLate();
    const reached = (await stage(owner.platform)?.reach?.(owner, search, greeting)) ?? { chat: owner.chat };
    if ("is" in reached) return reached;
    const made = { ...one, owner: { ...owner, chat: reached.chat } };
    // Two quick presses make one alert.
    const meanwhile = await inTurn(owner, async () => {
      if (!isAwaited()) throw tooLate();
      const found = await obstacle(made);
      if (found || !(await isKnown(owner))) return found;
      await book.save(made);
      // Given up while it was written.
      if (!isAwaited()) {
        await book.delete(made);
        throw tooLate();
      }
      return undefined;
    });
    return meanwhile ?? { is: "created", alert: alertOf(made), ...(perWeek === undefined ? {} : { perWeek }) };
  }

  /** Why there is nothing to be made: it is there already, or there are too many. */
  async function obstacle(one: Subscription): Promise<Subscribed | undefined> {
    const mine = await book.of(one.owner);
    const known = mine.find((other) => isSameAlert(one, other));
    if (known) return { is: "known", alert: alertOf(known.paused ? await changed(known, "resume") : known) };
    return mine.length >= mostAlerts ? { is: "full", most: mostAlerts } : undefined;
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
    subscribe,
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

function isSameJobs(some: PickedTitle[], others: PickedTitle[]): boolean {
  const codes = (titles: PickedTitle[]) => titles.map(({ code }) => code).sort();
  return codes(some).join() === codes(others).join();
}
