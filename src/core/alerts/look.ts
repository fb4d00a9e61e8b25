import type { Owner } from "../words.ts";
import { type DueRow, readRow } from "./book.ts";
import type { Run } from "./context.ts";
import { dutyOf } from "./duty.ts";
import { quietUntil } from "./schedule.ts";
import { planned, type Subscription } from "./subscription.ts";

/** The alert of a row when it is to be served now; else it is put where it belongs. */
export async function ready(run: Run, row: DueRow): Promise<Subscription | undefined> {
  const { world, now, isStart, figures } = run;
  const { book } = world;
  return world.inTurn(ownerOf(row), async () => {
    const one = await book.dueOne(row, now);
    if (!one) return undefined;
    if (one === "unreadable") {
      figures.failed += 1;
      world.log.error(
        { alert: readRow(row).id },
        "an alert cannot be read: a newer version of the program may have written it",
      );
      return undefined;
    }
    switch (dutyOf(one, now, isStart)) {
      case "nothing":
        if (one.sending) figures.onTheirWay += 1;
        return undefined;
      case "wake": {
        const { paused: _, ...awake } = one;
        await book.save({ ...planned(awake, now), slept: true, heard: now.toISOString() }, one);
        return undefined;
      }
      case "postpone":
        await postpone(run, one);
        return undefined;
      case "serve":
      case "send again":
        if (!(await world.standing(one.owner)).isUnreachable) return one;
        figures.unreachable += 1;
        await book.rest(one);
        return undefined;
    }
  });
}

/** Night has come: the first moment that is not quiet is theirs. */
export async function postpone({ world, figures, passing }: Run, one: Subscription): Promise<void> {
  figures.postponed += 1;
  const { slot } = one.next;
  await world.book.save({ ...one, next: { slot, at: quietUntil(one.schedule, passing()).toISOString() } }, one);
}

/** Enough of an owner to wait for their turn. */
function ownerOf(row: DueRow): Owner {
  const { platform, person } = readRow(row);
  return { platform, person, chat: "" };
}
