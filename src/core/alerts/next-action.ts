import { minuteMs } from "../durations.ts";
import { isQuiet } from "./schedule.ts";
import { isPaused, type Subscription } from "./subscription.ts";

/** What is to be done now for an alert that may be due. */
export type NextAction =
  | "serve"
  /** Its digest is on its way, and its outcome is unknown. */
  | "send again"
  /** Its rest has ended: its next slot is to be planned. */
  | "wake"
  /** Its slot has come, and it is night there. */
  | "postpone"
  | "nothing";

/**
 * A digest whose outcome is unknown is sent again after two minutes, then at growing intervals of up to half
 * an hour.
 */
const unknownMs = 2 * minuteMs;
const maxUnknownMs = 30 * minuteMs;

/** `isStart`: whatever is on its way was left there by a process that is gone. */
export function nextAction(subscription: Subscription, now: Date, isStart = false): NextAction {
  if (isPaused(subscription, now)) return "nothing";
  if (subscription.sending) {
    const { at, since } = subscription.sending;
    const waits = Math.min(maxUnknownMs, Math.max(unknownMs, Date.parse(at) - Date.parse(since)));
    const isTime = isStart || now.getTime() - Date.parse(at) >= waits;
    return isTime && !isQuiet(subscription.schedule, now) ? "send again" : "nothing";
  }
  if (subscription.paused) return "wake";
  if (new Date(subscription.next.at) > now) return "nothing";
  return isQuiet(subscription.schedule, now) ? "postpone" : "serve";
}
