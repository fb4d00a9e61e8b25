import { SourceError } from "../../../core/failure.ts";
import type { Log } from "../../../core/telemetry.ts";
import { franceTravailName } from "../api/name.ts";

/** After so many failures in a row the service is taken to be away. */
const patience = 5;

/** Does the work, and resolves with its result or with why it failed. */
export type Attempt = <T>(work: () => Promise<T>) => Promise<T | SourceError>;

/**
 * Readings of which each may fail by itself: what one gives, or why it failed. While the service is away,
 * those that are left are not tried.
 */
export function createCircuitBreaker(log: Log): Attempt {
  let away: SourceError[] = [];
  return async (work) => {
    const [last] = away;
    if (last && away.length >= patience) return last;
    try {
      const result = await work();
      away = [];
      return result;
    } catch (error) {
      const failure = error instanceof SourceError ? error : new SourceError(franceTravailName, "garbage", error);
      if (failure !== error)
        log.error({ service: franceTravailName }, "reading a source for alerts failed: this is a bug");
      // An answer that makes no sense is an answer.
      if (failure.why !== "garbage") away = [failure, ...away];
      return failure;
    }
  };
}
