import type { AlertChange } from "../alerts/alert.ts";
import { findFreeVariant } from "../alerts/alert-name.ts";
import { changeStored } from "../alerts/change-stored.ts";
import {
  resumeSubscription,
  reviseSearch,
  setRelated,
  stopSubscription,
  undoStop,
} from "../alerts/edit-subscription.ts";
import { planNextSlot, type Subscription } from "../alerts/subscription.ts";
import { toSubscriptionKey } from "../alerts/subscription-key.ts";
import { isSameAlert } from "../alerts/subscriptions.ts";
import { dayMs } from "../durations.ts";
import type { PickedTitle } from "../search/search.ts";
import { type AlertActionDeps, maxRelatives } from "./alert-action-deps.ts";

/**
 * Makes the change in the store, to the alert as it is by then: a run in another process may change it at the
 * same moment. Returns it as it is then; undefined where it is gone.
 */
export async function changeAlert(
  deps: AlertActionDeps,
  subscription: Subscription,
  change: AlertChange,
): Promise<Subscription | undefined> {
  if (change === "delete") {
    await deps.subscriptions.delete(subscription);
    return undefined;
  }
  const isNaming = typeof change === "object" && ("search" in change || "name" in change);
  const others = isNaming ? await deps.subscriptions.listOf(subscription.owner) : [];
  const taken = others.filter(({ id }) => id !== subscription.id).map(({ name }) => name);
  return changeStored(deps.subscriptions, toSubscriptionKey(subscription), (current) =>
    applyChange(deps, current, change, taken),
  );
}

/** Another alert of theirs that already looks for what this one would look for after the change. */
export async function findDuplicateAlert(
  deps: AlertActionDeps,
  subscription: Subscription,
  change?: AlertChange,
): Promise<Subscription | undefined> {
  if (typeof change !== "object" || !("search" in change)) return undefined;
  const next = applyChange(deps, subscription, change);
  if (isSameAlert(next, subscription)) return undefined;
  const existing = await deps.subscriptions.listOf(subscription.owner);
  return existing.find((other) => other.id !== subscription.id && isSameAlert(other, next));
}

function applyChange(
  deps: AlertActionDeps,
  subscription: Subscription,
  change: Exclude<AlertChange, "delete">,
  taken: readonly string[] = [],
): Subscription {
  if (typeof change === "object") return applySetting(deps, subscription, change, taken);
  const now = deps.now();
  switch (change) {
    case "resume":
      return resumeSubscription(subscription, now);
    case "undo":
      return undoStop(subscription, now);
    case "pause":
      return stopSubscription(subscription, now);
    case "week": {
      const { paused } = subscription;
      // Stopped without end is longer than a week: an old button must not shorten that.
      if (paused && paused.until === undefined && !paused.idle) return subscription;
      const until = new Date(now.getTime() + 7 * dayMs).toISOString();
      return { ...subscription, paused: { since: now.toISOString(), until } };
    }
  }
}

function applySetting(
  { services, now }: AlertActionDeps,
  subscription: Subscription,
  change: Extract<AlertChange, object>,
  taken: readonly string[],
): Subscription {
  const { schedule } = subscription;
  if ("name" in change) return { ...subscription, name: findFreeVariant(change.name, taken) };
  if ("schedule" in change) {
    // "As they are published" has no hour: choosing an hour means once a day.
    const daily = change.schedule.hour !== undefined && schedule.days === "published" ? { days: "all" as const } : {};
    return planNextSlot({ ...subscription, schedule: { ...schedule, ...daily, ...change.schedule } }, now());
  }
  if ("related" in change) return setRelated(subscription, change.related);
  if ("without" in change) return { ...subscription, without: change.without };
  const { relatives, version } = services.rome(change.search);
  // Related jobs may have been chosen or refused by hand: that choice stands as long as the jobs do.
  const isSame = haveSameJobs(subscription.search.titles, change.search.titles);
  const related = isSame ? subscription.related : relatives <= maxRelatives;
  return { ...reviseSearch(subscription, change.search, related, now(), taken), romeVersion: version };
}

function haveSameJobs(some: PickedTitle[], others: PickedTitle[]): boolean {
  const codes = (titles: PickedTitle[]) => titles.map(({ code }) => code).sort();
  return codes(some).join() === codes(others).join();
}
