import { SourceError } from "../../../core/failure.ts";
import { type MonotonicClock, monotonicClock } from "../../monotonic-clock.ts";

/** The reference of France Travail advises to wait up to a minute, and to do so three times at most. */
const waitSeconds = 60;
const maxWaits = 3;
const retryEveryMs = 2_000;

/**
 * Waits and retries where the service asks for a longer wait than a single call may take: nobody is waiting
 * in front of a screen. Until that wait is over a call fails at once without being sent, so retrying every
 * two seconds finds the moment when calls are taken again. `onWait` is told once for each minute of waiting.
 *
 * Rejects with the SourceError of the last call once three minutes have passed or `signal` is aborted, and
 * at once with any other error.
 */
export function retryWhenBusy<Q, A>(
  ask: (query: Q) => Promise<A>,
  onWait: (seconds: number) => void,
  signal: AbortSignal,
  clock: MonotonicClock = monotonicClock,
): (query: Q) => Promise<A> {
  /** Concurrent calls wait together, and are reported as one wait. */
  let reportedUntil = Number.NEGATIVE_INFINITY;

  return async (query) => {
    let busySince: number | undefined;
    for (;;) {
      try {
        return await ask(query);
      } catch (error) {
        const isBusy = error instanceof SourceError && error.why === "busy";
        const now = clock.now();
        busySince ??= now;
        if (!isBusy || signal.aborted || now - busySince >= maxWaits * waitSeconds * 1000) throw error;
        if (now >= reportedUntil) {
          reportedUntil = now + waitSeconds * 1000;
          onWait(waitSeconds);
        }
        await clock.wait(retryEveryMs);
      }
    }
  };
}
