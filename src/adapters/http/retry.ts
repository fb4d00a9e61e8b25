import { errors } from "undici";
import { SourceError } from "../../core/failure.ts";
import { longestWaitMs } from "./call-queue.ts";
import { BodyTooLarge, UndecodableBody } from "./content-encoding.ts";

/** An attempt at a call that brought no answer to work with. */
export type FailedAttempt = {
  /** The status of the answer, or why there was none. */
  status: number | SourceError["why"];
  /** The service wants fewer calls: it did nothing, and asked to wait. */
  isThrottled: boolean;
  /** What the caller is told when it is not tried again. */
  error: SourceError;
};

/** What limits further attempts. Times in milliseconds of the stopwatch. */
export type RetryLimits = {
  /** How many were made, counting from 1. */
  attempt: number;
  maxAttempts?: number;
  /** Making the call twice does no harm. */
  isRepeatable: boolean;
  now: number;
  /** When the call is given up. */
  end: number;
  /** The end is put off by as long as the call waits for its turn. */
  isWaitFree: boolean;
  /** When the service may be called again, where it asked to wait. */
  cooldownUntil: number;
};

/** How often a call is made at most, where nothing else is said. */
export const usualMaxAttempts = 3;
/** An attempt that has less time than this is not worth a call. */
const shortestAttemptMs = 100;

/**
 * How long to wait before the next attempt, in milliseconds; undefined where there is none. What was slow or
 * made no sense would be so again. After "too many calls", the cooldown is waited for in line with all other
 * calls, unless nothing would be left for the attempt itself. `chance`, from 0 to 1, keeps those that failed
 * together from coming back together.
 */
export function planRetry(failed: FailedAttempt, limits: RetryLimits, chance: number): number | undefined {
  const { attempt, maxAttempts = usualMaxAttempts, isRepeatable, now, end, isWaitFree, cooldownUntil } = limits;
  if (attempt >= maxAttempts) return undefined;
  const lastStart = end - shortestAttemptMs;
  if (failed.isThrottled) {
    const waitMs = Math.max(0, cooldownUntil - now);
    const start = isWaitFree ? now : now + waitMs;
    return waitMs <= longestWaitMs && start <= lastStart ? 0 : undefined;
  }
  if (!isRepeatable || failed.status === "slow" || failed.status === "garbage") return undefined;
  const backoffMs = 250 * 3 ** attempt * (0.5 + chance);
  return now + backoffMs <= lastStart ? backoffMs : undefined;
}

/** Why an attempt failed: "slow" at a deadline, "garbage" for a body that is no use, "down" for all else. */
export function toSourceError(service: string, error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const isLate = error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
  if (isLate || error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return new SourceError(service, "slow", error);
  const isUseless = error instanceof BodyTooLarge || error instanceof UndecodableBody;
  return new SourceError(service, isUseless ? "garbage" : "down", error);
}
