import type { SendPermit } from "../talk/ports.ts";

/**
 * Limits how many messages are under way on one platform, from their turn until their outcome is noted: as
 * many as its pace needs at the time that they take, and no more, for those of a killed process come twice.
 */
export type SendQueue = { createPermit: () => QueuedMessage };

/** `done`: it was answered and its outcome is noted; it counts in how long messages take. */
export type QueuedMessage = { permit: SendPermit; done: () => void };

export type SendQueueOptions = {
  /** How many messages in a second the platform takes; undefined where it has no pace. */
  perSecond: number | undefined;
  /** Monotonic milliseconds. */
  stopwatch: () => number;
};

/** So many messages say how long one takes. */
const latenciesKept = 20;
/** Whatever a platform takes, no interruption repeats more. */
const mostInFlight = 10;
/** One that takes longer, counted from its turn, lets another one pass. Milliseconds. */
const slowMs = 1_000;

type InFlight = { isSlow: boolean; since: number; timer?: NodeJS.Timeout };

/** First come, first served. */
export function createSendQueue({ perSecond, stopwatch }: SendQueueOptions): SendQueue {
  const inFlight = new Set<InFlight>();
  const waiting: (() => void)[] = [];
  const latencies: number[] = [];

  function admit(): void {
    while (waiting.length > 0 && inFlight.size < findLimit()) waiting.shift()?.();
  }

  /** One more than the pace needs: the next stands ready when its turn comes. */
  function findLimit(): number {
    const needed = perSecond === undefined ? 0 : Math.ceil((perSecond * findMedian(latencies)) / 1_000);
    const slow = [...inFlight].some(({ isSlow }) => isSlow) ? 1 : 0;
    return Math.min(mostInFlight, needed + 1 + slow);
  }

  function noteLatency(ms: number): void {
    latencies.push(ms);
    if (latencies.length > latenciesKept) latencies.shift();
  }

  function createPermit(): QueuedMessage {
    let place: InFlight | undefined;
    let enter: (() => void) | undefined;

    function waitForPlace(): Promise<void> {
      return new Promise((resolve) => {
        enter = () => {
          enter = undefined;
          place = { isSlow: false, since: 0 };
          inFlight.add(place);
          resolve();
        };
        waiting.push(enter);
        admit();
      });
    }

    function release(): void {
      if (enter) waiting.splice(waiting.indexOf(enter), 1);
      if (!place) return;
      clearTimeout(place.timer);
      inFlight.delete(place);
      place = undefined;
      admit();
    }

    return {
      permit: {
        acquire: async (turn) => {
          if (!place) await waitForPlace();
          await turn?.();
          const current = place;
          if (!current || current.timer) return;
          current.since = stopwatch();
          current.timer = setTimeout(() => {
            current.isSlow = true;
            admit();
          }, slowMs);
        },
        release,
      },
      done: () => {
        if (place?.timer) noteLatency(stopwatch() - place.since);
        release();
      },
    };
  }

  return { createPermit };
}

/** 0 of none. */
function findMedian(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
