export type Pace = {
  /** Resolves when it is this call's turn: first come, first served. A call that was given up meanwhile takes no turn, and is rejected. */
  turn: (signal?: AbortSignal) => Promise<void>;
  /** Allows no more than this from now on, also to those who wait already; never more than at the start. */
  limit: (perSecond: number) => void;
};

/** A tenth more than a second: on its way to the server a call may catch up with the one before it. */
const windowMs = 1100;

/** At most so many calls in any second, counted strictly: a plain window would let twice as many into one sliding second. */
export function pace(perSecond: number): Pace {
  let current = perSecond;
  let line = Promise.resolve();
  /** When turns were taken, as far back as the limit may ever look. Measured by a clock that only goes forward. */
  const taken: number[] = [];

  async function next(signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const last = taken.at(-current);
      const left = last === undefined ? 0 : Math.ceil(last + windowMs - performance.now());
      if (left <= 0) break;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
    taken.push(performance.now());
    if (taken.length > perSecond) taken.shift();
  }

  return {
    turn: (signal) => {
      const mine = line.then(() => next(signal));
      line = mine.catch(() => {});
      return mine;
    },
    limit: (wanted) => {
      current = Math.max(1, Math.min(perSecond, Math.floor(wanted)));
    },
  };
}
