export type KeyedQueue = {
  /** Runs the task after all earlier ones of the same key; undefined when too many wait already, and then the task is not run. */
  tryEnqueue: <T>(key: string, task: () => Promise<T>, tag?: string) => Promise<T | undefined> | undefined;
  /** The same, however many wait: for what must not be lost. */
  enqueue: <T>(key: string, task: () => Promise<T>) => Promise<T>;
  /** The same for what was tagged: it takes the place of the newest task with that tag that still waits, whose promise resolves with undefined. */
  replace: <T>(key: string, task: () => Promise<T>, tag: string) => Promise<T | undefined>;
  /** How many tasks of that key wait that were not insisted on. */
  waiting: (key: string) => number;
  /** The keys of which something runs or waits. */
  keys: () => string[];
  /** Resolves when nothing runs or waits any more. */
  idle: () => Promise<void>;
};

/** `isExtra`: it does not count as one that waits. */
type QueuedTask = { run: () => Promise<void>; drop: () => void; tag?: string | undefined; isExtra: boolean };
type KeyLine = { waiting: QueuedTask[]; done: Promise<void> };

/** Tasks of one key run one after the other, those of different keys side by side. At most `most` of one key wait. */
export function createKeyedQueue(most = Number.POSITIVE_INFINITY): KeyedQueue {
  const lines = new Map<string, KeyLine>();

  function push(key: string, task: QueuedTask): void {
    const line = lines.get(key);
    if (line) line.waiting.push(task);
    else begin(key, task);
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

  /** Never in the same step as the call: whoever enqueues goes on first. */
  function begin(key: string, first: QueuedTask): void {
    const waiting: QueuedTask[] = [];
    const work = async () => {
      await Promise.resolve();
      for (let next: QueuedTask | undefined = first; next; next = waiting.shift()) await next.run();
      lines.delete(key);
    };
    lines.set(key, { waiting, done: work() });
  }

  function waiting(key: string): number {
    return lines.get(key)?.waiting.filter(({ isExtra }) => !isExtra).length ?? 0;
  }

  return {
    enqueue,
    waiting,
    // The one that runs does not wait.
    tryEnqueue: (key, task, tag) => (waiting(key) >= most ? undefined : enqueueDroppable(key, task, tag)),
    replace: (key, task, tag) => {
      const others = lines.get(key)?.waiting ?? [];
      const at = others.findLastIndex((one) => one.tag === tag);
      if (at >= 0) for (const one of others.splice(at, 1)) one.drop();
      return enqueueDroppable(key, task, tag);
    },
    keys: () => [...lines.keys()],
    idle: async () => {
      while (lines.size > 0) await Promise.all([...lines.values()].map(({ done }) => done));
    },
  };
}
