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
  return deps.inTurn(ownerOf(row), async () => {
    const one = await subscriptions.loadDue(row, now);
    if (!one) return undefined;
    if (one === "unreadable") {
      figures.failed += 1;
      deps.log.error(
        { alert: parseDueKey(row).id },
        "an alert cannot be read: a newer version of the program may have written it",
      );
      return undefined;
    }
    switch (nextAction(one, now, isStart)) {
      case "nothing":
        if (one.sending) figures.onTheirWay += 1;
        return undefined;
      case "wake": {
        const { paused: _, ...awake } = one;
        await subscriptions.save({ ...planNextSlot(awake, now), slept: true, heard: now.toISOString() }, one);
        return undefined;
      }
      case "postpone":
        await postpone(run, one);
        return undefined;
      case "serve":
      case "send again":
        if (!(await deps.getRecipientStatus(one.owner)).isUnreachable) return one;
        figures.unreachable += 1;
        await subscriptions.unschedule(one);
        return undefined;
    }
  });
}

/** Night has come: the first moment that is not quiet is theirs. */
export async function postpone({ deps, figures, currentTime }: RunContext, one: Subscription): Promise<void> {
  figures.postponed += 1;
  const { slot } = one.next;
  await deps.subscriptions.save(
    { ...one, next: { slot, at: findQuietEnd(one.schedule, currentTime()).toISOString() } },
    one,
  );
}

/** Enough of an owner to wait for their turn. */
function ownerOf(row: DueKey): Owner {
  const { platform, person } = parseDueKey(row);
  return { platform, person, chat: "" };
}
