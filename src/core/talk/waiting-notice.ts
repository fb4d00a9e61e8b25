import { formatWait, isOtherWait } from "../conversation/waiting.ts";

/**
 * Says that something is being looked for, once that takes longer than a moment, and about how long it takes.
 */
export type WaitingNotice = {
  /** So long it takes yet until a call is made, as far as is known; 0 where none waits. Milliseconds. */
  note: (waitMs: number) => void;
  /** The answer is there. */
  stop: () => void;
};

/** Platforms limit how often a message may be edited, and people read no faster. */
const leastBetweenMs = 10_000;
/** That there is a wait at all is said sooner. */
const leastBeforeWaitMs = 2_000;

/**
 * Calls `draw` after so many milliseconds, and again whenever people would be told something else by then,
 * with the wait that is left.
 */
export function createWaitingNotice(afterMs: number, draw: (waitMs: number) => void): WaitingNotice {
  let wait = { ms: 0, at: performance.now() };
  let shown: { ms: number; at: number } | undefined;
  /** What is learnt of a wait that is over, as by a call that was under way, is said no more. */
  let isStopped = false;
  let timer = setTimeout(check, afterMs);

  function check(): void {
    const now = performance.now();
    const ms = wait.ms === 0 ? 0 : Math.max(1, wait.ms - (now - wait.at));
    if (!shown || isOtherWait(shown.ms, ms)) {
      shown = { ms: formatWait(ms) === undefined ? 0 : ms, at: now };
      draw(ms);
    }
    if (!isStopped) timer = setTimeout(check, leastBetweenMs);
  }

  return {
    note: (ms) => {
      wait = { ms, at: performance.now() };
      if (isStopped || !shown || shown.ms > 0 || !isOtherWait(0, ms)) return;
      clearTimeout(timer);
      timer = setTimeout(check, Math.max(0, shown.at + leastBeforeWaitMs - wait.at));
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
