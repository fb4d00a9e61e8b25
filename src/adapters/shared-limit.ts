import { type MonotonicClock, monotonicClock } from "./monotonic-clock.ts";
import { createSlidingWindow, type SlidingWindow, toStrictMs } from "./sliding-window.ts";

/** A limit on calls that several processes keep together: at most so many in any window, of all of them. */
export type SharedLimit = {
  /** Reserves turns that may be taken at once. Rejects where that cannot be done: then nobody is called. */
  reserve: (request: TurnRequest) => Promise<ReservedTurns>;
  /** Nobody is called for so long, by any process. */
  hold: (ms: number) => Promise<void>;
};

/** Opens the limit of that name: the service, and what of it has a limit of its own. */
export type OpenSharedLimit = (name: string) => SharedLimit;

export type TurnRequest = {
  wanted: number;
  /** What the limit is: so many in any window. Milliseconds. */
  most: number;
  windowMs: number;
  /** A turn counts as taken at the end of the time in which it may be used. */
  usableMs: number;
  /** Nobody waits for them: turns that people want, of whichever process, go first. */
  isBackground: boolean;
};

export type ReservedTurns = {
  granted: number;
  /** How many more there are at this moment. */
  free: number;
  /** How long it takes until there may be another one. Milliseconds. */
  waitMs: number;
  /** For how long nobody is to be called. Milliseconds. */
  heldMs: number;
};

/** The limit could not be asked. */
export class LimitUnreachable extends Error {
  override readonly name = "LimitUnreachable";
}

/** What counts turns, where several processes do so together. */
export type SharedWindow = SlidingWindow & {
  /** Whether a turn is reserved that may be taken now. */
  isReserved: () => boolean;
  /** Reserves so many, if there are; resolves with how long nobody is to be called. */
  reserve: (wanted: number, isBackground: boolean) => Promise<number>;
  hold: (ms: number) => void;
};

/**
 * A turn that is reserved is used within this time, or not at all: it is reserved there and used here. The
 * longer it takes to reserve one, the longer it has to be. Milliseconds.
 */
const [shortestUsableMs, longestUsableMs] = [60, 2_000];

/** A window that is kept elsewhere, for several processes. What is reserved is used at once, or lost. */
export function createSharedWindow(
  shared: SharedLimit,
  most: number,
  windowMs: number,
  { now }: Pick<MonotonicClock, "now"> = monotonicClock,
): SharedWindow {
  const strictMs = toStrictMs(windowMs);
  let current = most;
  let reserved = { turns: 0, until: Number.NEGATIVE_INFINITY };
  /** As it was when it was last asked: from when there may be turns, and how many there were. */
  let known = { at: Number.NEGATIVE_INFINITY, from: Number.NEGATIVE_INFINITY, free: most };
  /** How late a turn was used lately, counted from when it was asked for. */
  let lateMs = 0;

  const isReserved = () => {
    if (reserved.turns > 0 && now() > reserved.until) {
      // Too slow: the next ones are asked for with more time.
      lateMs = Math.max(lateMs, reserved.until - known.at);
      reserved = { turns: 0, until: reserved.until };
      known = { ...known, from: now() };
    }
    return reserved.turns > 0;
  };

  return {
    isReserved,
    leftMs: () => (isReserved() ? 0 : Math.max(0, Math.ceil(known.from - now()))),
    take: () => {
      reserved = { ...reserved, turns: reserved.turns - 1 };
    },
    reserve: async (wanted, isBackground) => {
      const at = now();
      const usableMs = Math.round(Math.min(longestUsableMs, Math.max(shortestUsableMs, 3 * lateMs)));
      const request = { wanted, most: current, windowMs: strictMs, usableMs, isBackground };
      const { granted, free, waitMs, heldMs } = await shared.reserve(request).catch((error: unknown) => {
        throw new LimitUnreachable("turns could not be reserved", { cause: error });
      });
      lateMs = Math.max(now() - at, lateMs * 0.9);
      reserved = { turns: granted, until: at + usableMs };
      known = { at, from: granted > 0 && free > 0 ? at : now() + waitMs, free };
      return heldMs;
    },
    hold: (ms) => {
      // Where it cannot be told, the others will be told by the service itself.
      shared.hold(ms).catch(() => {});
    },
    forecast: (turns, fromMs = 0) => forecastTurns({ turns, fromMs, current, strictMs }, known, now()),
    limit: (calls) => {
      current = Math.max(1, Math.min(most, Math.floor(calls)));
    },
  };
}

type Forecast = { turns: number; fromMs: number; current: number; strictMs: number };

/** As if nobody else asked for any: what is free at once, then so many in each window. */
function forecastTurns(
  { turns, fromMs, current, strictMs }: Forecast,
  known: { at: number; from: number; free: number },
  now: number,
): number[] {
  // What was known a window ago is over.
  const free = now - known.at > strictMs ? current : Math.min(known.free, current);
  const nextMs = Math.max(0, known.from - now);
  return Array.from({ length: turns }, (_, i) => {
    if (i < free) return fromMs;
    return Math.max(fromMs, nextMs) + Math.floor((i - free) / current) * strictMs;
  });
}

/** Counts turns in this process, or in all that share a limit. */
export function createWindow(
  shared: SharedLimit | undefined,
  most: number,
  windowMs: number,
  clock: Pick<MonotonicClock, "now">,
): SlidingWindow | SharedWindow {
  return shared ? createSharedWindow(shared, most, windowMs, clock) : createSlidingWindow(most, windowMs, clock);
}

/** The window, where it is shared. */
export function toShared(window: SlidingWindow | SharedWindow): SharedWindow | undefined {
  return "reserve" in window ? window : undefined;
}
