import { type Book, isSameAlert, subscriptionKey } from "../alerts/book.ts";
import { mostAlerts, newSubscription, type Subscription, served } from "../alerts/subscription.ts";
import { dayMs } from "../store.ts";
import { text, type View } from "../view.ts";
import type { Alert, AlertChange, Ask, Owner, Subscribed } from "../words.ts";
import type { World } from "./world.ts";

/** What people do with their alerts. */
export type Alerts = {
  subscribe: (owner: Owner, ask: Extract<Ask, { ask: "subscribe" }>) => Promise<Subscribed>;
  all: (owner: Owner, change?: AlertChange) => Promise<Alert[]>;
  one: (owner: Owner, id: string, change?: AlertChange) => Promise<Alert | undefined>;
  /** They are there again: their alerts go on. */
  wake: (owner: Owner) => Promise<void>;
  forget: (owner: Owner) => Promise<void>;
};

/** Offers of related jobs come with an alert where there are few of them. */
const mostRelatives = 6;

const greeting: View = [text`🔔 Vos offres arriveront ici, dès qu'il y en a de nouvelles.`];

export function alertsOf({ doors, stage, now, newId }: World, book: Book): Alerts {
  async function subscribe(owner: Owner, { search }: Extract<Ask, { ask: "subscribe" }>): Promise<Subscribed> {
    const { version, relatives } = doors.rome(search);
    const wanted = { id: newId(), owner, search, romeVersion: version, related: relatives <= mostRelatives };
    const one = newSubscription(wanted, now());
    const mine = await book.of(owner);
    const known = mine.find((other) => isSameAlert(one, other));
    if (known) return { is: "known", alert: alertOf(known.paused ? await changed(known, "resume") : known) };
    if (mine.length >= mostAlerts) return { is: "full", most: mostAlerts };
    const reached = (await stage(owner.platform)?.reach?.(owner, search, greeting)) ?? { chat: owner.chat };
    if ("is" in reached) return reached;
    const made = { ...one, owner: { ...owner, chat: reached.chat } };
    await book.save(made);
    return { is: "created", alert: alertOf(made) };
  }

  async function changed(one: Subscription, change: AlertChange): Promise<Subscription> {
    if (change === "delete") {
      await book.delete(one);
      return one;
    }
    const next = afterChange(one, change, now());
    await book.rest(one);
    await book.save(next);
    return next;
  }

  return {
    subscribe,
    all: async (owner, change) => {
      const mine = await book.of(owner);
      const all = change === undefined ? mine : await Promise.all(mine.map((one) => changed(one, change)));
      return change === "delete" ? [] : all.map(alertOf);
    },
    one: async (owner, id, change) => {
      const one = await book.load(subscriptionKey({ owner, id }));
      if (!one) return undefined;
      const next = change === undefined ? one : await changed(one, change);
      return change === "delete" ? undefined : alertOf(next);
    },
    wake: async (owner) => {
      for (const one of await book.of(owner))
        await book.save(new Date(one.next.at) > now() ? one : served(one, "", now()));
    },
    forget: async (owner) => {
      for (const one of await book.of(owner)) await book.delete(one);
      await book.told.forget(owner);
    },
  };
}

function afterChange(one: Subscription, change: Exclude<AlertChange, "delete">, now: Date): Subscription {
  const { paused: _, ...awake } = one;
  if (change === "resume") return new Date(awake.next.at) > now ? awake : served(awake, "", now);
  const until = change === "week" ? { until: new Date(now.getTime() + 7 * dayMs).toISOString() } : {};
  return { ...awake, paused: { since: now.toISOString(), ...until } };
}

export function alertOf({ id, name, search, schedule, next, paused, sent }: Subscription): Alert {
  return { id, name, search, schedule, next: next.at, sent, ...(paused ? { paused: { until: paused.until } } : {}) };
}
