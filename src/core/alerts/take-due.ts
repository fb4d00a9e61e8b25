import type { Owner } from "../owner.ts";
import { nextAction } from "./next-action.ts";
import type { RunContext } from "./run-context.ts";
import { findQuietEnd } from "./schedule.ts";
import { planNextSlot, type Subscription } from "./subscription.ts";
import { parseSubscriptionKey } from "./subscription-key.ts";

/** The alert of that key when it is to be served now; else it is put where it belongs. */
export async function takeDue(run: RunContext, key: string): Promise<Subscription | undefined> {
  const { deps, now, isStart, figures } = run;
  const { subscriptions } = deps;
  return deps.inTurn(toQueueOwner(key), async () => {
    const subscription = await subscriptions.loadDue(key, now);
    if (!subscription) return undefined;
    if (subscription === "unreadable") {
      figures.failed += 1;
      deps.log.error(
        { alert: parseSubscriptionKey(key).id },
        "an alert cannot be read: a newer version of the program may have written it",
      );
      return undefined;
    }
    switch (nextAction(subscription, now, isStart)) {
      case "nothing":
        if (subscription.sending) figures.onTheirWay += 1;
        return undefined;
      case "wake": {
        const { paused: _, ...awake } = subscription;
        await subscriptions.save({ ...planNextSlot(awake, now), slept: true, heard: now.toISOString() });
        return undefined;
      }
      case "postpone":
        await postpone(run, subscription);
        return undefined;
      case "serve":
      case "send again":
        if (!(await deps.getRecipientStatus(subscription.owner)).isUnreachable) return subscription;
        await subscriptions.lookAgainTomorrow(subscription, now);
        return undefined;
    }
  });
}

/** Night has come: the first moment that is not quiet is theirs. */
export async function postpone({ deps, figures, currentTime }: RunContext, subscription: Subscription): Promise<void> {
  figures.postponed += 1;
  const { slot } = subscription.next;
  const at = findQuietEnd(subscription.schedule, currentTime()).toISOString();
  await deps.subscriptions.save({ ...subscription, next: { slot, at } });
}

/** Enough of an owner to wait for their turn. */
function toQueueOwner(key: string): Owner {
  const { platform, person } = parseSubscriptionKey(key);
  return { platform, person, chat: "" };
}
