export type InOrder = {
  /** Runs the task after all earlier ones of the same key; undefined when too many wait already, and then the task is not run. */
  add: <T>(key: string, task: () => Promise<T>) => Promise<T> | undefined;
  /** The same, however many wait: for what must not be lost. */
  insist: <T>(key: string, task: () => Promise<T>) => Promise<T>;
  /** Resolves when nothing runs or waits any more. */
  idle: () => Promise<void>;
};

/** Tasks of one key run one after the other, those of different keys side by side. At most `most` of one key wait. */
export function inOrder(most = Number.POSITIVE_INFINITY): InOrder {
  const lines = new Map<string, { last: Promise<unknown>; length: number }>();

  function insist<T>(key: string, task: () => Promise<T>): Promise<T> {
    const line = lines.get(key) ?? { last: Promise.resolve(), length: 0 };
    lines.set(key, line);
    line.length += 1;
    const done = line.last.then(task);
    line.last = done
      .catch(() => {})
      .then(() => {
        line.length -= 1;
        if (line.length === 0) lines.delete(key);
      });
    return done;
  }

  return {
    insist,
    // The one that runs does not wait.
    add: (key, task) => ((lines.get(key)?.length ?? 0) > most ? undefined : insist(key, task)),
    idle: async () => {
      while (lines.size > 0) await Promise.all([...lines.values()].map(({ last }) => last));
    },
  };
}
