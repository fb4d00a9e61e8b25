import { isQuiet } from "./schedule.ts";
import { isPaused, type Subscription } from "./subscription.ts";

/** What an alert that may be due is owed now. */
export type NextAction =
  | "serve"
  /** Its digest is on its way, and nobody knows what became of it. */
  | "send again"
  /** It slept until now: its next slot is to be found. */
  | "wake"
  /** Its slot has come, and it is night there. */
  | "postpone"
  | "nothing";

/** A digest on its way whose end nobody knows is sent again after so long, then later and later, up to half an hour. */
const unknownMs = 2 * 60_000;
const maxUnknownMs = 30 * 60_000;

/** `isStart`: whatever is on its way was left there by a process that is gone. */
export function nextAction(one: Subscription, now: Date, isStart = false): NextAction {
  if (isPaused(one, now)) return "nothing";
  if (one.sending) {
    const { at, since } = one.sending;
    const waits = Math.min(maxUnknownMs, Math.max(unknownMs, Date.parse(at) - Date.parse(since)));
    const isTime = isStart || now.getTime() - Date.parse(at) >= waits;
    return isTime && !isQuiet(one.schedule, now) ? "send again" : "nothing";
  }
  if (one.paused) return "wake";
  if (new Date(one.next.at) > now) return "nothing";
  return isQuiet(one.schedule, now) ? "postpone" : "serve";
}
