import { type MonotonicClock, monotonicClock } from "./monotonic-clock.ts";
import { createWindow, type SharedLimit, type SharedWindow, toShared } from "./shared-limit.ts";

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
 * At most so many calls in any window, a second unless it is told, counted strictly; with `limit`, those of
 * other processes included. Then a turn rejects where they cannot be counted.
 */
export function createThrottle(
  most: number,
  windowMs = 1000,
  clock: MonotonicClock = monotonicClock,
  limit?: SharedLimit,
): Throttle {
  const window = createWindow(limit, most, windowMs, clock);
  const shared = toShared(window);
  let line = Promise.resolve();
  let waiting = 0;

  async function next(signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const left = window.leftMs();
      if (left > 0) await clock.wait(left);
      else if (!shared || shared.isReserved()) break;
      else await reserve(shared);
    }
    window.take();
  }

  async function reserve({ reserve: ask }: SharedWindow): Promise<void> {
    const heldMs = await ask(Math.min(waiting, most), false);
    if (heldMs > 0) await clock.wait(heldMs);
  }

  /** All who stand in line take their turns before it. */
  const waitMs = () => window.forecast(waiting + 1).at(-1) ?? 0;

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
    limit: window.limit,
  };
}
