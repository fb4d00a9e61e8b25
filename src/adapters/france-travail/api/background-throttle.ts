import { createThrottle } from "../../throttle.ts";

/** The pace of calls that nobody waits for. */
export type BackgroundThrottle = {
  /** Resolves when it is this call's turn to stand in the line of all. */
  turn: () => Promise<void>;
  /** Somebody waits in front of a screen. */
  noteForegroundCall: () => void;
  /** What the service allows now, in calls a second. */
  limit: (calls: number) => void;
};

/** So long after a call of theirs, people are taken to be there still. */
const aWhileMs = 10_000;

/**
 * The lane of calls that nobody waits for, before the line of all: half of the rate while people chat, the
 * whole rate else. So no more of them stand in that line than may go at once, and a call of people never
 * waits for those that stand here.
 */
export function createBackgroundThrottle(most: number): BackgroundThrottle {
  const lane = createThrottle(most);
  let allowed = most;
  let peopleAt = Number.NEGATIVE_INFINITY;

  function adapt(): void {
    const isQuiet = performance.now() - peopleAt >= aWhileMs;
    lane.limit(isQuiet ? allowed : allowed / 2);
  }

  return {
    turn: () => {
      adapt();
      return lane.turn();
    },
    noteForegroundCall: () => {
      peopleAt = performance.now();
      adapt();
    },
    limit: (calls) => {
      allowed = Math.min(most, calls);
      adapt();
    },
  };
}
