import { setTimeout as wait } from "node:timers/promises";
import { SourceError } from "../../core/failure.ts";
import { monotonicClock } from "../monotonic-clock.ts";
import type { Cooldown } from "./cooldown.ts";

/** Waits for a call's turn, `mostMs` at most; the signal says that the call was given up. */
export type Pace = (signal: AbortSignal, mostMs: number) => Promise<void>;

/** When a call is given up, in milliseconds of the stopwatch, and the signal that says so. */
export type Deadline = { end: number; signal: AbortSignal };

/**
 * Waits for a call's turn, and for what a 429 asked to wait, also when another call was told so while this
 * one stood in line. A turn that does not come in time is "busy", the fault of too many calls, and not of a
 * slow service.
 */
export async function waitForTurn(
  { name, cooldown, pace }: { name: string; cooldown: Cooldown; pace: Pace },
  { end, signal }: Deadline,
): Promise<void> {
  const { now } = monotonicClock;
  for (;;) {
    const leftMs = cooldown.until() - now();
    if (leftMs > 0 && cooldown.until() > end) throw new SourceError(name, "busy");
    if (leftMs > 0) await wait(leftMs);
    else {
      await untilAborted(signal, pace(signal, end - now())).catch((error: unknown) => {
        throw new SourceError(name, "busy", error);
      });
      if (cooldown.until() <= now()) return;
    }
  }
}

/** Whatever comes first: the end of the work, or of the time for it. */
function untilAborted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
  ]);
}
