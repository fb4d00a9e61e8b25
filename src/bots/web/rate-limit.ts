/**
 * Milliseconds to wait before it may happen again for that key; undefined when it may now, which is counted.
 */
export type RateLimit = (key: string, now: number) => number | undefined;

/** Keys that are counted at the same time. */
const maxKeys = 20_000;

/**
 * At most so many within a window that begins with the first of them. In memory only, and bounded: a key is
 * one number and one date, and where there are too many keys the oldest windows are forgotten.
 */
export function createRateLimit(most: number, windowMs: number): RateLimit {
  /** In the order in which windows began. */
  const windows = new Map<string, { since: number; count: number }>();
  return (key, now) => {
    for (const [oldest, { since }] of windows) {
      if (now - since < windowMs && windows.size < maxKeys) break;
      windows.delete(oldest);
    }
    const window = windows.get(key) ?? { since: now, count: 0 };
    if (window.count >= most) return Math.min(windowMs, window.since + windowMs - now);
    windows.set(key, { ...window, count: window.count + 1 });
    return undefined;
  };
}
