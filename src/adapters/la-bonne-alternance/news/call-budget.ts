import { SourceError } from "../../../core/failure.ts";

/** The calls of one gathering: how many there may be, and whether the service takes any more. */
export type CallBudget = {
  /**
   * Sets so many calls aside: all of them or none. "later" when fewer are left in this gathering; why the
   * service failed, when it is not asked any more.
   */
  reserve: (calls: number) => "granted" | "later" | SourceError;
  /**
   * Waits until people leave room for a call that was set aside; "later" when they leave none in this
   * gathering. Rejects with why the service failed, when it is not asked any more.
   */
  waitForRoom: () => Promise<"granted" | "later">;
  /** Makes a call, and notes what became of it. */
  run: <T>(call: () => Promise<T>) => Promise<T>;
  countMade: () => number;
};

/** In one gathering: it takes a minute, and whoever had no turn in it is first in the next. */
export const maxCalls = 50;
/**
 * As many calls in a row that fail: it is down, and to ask for the rest would only take a quarter of an hour.
 */
const maxFailures = 3;

/** `spare` waits for room, and says whether there was any. Once there was none, nobody waits again. */
export function createCallBudget(spare: () => Promise<boolean>): CallBudget {
  let reserved = 0;
  let made = 0;
  let hasRoom = true;
  let failuresInARow = 0;
  let down: SourceError | undefined;

  return {
    reserve: (calls) => {
      if (calls > 0 && down) return down;
      if (reserved + calls > maxCalls) return "later";
      reserved += calls;
      return "granted";
    },
    waitForRoom: async () => {
      if (hasRoom && !down && !(await spare())) hasRoom = false;
      if (down) throw down;
      return hasRoom ? "granted" : "later";
    },
    run: async (call) => {
      made += 1;
      try {
        const result = await call();
        failuresInARow = 0;
        return result;
      } catch (error) {
        failuresInARow += 1;
        if (failuresInARow >= maxFailures && error instanceof SourceError) down = error;
        throw error;
      }
    },
    countMade: () => made,
  };
}
