/** What one process has read outside, for the others that share a store: for minutes, and then it is gone. */
export type SharedCache = {
  /** Undefined where there is nothing that is fresh. */
  read: (key: string) => Promise<unknown>;
  write: (key: string, value: unknown, forMs: number) => Promise<void>;
};

/** Opens what is shared under that name; the keys of another one are others. */
export type OpenSharedCache = (name: string) => SharedCache;

type SharedReading<T> = {
  key: string;
  forMs: number;
  /** What was shared, as it is used here; undefined where it cannot be read. */
  parse: (shared: unknown) => T | undefined | Promise<T | undefined>;
};

/** Takes what another process has read lately, or reads it: for all of them, where it can be shared. */
export async function readThrough<T>(
  cache: SharedCache | undefined,
  { key, forMs, parse }: SharedReading<T>,
  read: () => Promise<T>,
): Promise<T> {
  if (!cache) return read();
  const shared = await cache.read(key).catch(() => undefined);
  const known = shared === undefined ? undefined : await parse(shared);
  if (known !== undefined) return known;
  const value = await read();
  // Nobody waits for that.
  cache.write(key, value, forMs).catch(() => {});
  return value;
}
