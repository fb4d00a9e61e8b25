import { dayMs } from "../store.ts";
import { type Figures, isWellAgain, worryOf } from "./figures.ts";
import { isPaused, oldestWaiting } from "./subscription.ts";
import type { AlertWorld } from "./world.ts";

/** Why alerts are not well: each reason as long as it lasts, whatever goes well beside it. */
export type Worries = {
  ran: (figures: Figures) => void;
  failed: () => void;
  /** Since when the oldest news of an alert wait that no digest has brought; undefined when none do. */
  waits: (key: string, since: Date | undefined) => void;
  /** Looks whether what has waited for a day still does. */
  look: (now: Date) => Promise<void>;
  isWorried: () => boolean;
};

export function worries({ book, standing, log }: Pick<AlertWorld, "book" | "standing" | "log">): Worries {
  const waiting = new Map<string, Date>();
  let isBroken = false;
  let worry: string | undefined;
  let isOverdue = false;

  /** Of a person who cannot be reached, and of an alert at rest, nothing is owed. */
  async function stillWaits(key: string, now: Date): Promise<boolean> {
    const one = await book.load(key);
    if (!one || isPaused(one, now) || (await standing(one.owner)).isUnreachable) return false;
    const since = oldestWaiting([...one.pending, ...(one.sending?.items ?? [])]);
    return since !== undefined && now.getTime() - since.getTime() > dayMs;
  }

  async function overdue(now: Date): Promise<boolean> {
    for (const [key, since] of waiting) {
      if (now.getTime() - since.getTime() <= dayMs) continue;
      if (await stillWaits(key, now)) return true;
      waiting.delete(key);
    }
    return false;
  }

  return {
    ran: (figures) => {
      isBroken = false;
      if (figures.due + figures.failed > 0) worry = worryOf(figures) ?? (isWellAgain(figures) ? undefined : worry);
    },
    failed: () => {
      isBroken = true;
    },
    waits: (key, since) => void (since ? waiting.set(key, since) : waiting.delete(key)),
    look: async (now) => {
      const was = isOverdue;
      isOverdue = await overdue(now);
      if (isOverdue && !was) log.error({}, "an offer has waited for more than a day");
    },
    isWorried: () => isBroken || isOverdue || worry !== undefined,
  };
}
