import type { OnWait } from "../requester.ts";

/**
 * A deadline that stands still while a call of the work waits for its turn, however long that takes: it
 * counts what a service takes to answer, and not how many people ask at the same moment.
 */
export type TurnDeadline = {
  /** To be told of each call that waits. */
  onWait: OnWait;
  /** How long the call waits that waits longest, as it was last told; 0 where none does. Milliseconds. */
  waitMs: () => number;
  /** What is left, were no call to wait any more. Milliseconds. */
  leftMs: () => number;
  /**
   * The result of `work`, or of `onLate` when the deadline comes first, which begins to count now. The work
   * itself goes on.
   */
  race: <T, L>(work: Promise<T>, onLate: () => L) => Promise<T | L>;
};

export function createTurnDeadline(ms: number): TurnDeadline {
  const waits = new Map<object, number>();
  let left = ms;
  let since: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isRacing = false;
  let expire = () => {};
  const expired = new Promise<void>((resolve) => {
    expire = resolve;
  });

  const leftMs = () => left - (since === undefined ? 0 : performance.now() - since);

  function stop(): void {
    clearTimeout(timer);
    left = leftMs();
    since = undefined;
  }

  function go(): void {
    if (!isRacing || waits.size > 0 || since !== undefined) return;
    since = performance.now();
    timer = setTimeout(expire, Math.max(0, left));
  }

  return {
    onWait: (call, waitMs) => {
      if (waitMs > 0) waits.set(call, waitMs);
      else waits.delete(call);
      if (waits.size > 0) stop();
      else go();
    },
    waitMs: () => Math.max(0, ...waits.values()),
    leftMs,
    race: async (work, onLate) => {
      isRacing = true;
      go();
      try {
        return await Promise.race([work, expired.then(onLate)]);
      } finally {
        isRacing = false;
        stop();
      }
    },
  };
}
