/**
 * Work of which only the newest of each key is worth doing: what came between while one is done is skipped.
 * Resolves when nothing of that key is left to do; rejects as the work does.
 */
export function createLatestOnly<T>(
  work: (one: T) => Promise<void>,
  skip: (one: T) => void = () => {},
): (key: string, one: T) => Promise<void> {
  const lines = new Map<string, { next?: { one: T } | undefined; done: Promise<void> }>();

  return (key, one) => {
    const line = lines.get(key);
    if (line) {
      if (line.next) skip(line.next.one);
      line.next = { one };
      return line.done;
    }
    const begun: { next?: { one: T } | undefined; done: Promise<void> } = { next: { one }, done: Promise.resolve() };
    lines.set(key, begun);
    begun.done = (async () => {
      try {
        for (let { next } = begun; next; next = begun.next) {
          begun.next = undefined;
          await work(next.one);
        }
      } finally {
        lines.delete(key);
      }
    })();
    return begun.done;
  };
}
