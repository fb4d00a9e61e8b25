/**
 * Runs the tasks of one key one after the other, and those of different keys concurrently. `waiting` and
 * `keys` answer at once, for the tasks that this process has enqueued.
 */
export type KeyedQueue = {
  /**
   * Runs the task after all earlier ones of its key. Returns undefined, and does not run it, when too many
   * wait already.
   */
  tryEnqueue: <T>(key: string, task: () => Promise<T>, tag?: string) => Promise<T | undefined> | undefined;
  /** The same, however many wait: for what must not be lost. Rejects as the task does. */
  enqueue: <T>(key: string, task: () => Promise<T>) => Promise<T>;
  /**
   * The same with a tag: replaces the newest waiting task of that tag, whose promise resolves with undefined.
   */
  replace: <T>(key: string, task: () => Promise<T>, tag: string) => Promise<T | undefined>;
  /** How many tasks of that key wait, without those of `enqueue`. */
  waiting: (key: string) => number;
  /** The keys that have a running or waiting task. */
  keys: () => string[];
  /** Resolves when nothing runs or waits any more. */
  idle: () => Promise<void>;
};

/** `isExtra`: not counted as waiting. */
type QueuedTask = { run: () => Promise<void>; drop: () => void; tag?: string | undefined; isExtra: boolean };
type KeyState = { waiting: QueuedTask[]; done: Promise<void> };

/** The queue of one process, in its memory. At most `most` tasks of one key wait. */
export function createKeyedQueue(most = Number.POSITIVE_INFINITY): KeyedQueue {
  const states = new Map<string, KeyState>();

  function push(key: string, task: QueuedTask): void {
    const state = states.get(key);
    if (state) state.waiting.push(task);
    else start(key, task);
  }

  function enqueueDroppable<T>(key: string, task: () => Promise<T>, tag?: string): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      push(key, { run: () => task().then(resolve, reject), drop: () => resolve(undefined), tag, isExtra: false });
    });
  }

  function enqueue<T>(key: string, task: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      push(key, { run: () => task().then(resolve, reject), drop: () => {}, isExtra: true });
    });
  }

  /** Never runs within the call itself: whoever enqueues goes on first. */
  function start(key: string, first: QueuedTask): void {
    const waiting: QueuedTask[] = [];
    const work = async () => {
      await Promise.resolve();
      for (let next: QueuedTask | undefined = first; next; next = waiting.shift()) await next.run();
      states.delete(key);
    };
    states.set(key, { waiting, done: work() });
  }

  function waiting(key: string): number {
    return states.get(key)?.waiting.filter(({ isExtra }) => !isExtra).length ?? 0;
  }

  return {
    enqueue,
    waiting,
    // The one that runs does not wait.
    tryEnqueue: (key, task, tag) => (waiting(key) >= most ? undefined : enqueueDroppable(key, task, tag)),
    replace: (key, task, tag) => {
      const others = states.get(key)?.waiting ?? [];
      const at = others.findLastIndex((one) => one.tag === tag);
      if (at >= 0) for (const dropped of others.splice(at, 1)) dropped.drop();
      return enqueueDroppable(key, task, tag);
    },
    keys: () => [...states.keys()],
    idle: async () => {
      while (states.size > 0) await Promise.all([...states.values()].map(({ done }) => done));
    },
  };
}
