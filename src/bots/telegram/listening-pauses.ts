import { setTimeout as wait } from "node:timers/promises";
import { minuteMs } from "../../core/durations.ts";
import type { Log } from "../../core/telemetry.ts";

/** Why nothing was heard: a code of Telegram's, or what else it was. */
export type PauseReason = { method: string; status: number | string; retryAfter?: number | undefined };

/** The pauses between calls that were not answered. */
export type ListeningPauses = {
  /** Says why, and waits: longer each time, or as long as Telegram asks. Ends when the bot stops. */
  pause: (reason: PauseReason) => Promise<void>;
  /** The next pause is a short one again. */
  reset: () => void;
  /** Until when Telegram has asked to wait for more than a minute, by the stopwatch. */
  heldUntil: () => number;
};

export type PauseTimes = {
  /** The first pause; each one is twice as long as the one before it, up to half a minute. Milliseconds. */
  retryMs: number;
  /** However long Telegram asks to wait, it is asked again after this. Milliseconds. */
  longestMs: number;
};

const longestBackoffMs = 30_000;
/** A shorter wait is nothing that an operator needs to look at. Milliseconds. */
const noteworthyMs = minuteMs;

/** `stopwatch`: milliseconds that no change of the system's clock touches. */
export function createListeningPauses(
  log: Log,
  leaving: AbortSignal,
  { retryMs, longestMs }: PauseTimes,
  stopwatch: () => number,
): ListeningPauses {
  let next = retryMs;
  let heldUntil = Number.NEGATIVE_INFINITY;
  return {
    pause: async ({ method, status, retryAfter = 0 }) => {
      const askedMs = Math.min(longestMs, retryAfter * 1000);
      const ms = Math.max(next, askedMs);
      next = Math.min(longestBackoffMs, next * 2);
      if (askedMs > noteworthyMs) heldUntil = stopwatch() + askedMs;
      const facts = { service: "Telegram", method, status, seconds: Math.ceil(ms / 1000) };
      log.warn(facts, askedMs > 0 ? "told to wait" : status === "invalid" ? "an answer cannot be read" : "not reached");
      await wait(ms, undefined, { signal: leaving }).catch(() => {});
    },
    reset: () => {
      next = retryMs;
    },
    heldUntil: () => heldUntil,
  };
}
