import { dailySchedule, findNextSlot, toLocalTime } from "../core/alerts/schedule.ts";
import type { Collection } from "../core/collection.ts";
import { minuteMs } from "../core/durations.ts";

/** The time that everything here goes by. */
export type Clock = {
  now: () => Date;
  /**
   * Moves on to the next morning, just after 8:00 in Paris; resolves with the time there. Only the demo may.
   */
  tomorrow: () => Promise<Date>;
};

/**
 * How far the demo was moved ahead is kept: after a restart, what was promised for its tomorrow still lies
 * ahead of its today.
 */
export async function openClock(collection: Collection): Promise<Clock> {
  const kept = await collection.get("ahead");
  let aheadMs = typeof kept === "number" ? kept : 0;
  const now = () => new Date(Date.now() + aheadMs);
  return {
    now,
    tomorrow: async () => {
      const today = toLocalTime(now(), dailySchedule.zone).date;
      let { at } = findNextSlot(dailySchedule, now());
      if (toLocalTime(at, dailySchedule.zone).date === today) at = findNextSlot(dailySchedule, at).at;
      aheadMs = at.getTime() + minuteMs - Date.now();
      await collection.set("ahead", aheadMs);
      return now();
    },
  };
}

/** Real time, or the time that an operator names. */
export function createFixedClock(now: () => Date): Clock {
  return { now, tomorrow: async () => now() };
}
