/** Time that only goes forward, in milliseconds. */
export type MonotonicClock = { now: () => number; wait: (ms: number) => Promise<void> };

/** The clock of this process, which no change of the system's time moves. */
export const monotonicClock: MonotonicClock = {
  now: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
