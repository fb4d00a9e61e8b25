/**
 * Runs of which one looks at a time: the next begins once the one before knows what it has to do, while that
 * one may still be doing it.
 */
export type LookQueue<T> = {
  /** `run` calls `onLooked` once the next one may look; at its end the next may in any case. */
  enqueue: (run: (onLooked: () => void) => Promise<T>) => Promise<T>;
  /** A run looks, or waits for its turn to. */
  isLooking: () => boolean;
  /** Resolves when all runs are over that were enqueued until now. */
  settled: () => Promise<void>;
};

/** An empty queue: the first run looks at once. */
export function createLookQueue<T>(): LookQueue<T> {
  const runs = new Set<Promise<T>>();
  let lastLook: Promise<void> = Promise.resolve();
  let looking = 0;

  return {
    enqueue: (run) => {
      looking += 1;
      const before = lastLook;
      let onLooked = () => {};
      lastLook = new Promise<void>((resolve) => {
        onLooked = resolve;
      }).then(() => {
        looking -= 1;
      });
      const mine = before.then(() => run(onLooked)).finally(onLooked);
      runs.add(mine);
      void mine.finally(() => runs.delete(mine)).catch(() => {});
      return mine;
    },
    isLooking: () => looking > 0,
    settled: async () => void (await Promise.allSettled(runs)),
  };
}
