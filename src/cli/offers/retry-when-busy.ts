import { setTimeout as sleep } from "node:timers/promises";
import { SourceError } from "../../core/failure.ts";

/** What the reference of France Travail advises: a minute at most, and three times. */
const longestS = 60;
const times = 3;
const lookMs = 2_000;

/**
 * Nobody waits before a screen: where the service asks to wait longer than a call may take, this does.
 * Meanwhile a call fails at once without asking, so that trying again now and then finds the moment at which
 * it may.
 */
export function retryWhenBusy<Q, A>(
  ask: (query: Q) => Promise<A>,
  waits: (seconds: number) => void,
  signal: AbortSignal,
  wait: (ms: number) => Promise<void> = (ms) => sleep(ms),
): (query: Q) => Promise<A> {
  /** Calls side by side wait together. */
  let waitingUntil = 0;

  return async (query) => {
    let waitedMs = 0;
    for (;;) {
      try {
        return await ask(query);
      } catch (error) {
        const isBusy = error instanceof SourceError && error.why === "busy";
        if (!isBusy || signal.aborted || waitedMs >= times * longestS * 1000) throw error;
        if (waitedMs % (longestS * 1000) === 0 && Date.now() >= waitingUntil) {
          waitingUntil = Date.now() + longestS * 1000;
          waits(longestS);
        }
        await wait(lookMs);
        waitedMs += lookMs;
      }
    }
  };
}
