import { dayMs } from "../durations.ts";
import type { AlertDeps } from "./deps.ts";
import { findRunProblem, hasRecovered, type RunFigures } from "./run-figures.ts";
import { findOldestWaiting, isPaused } from "./subscription.ts";

/** Why alerts are not well: each reason as long as it lasts, whatever goes well beside it. */
export type AlertHealth = {
  noteRun: (figures: RunFigures) => void;
  noteFailure: () => void;
  /** Another process runs them by now: how that goes, it says itself. */
  noteStandingBy: () => void;
  /** Since when the oldest news of an alert wait that no digest has brought; undefined when none do. */
  noteWaiting: (key: string, since: Date | undefined) => void;
  /** Looks whether what has waited for a day still does. */
  check: (now: Date) => Promise<void>;
  isUnhealthy: () => boolean;
};

export function createAlertHealth({
  subscriptions,
  getRecipientStatus,
  log,
}: Pick<AlertDeps, "subscriptions" | "getRecipientStatus" | "log">): AlertHealth {
  const waiting = new Map<string, Date>();
  let isBroken = false;
  let problem: string | undefined;
  let isOverdue = false;

  /** Of a person who cannot be reached, and of an alert at rest, nothing is owed. */
  async function isStillWaiting(key: string, now: Date): Promise<boolean> {
    const subscription = await subscriptions.load(key);
    if (!subscription || isPaused(subscription, now) || (await getRecipientStatus(subscription.owner)).isUnreachable)
      return false;
    const since = findOldestWaiting([...subscription.pending, ...(subscription.sending?.items ?? [])]);
    return since !== undefined && now.getTime() - since.getTime() > dayMs;
  }

  async function findOverdue(now: Date): Promise<boolean> {
    for (const [key, since] of waiting) {
      if (now.getTime() - since.getTime() <= dayMs) continue;
      if (await isStillWaiting(key, now)) return true;
      waiting.delete(key);
    }
    return false;
  }

  return {
    noteRun: (figures) => {
      isBroken = false;
      if (figures.due + figures.failed > 0)
        problem = findRunProblem(figures) ?? (hasRecovered(figures) ? undefined : problem);
    },
    noteFailure: () => {
      isBroken = true;
    },
    noteStandingBy: () => {
      isBroken = false;
      isOverdue = false;
      problem = undefined;
    },
    noteWaiting: (key, since) => void (since ? waiting.set(key, since) : waiting.delete(key)),
    check: async (now) => {
      const wasOverdue = isOverdue;
      isOverdue = await findOverdue(now);
      if (isOverdue && !wasOverdue) log.error({}, "an offer has waited for more than a day");
    },
    isUnhealthy: () => isBroken || isOverdue || problem !== undefined,
  };
}
