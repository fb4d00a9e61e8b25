import { minuteMs } from "../../core/durations.ts";
import type { Log } from "../../core/telemetry.ts";
import { monotonicClock } from "../monotonic-clock.ts";
import type { HttpHeaders } from "./message.ts";

/** The wait that a service asked for with "too many calls": until it is over, nobody calls it. */
export type Cooldown = {
  /** Waits as long as the headers of an answer say, unless another answer asked for longer. */
  extend: (headers: HttpHeaders) => void;
  /**
   * When it is over, in milliseconds of the stopwatch, which no change of the system's clock touches; a time
   * in the past where none was asked for.
   */
  until: () => number;
  /** In how many minutes it is over; undefined where nothing is left of it. */
  minutesLeft: () => number | undefined;
  /** It is not over, and longer than anybody waits. */
  isLong: () => boolean;
};

/**
 * Whatever a service asks for, it is asked again after so long: a year, by mistake, would silence it until
 * the next start.
 */
const longestWaitMs = 15 * minuteMs;
/** A wait that is worth an operator's look. */
const longWaitMs = minuteMs;

/** The wait for one service; what asks for more than a quarter of an hour has its line in the log. */
export function createCooldown({ name, log }: { name: string; log: Log }, stopwatch = monotonicClock.now): Cooldown {
  let end = Number.NEGATIVE_INFINITY;
  let wasLongAsked = false;
  return {
    extend: (headers) => {
      const now = stopwatch();
      const askedMs = parseRetryAfterMs(headers, Date.now());
      const until = now + Math.min(askedMs, longestWaitMs);
      if (until > end) {
        end = until;
        wasLongAsked = askedMs > longWaitMs;
      }
      if (askedMs > longestWaitMs)
        log.warn(
          { service: name, askedS: Math.round(askedMs / 1000), waitS: longestWaitMs / 1000 },
          "the service asked for too long a wait: it is called again sooner",
        );
    },
    until: () => end,
    minutesLeft: () => {
      const leftMs = end - stopwatch();
      return leftMs > 0 ? Math.ceil(leftMs / minuteMs) : undefined;
    },
    isLong: () => wasLongAsked && end > stopwatch(),
  };
}

/** Seconds, or a date by the clock of the service; a second when it is missing or makes no sense. */
export function parseRetryAfterMs({ "retry-after": header = "", date = "" }: HttpHeaders, now: number): number {
  const value = header.trim();
  const theirs = Date.parse(date);
  // Dates have no milliseconds: of two clocks that agree, ours is the finer one.
  const from = Math.abs(theirs - now) > 2_000 ? theirs : now;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - from;
  return ms >= 0 ? ms : 1000;
}
