/** A map that lets the oldest go: what is lost with it costs a call more. */
export type BoundedMap<T> = {
  get: (key: string) => T | undefined;
  set: (key: string, value: T) => void;
  delete: (key: string) => void;
};

const most = 5_000;

export function createBoundedMap<T>(): BoundedMap<T> {
  const all = new Map<string, T>();
  return {
    get: (key) => all.get(key),
    set: (key, value) => {
      all.delete(key);
      all.set(key, value);
      const [oldest] = all.keys();
      if (all.size > most && oldest !== undefined) all.delete(oldest);
    },
    delete: (key) => void all.delete(key),
  };
}
