/**
 * Work of which only the newest of each key is worth doing: what came between while one is done is skipped.
 * Resolves when nothing of that key is left to do; rejects as the work does.
 */
export function createLatestOnly<T>(
  work: (value: T) => Promise<void>,
  skip: (value: T) => void = () => {},
): (key: string, value: T) => Promise<void> {
  const lines = new Map<string, { next?: { value: T } | undefined; done: Promise<void> }>();

  return (key, value) => {
    const line = lines.get(key);
    if (line) {
      if (line.next) skip(line.next.value);
      line.next = { value };
      return line.done;
    }
    const begun: { next?: { value: T } | undefined; done: Promise<void> } = {
      next: { value },
      done: Promise.resolve(),
    };
    lines.set(key, begun);
    begun.done = (async () => {
      try {
        for (let { next } = begun; next; next = begun.next) {
          begun.next = undefined;
          await work(next.value);
        }
      } finally {
        lines.delete(key);
      }
    })();
    return begun.done;
  };
}
