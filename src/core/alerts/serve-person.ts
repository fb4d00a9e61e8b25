import { createMoment, makePlan } from "./look-up.ts";
import { type FeedReadings, selectNews } from "./news.ts";
import { nextAction } from "./next-action.ts";
import { performPlan } from "./perform.ts";
import { planRetry } from "./plan/plan.ts";
import { nextReminder, planReminder } from "./reminders.ts";
import { isPlatformDown, type RunContext, runGuarded } from "./run-context.ts";
import type { Subscription } from "./subscription.ts";

/** The alerts of one person, by their keys, one after the other: what the first tells, the next does not. */
export async function servePerson(run: RunContext, keys: string[], readings: FeedReadings): Promise<void> {
  const { deps } = run;
  let isFirst = true;
  for (const key of keys) {
    await run.yieldIfDue();
    if (!deps.mayGoOn()) return;
    const goesOn = await runGuarded(run, async () => {
      // As it is by now: it may have been paused or edited since, and night may have fallen.
      const subscription = await deps.subscriptions.load(key);
      if (!subscription) return true;
      if (isPlatformDown(run, subscription.owner.platform)) return false;
      const action = nextAction(subscription, run.currentTime(), run.isStart);
      const isServed = action === "serve" || action === "send again";
      if (isServed && isFirst && !(await remind(run, subscription))) return false;
      isFirst &&= !isServed;
      return serveAlert(run, subscription, readings);
    });
    if (goesOn === false) return;
  }
}

/**
 * Asks someone without a sign of life for three months whether they still look; a week later their alerts
 * rest. Resolves with whether they are to be served all the same.
 */
async function remind(run: RunContext, subscription: Subscription): Promise<boolean> {
  const { deps, now } = run;
  const { owner } = subscription;
  const recipient = await deps.getRecipientStatus(owner);
  const action = nextReminder(recipient, now);
  if (action === "nothing") return true;
  const all = await deps.subscriptions.listOf(owner);
  const done = await performPlan(run, planReminder(subscription, recipient, all, createMoment(run)));
  return action === "ask" && (done === "outdated" || done.outcome !== "unreachable");
}

/** Resolves with whether its owner can be written to. */
async function serveAlert(run: RunContext, subscription: Subscription, readings: FeedReadings): Promise<boolean> {
  try {
    const plan = await makePlan(run, subscription, () => selectNews(subscription, readings, run.now));
    const done = await performPlan(run, plan);
    return done === "outdated" || done.outcome !== "unreachable";
  } catch (error) {
    // What cannot be served is not tried at every look, with all that is read for it.
    if (!subscription.sending) await performPlan(run, planRetry(subscription, createMoment(run))).catch(() => {});
    throw error;
  }
}
