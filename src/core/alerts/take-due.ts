import type { Owner } from "../owner.ts";
import { type DueKey, parseDueKey } from "./due-index.ts";
import { nextAction } from "./next-action.ts";
import type { RunContext } from "./run-context.ts";
import { findQuietEnd } from "./schedule.ts";
import { planNextSlot, type Subscription } from "./subscription.ts";

/** The alert of a row when it is to be served now; else it is put where it belongs. */
export async function takeDue(run: RunContext, row: DueKey): Promise<Subscription | undefined> {
  const { deps, now, isStart, figures } = run;
  const { subscriptions } = deps;
  return deps.inTurn(toQueueOwner(row), async () => {
    const subscription = await subscriptions.loadDue(row, now);
    if (!subscription) return undefined;
    if (subscription === "unreadable") {
      figures.failed += 1;
      deps.log.error(
        { alert: parseDueKey(row).id },
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
        await subscriptions.save({ ...planNextSlot(awake, now), slept: true, heard: now.toISOString() }, subscription);
        return undefined;
      }
      case "postpone":
        await postpone(run, subscription);
        return undefined;
      case "serve":
      case "send again":
        if (!(await deps.getRecipientStatus(subscription.owner)).isUnreachable) return subscription;
        figures.unreachable += 1;
        await subscriptions.unschedule(subscription);
        return undefined;
    }
  });
}

/** Night has come: the first moment that is not quiet is theirs. */
export async function postpone({ deps, figures, currentTime }: RunContext, subscription: Subscription): Promise<void> {
  figures.postponed += 1;
  const { slot } = subscription.next;
  await deps.subscriptions.save(
    { ...subscription, next: { slot, at: findQuietEnd(subscription.schedule, currentTime()).toISOString() } },
    subscription,
  );
}

/** Enough of an owner to wait for their turn. */
function toQueueOwner(row: DueKey): Owner {
  const { platform, person } = parseDueKey(row);
  return { platform, person, chat: "" };
}
