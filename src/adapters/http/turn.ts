import { SourceError } from "../../core/failure.ts";
import { AbandonedCall } from "../../core/requester.ts";
import { monotonicClock } from "../monotonic-clock.ts";
import { LimitUnreachable } from "../shared-limit.ts";
import { type CallQueue, HeldTooLong, LineTooLong } from "./call-queue.ts";
import type { Cooldown } from "./cooldown.ts";
import type { Ticket } from "./ticket.ts";

/** When a call is given up, in milliseconds of the stopwatch, and the signal that says so. */
export type Deadline = { end: number; signal: AbortSignal };

export function startDeadline(ms: number): Deadline {
  // What is left of a deadline has fractions of a millisecond, which a signal does not take.
  const wholeMs = Math.max(1, Math.ceil(ms));
  return { end: monotonicClock.now() + wholeMs, signal: AbortSignal.timeout(wholeMs) };
}

export type TurnOptions = { name: string; cooldown: Cooldown; queue: CallQueue | undefined };

/**
 * Waits for a call's turn, and for what a 429 asked to wait, also when another call was told so meanwhile.
 * Resolves with a function that is to be called when the call is over. With a ticket it waits as long as that
 * takes; otherwise a turn that does not come before the deadline is "busy", the fault of too many calls, and
 * not of a slow service.
 */
export async function waitForTurn(
  { name, cooldown, queue }: TurnOptions,
  ticket: Ticket | undefined,
  deadline: Deadline | undefined,
): Promise<() => void> {
  const { now } = monotonicClock;
  if (!queue) {
    await waitForCooldown(name, cooldown, deadline);
    return () => {};
  }
  const impatience = deadline && { mostMs: deadline.end - now(), signal: deadline.signal };
  return queue.enter(ticket ?? queue.createTicket(), impatience).catch((error: unknown) => {
    if (error instanceof AbandonedCall) throw error;
    // Without the limit that all processes keep together, nobody is called: that passes.
    if (error instanceof LimitUnreachable) throw new SourceError(name, "busy", error);
    if (error instanceof HeldTooLong) throw toBusy(name, cooldown, error);
    if (error instanceof LineTooLong) throw new SourceError(name, deadline ? "busy" : "crowded", error);
    // Given up at the deadline; anything else is a bug of ours.
    throw deadline?.signal.aborted ? new SourceError(name, "busy", error) : error;
  });
}

/** The service wants fewer calls: it says itself for how long. */
export function toBusy(name: string, cooldown: Cooldown, cause?: unknown): SourceError {
  return new SourceError(name, "busy", cause, undefined, cooldown.minutesLeft());
}

async function waitForCooldown(name: string, cooldown: Cooldown, deadline: Deadline | undefined): Promise<void> {
  for (;;) {
    const leftMs = cooldown.until() - monotonicClock.now();
    if (leftMs <= 0) return;
    if (deadline && cooldown.until() > deadline.end) throw toBusy(name, cooldown);
    await monotonicClock.wait(leftMs);
  }
}
