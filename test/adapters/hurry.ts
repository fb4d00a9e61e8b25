import { afterAll, beforeAll } from "vitest";
import { monotonicClock } from "../../src/adapters/monotonic-clock.ts";

/**
 * Between two tries of a call, waits twenty times as short in this file, in which it does not matter how long
 * that is. What keeps to a limit looks at the clock again, and waits on.
 */
export function hurryRetries(): void {
  const { wait } = monotonicClock;
  beforeAll(() => {
    monotonicClock.wait = (ms) => wait(ms / 20);
  });
  afterAll(() => {
    monotonicClock.wait = wait;
  });
}
