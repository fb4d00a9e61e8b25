import type { Alert, AlertChange, Explanation, SubscribeOutcome } from "../alerts/alert.ts";
import { checkFit, explain } from "../alerts/explain.ts";
import {
  createSubscription,
  maxAlerts,
  planNextSlot,
  resumeSubscription,
  reviseSearch,
  type Subscription,
  setRelated,
  stopSubscription,
  undoStop,
} from "../alerts/subscription.ts";
import { isSameAlert, type Subscriptions, toSubscriptionKey } from "../alerts/subscriptions.ts";
import { dayMs, type Row } from "../collection.ts";
import type { Answer, Ask } from "../conversation/events.ts";
import { text, type View } from "../conversation/view.ts";
import { ifSourceFails, SourceError } from "../failure.ts";
import type { Owner, PersonRef } from "../owner.ts";
import type { PickedTitle, Search } from "../search/search.ts";
import type { PreparedAlert } from "./answer-ask.ts";
import type { ConversationDeps } from "./ports.ts";

type Answered = Extract<Answer, { type: "alert" }>;

/** What people do with their alerts. */
export type AlertActions = {
  /**
   * Finds out all that an alert needs from outside before it is made, and greets its owner where it will write; or why there is none. Makes nothing.
   * Throws a `SourceError` when it is not wanted any more by then.
   */
  prepare: (
    owner: Owner,
    ask: Extract<Ask, { ask: "subscribe" }>,
    task: string,
    isWanted: () => Promise<boolean>,
  ) => Promise<SubscribeOutcome | PreparedAlert>;
  /**
   * The alert of that task, with the rows that are to be written for it, in the owner's turn; or that they have it already. Undefined when there is one to
   * be made after all, and it is not known yet where it may write.
   */
  make: (
    owner: Owner,
    search: Search,
    task: string,
    ready: PreparedAlert,
  ) => Promise<{ outcome: SubscribeOutcome; rows: Row[] } | undefined>;
  /** All of them, once the change was made; with `ids` only to those. */
  all: (owner: Owner, change?: AlertChange, ids?: string[]) => Promise<Alert[]>;
  /** `twin`: another one has that search already, and the change was not made. */
  one: (owner: Owner, id: string, change?: AlertChange) => Promise<Pick<Answered, "alert" | "twin" | "before">>;
  /** Throws a `SourceError` when the offer cannot be read. */
  explain: (owner: Owner, ask: Extract<Ask, { ask: "explain" }>) => Promise<Explanation>;
  /** They are there again: their alerts go on. */
  wake: (owner: Owner) => Promise<void>;
  forget: (owner: PersonRef) => Promise<void>;
};

/** Offers of related jobs come with an alert where there are few of them. */
const maxRelatives = 6;

const greeting: View = [text`🔔 Vos offres arriveront ici, dès qu'il y en a de nouvelles.`];

/** More than this in a week is asked about first. */
const broad = 100;

export function createAlertActions(
  { services, findMessenger, now }: ConversationDeps,
  subscriptions: Subscriptions,
): AlertActions {
  async function prepare(
    owner: Owner,
    { search, isSure }: Extract<Ask, { ask: "subscribe" }>,
    task: string,
    isWanted: () => Promise<boolean>,
  ): Promise<SubscribeOutcome | PreparedAlert> {
    if (search.titles.length === 0 && (search.words ?? "").trim() === "") return { is: "empty" };
    const wanted = newAlert(owner, search, task);
    const mine = await subscriptions.listOf(owner);
    // What is there already needs nothing from outside; that it is still there is for `make` to say.
    if (knownAmong(mine, wanted) || mine.length >= maxAlerts) return { type: "ready" };
    const perWeek = await weekly(wanted.search);
    if (perWeek !== undefined && perWeek > broad && !isSure) return { is: "broad", perWeek };
    // It would greet them for an alert that is not made.
    if (!(await isWanted())) throw new SourceError("L'alerte", "slow");
    const reached = (await findMessenger(owner.platform)?.reach?.(owner, search, greeting)) ?? { chat: owner.chat };
    if ("is" in reached) return reached;
    return { type: "ready", chat: reached.chat, ...(perWeek === undefined ? {} : { perWeek }) };
  }

  async function make(
    owner: Owner,
    search: Search,
    task: string,
    { chat, perWeek }: PreparedAlert,
  ): Promise<{ outcome: SubscribeOutcome; rows: Row[] } | undefined> {
    const mine = await subscriptions.listOf(owner);
    const wanted = newAlert(owner, search, task);
    const known = knownAmong(mine, wanted);
    // Made before a restart, and not told of yet.
    if (known?.id === task) return { outcome: { is: "created", alert: toAlert(known) }, rows: [] };
    if (known) {
      const awake = known.paused ? resumeSubscription(known, now()) : known;
      return { outcome: { is: "known", alert: toAlert(awake) }, rows: known.paused ? subscriptions.toRows(awake) : [] };
    }
    if (mine.length >= maxAlerts) return { outcome: { is: "full", most: maxAlerts }, rows: [] };
    if (chat === undefined) return undefined;
    const made = { ...wanted, owner: { ...owner, chat } };
    const expected = perWeek === undefined ? {} : { perWeek };
    return { outcome: { is: "created", alert: toAlert(made), ...expected }, rows: subscriptions.toRows(made) };
  }

  function newAlert(owner: Owner, search: Search, id: string): Subscription {
    const { version, relatives } = services.rome(search);
    const related = relatives <= maxRelatives;
    const sources = services.sources.map((source) => source.id);
    return createSubscription({ id, owner, search, romeVersion: version, related, sources }, now());
  }

  /** Another alert of theirs that has already what this one would look for after the change. */
  async function twinOf(one: Subscription, change?: AlertChange): Promise<Subscription | undefined> {
    if (typeof change !== "object" || !("search" in change)) return undefined;
    const next = afterChange(one, change);
    if (isSameAlert(next, one)) return undefined;
    return (await subscriptions.listOf(one.owner)).find((other) => other.id !== one.id && isSameAlert(other, next));
  }

  /** About how many offers a week; undefined when no source can tell. */
  async function weekly(search: Search): Promise<number | undefined> {
    const lastWeek: Search = { ...search, filters: { ...search.filters, since: "7" } };
    const page = await ifSourceFails(services.offers(lastWeek, 1), () => undefined);
    // Of one service alone a figure would be too small, and taken for all there is.
    return page === undefined || page.missing.length > 0 ? undefined : page.total;
  }

  async function changed(one: Subscription, change: AlertChange): Promise<Subscription> {
    if (change === "delete") {
      await subscriptions.delete(one);
      return one;
    }
    const next = afterChange(one, change);
    await subscriptions.save(next);
    return next;
  }

  function afterChange(one: Subscription, change: Exclude<AlertChange, "delete">): Subscription {
    if (typeof change === "object") {
      if ("name" in change) return { ...one, name: change.name };
      if ("schedule" in change) {
        // As they are published there is no hour: to choose one is to choose once a day.
        const daily =
          change.schedule.hour !== undefined && one.schedule.days === "published" ? { days: "all" as const } : {};
        return planNextSlot({ ...one, schedule: { ...one.schedule, ...daily, ...change.schedule } }, now());
      }
      if ("related" in change) return setRelated(one, change.related);
      if ("without" in change) return { ...one, without: change.without };
      const { relatives, version } = services.rome(change.search);
      // With or without related jobs may have been their own choice: it stands as long as the jobs do.
      const related = isSameJobs(one.search.titles, change.search.titles) ? one.related : relatives <= maxRelatives;
      return { ...reviseSearch(one, change.search, related, now()), romeVersion: version };
    }
    switch (change) {
      case "resume":
        return resumeSubscription(one, now());
      case "undo":
        return undoStop(one, now());
      case "pause":
        return stopSubscription(one, now());
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
  ): Promise<Explanation> {
    const read = await services.offer(search, listed);
    const { offer } = read;
    if (!offer) return { offer, search: [], alerts: [] };
    const world = {
      book: subscriptions,
      sources: services.sources,
      offer: async () => read,
      centreOf: services.centre,
      today: services.today,
      codes: services.codes,
      // They are here.
      isUnreachable: async () => false,
    };
    const mine = (await subscriptions.listOf(owner)).filter(({ id }) => only === undefined || id === only);
    return {
      offer,
      // Results show related jobs, too.
      search: only === undefined ? await checkFit(offer, { search, related: true }, world, now()) : [],
      alerts: await Promise.all(
        mine.map(async (one) => ({ alert: toAlert(one), stages: await explain(one, listed.key, world, now()) })),
      ),
    };
  }

  return {
    prepare,
    make,
    explain: explained,
    all: async (owner, change, ids) => {
      const mine = await subscriptions.listOf(owner);
      const isMeant = ({ id }: Subscription) => ids === undefined || ids.includes(id);
      if (change !== undefined) await Promise.all(mine.filter(isMeant).map((one) => changed(one, change)));
      return (change === undefined ? mine : await subscriptions.listOf(owner)).map(toAlert);
    },
    one: async (owner, id, change) => {
      const one = await subscriptions.load(toSubscriptionKey({ owner, id }));
      if (!one) return { alert: undefined };
      const twin = await twinOf(one, change);
      if (twin) return { alert: toAlert(one), twin: toAlert(twin) };
      if (change === undefined) return { alert: toAlert(one) };
      const next = await changed(one, change);
      return { alert: change === "delete" ? undefined : toAlert(next), before: toAlert(one) };
    },
    wake: async (owner) => {
      for (const one of await subscriptions.listOf(owner))
        await subscriptions.save({ ...(new Date(one.next.at) > now() ? one : planNextSlot(one, now())), slept: true });
    },
    forget: async (owner) => {
      await subscriptions.forget(owner);
      await subscriptions.knownOffers.forget(owner);
    },
  };
}

export function toAlert(one: Subscription): Alert {
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
