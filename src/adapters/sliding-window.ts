import { type MonotonicClock, monotonicClock } from "./monotonic-clock.ts";

/** Counts turns, of which at most so many are taken in any window of time. Times in milliseconds. */
export type SlidingWindow = {
  /** How long it takes until the next turn may be taken; 0 or less where it may be now. */
  leftMs: () => number;
  /** Notes that a turn is taken now. */
  take: () => void;
  /**
   * How long it takes until each of the next so many turns, where all are taken as soon as they may be, and
   * none before `fromMs` have passed.
   */
  forecast: (turns: number, fromMs?: number) => number[];
  /** Allows no more than this from now on; never more than at the start, nor less than one. */
  limit: (calls: number) => void;
};

/**
 * At most `most` turns in any window of `windowMs`, counted strictly: a plain window would let twice as many
 * into one that slides.
 */
export function createSlidingWindow(
  most: number,
  windowMs: number,
  { now }: Pick<MonotonicClock, "now"> = monotonicClock,
): SlidingWindow {
  const strictMs = toStrictMs(windowMs);
  let current = most;
  /** When turns were taken, as far back as the limit may ever look. */
  const taken: number[] = [];

  return {
    leftMs: () => {
      const last = taken.at(-current);
      return last === undefined ? 0 : Math.ceil(last + strictMs - now());
    },
    take: () => {
      taken.push(now());
      if (taken.length > most) taken.shift();
    },
    forecast: (turns, fromMs = 0) => {
      const at = now();
      const all = [...taken];
      for (let turn = 0; turn < turns; turn++)
        all.push(Math.max(at + fromMs, (all.at(-current) ?? -strictMs) + strictMs));
      return all.slice(taken.length).map((due) => due - at);
    },
    limit: (calls) => {
      current = Math.max(1, Math.min(most, Math.floor(calls)));
    },
  };
}

/** A twenty-fifth more: on its way to the server a call may catch up with the one before it. */
export function toStrictMs(windowMs: number): number {
  return windowMs + windowMs / 25;
}
