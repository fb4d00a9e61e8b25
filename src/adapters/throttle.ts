import { type MonotonicClock, monotonicClock } from "./monotonic-clock.ts";

/** Lets at most so many calls go within a window; those beyond it wait. */
export type Throttle = {
  /**
   * Resolves when it is this call's turn: first come, first served. A call that was given up meanwhile takes
   * no turn, and is rejected; so is at once a call whose turn would not come within `mostMs`.
   */
  turn: (signal?: AbortSignal, mostMs?: number) => Promise<void>;
  /** How long a call would wait that asks now. Milliseconds. */
  waitMs: () => number;
  /** Allows no more than this from now on, also to those who wait already; never more than at the start. */
  limit: (calls: number) => void;
};

/**
 * At most so many calls in any window, a second unless it is told, counted strictly: a plain window would let
 * twice as many into one that slides.
 */
export function createThrottle(
  most: number,
  windowMs = 1000,
  { now, wait }: MonotonicClock = monotonicClock,
): Throttle {
  // A twenty-fifth more: on its way to the server a call may catch up with the one before it.
  const strictMs = windowMs + windowMs / 25;
  let current = most;
  let line = Promise.resolve();
  let waiting = 0;
  /** When turns were taken, as far back as the limit may ever look. */
  const taken: number[] = [];

  async function next(signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const last = taken.at(-current);
      const left = last === undefined ? 0 : Math.ceil(last + strictMs - now());
      if (left <= 0) break;
      await wait(left);
    }
    taken.push(now());
    if (taken.length > most) taken.shift();
  }

  /** All who stand in line take their turns before it. */
  function waitMs(): number {
    const at = now();
    const turns = [...taken];
    for (let before = 0; before <= waiting; before++)
      turns.push(Math.max(at, (turns.at(-current) ?? -strictMs) + strictMs));
    return (turns.at(-1) ?? at) - at;
  }

  return {
    turn: (signal, mostMs) => {
      // Who waits however long it takes need not know how long that is: with many in line it takes a while to
      // tell.
      if (mostMs !== undefined && waitMs() > mostMs) return Promise.reject(new Error("too many calls wait already"));
      waiting++;
      const mine = line.then(() => next(signal)).finally(() => waiting--);
      line = mine.catch(() => {});
      return mine;
    },
    waitMs,
    limit: (wanted) => {
      current = Math.max(1, Math.min(most, Math.floor(wanted)));
    },
  };
}
