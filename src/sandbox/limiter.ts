/** What a limiter says to one more call. */
export type LimitVerdict = { isAllowed: boolean; remaining: number; retryAfterSeconds: number };

export type Limiter = (key: string) => LimitVerdict;

/** Monotonic milliseconds: the rate of calls is measured in real time, whatever day the sandbox plays. */
export type Stopwatch = () => number;

/** France Travail's kind: a bucket that refills steadily, one per client. */
export function createBucketLimiter(perSecond: number, stopwatch: Stopwatch): Limiter {
  const buckets = new Map<string, { level: number; at: number }>();
  return (key) => {
    const now = stopwatch();
    const last = buckets.get(key) ?? { level: perSecond, at: now };
    const level = Math.min(perSecond, last.level + ((now - last.at) / 1000) * perSecond);
    const isAllowed = level >= 1;
    buckets.set(key, { level: isAllowed ? level - 1 : level, at: now });
    return { isAllowed, remaining: Math.floor(isAllowed ? level - 1 : level), retryAfterSeconds: 1 };
  };
}

/** API Alternance's kind: so many calls in a minute that begins with the first of them, one count per key. */
export function createMinuteLimiter(limit: number, stopwatch: Stopwatch): Limiter {
  const windows = new Map<string, { count: number; since: number }>();
  return (key) => {
    const now = stopwatch();
    const last = windows.get(key);
    const window = last && now - last.since < 60_000 ? last : { count: 0, since: now };
    window.count += 1;
    windows.set(key, window);
    const retryAfterSeconds = Math.ceil((window.since + 60_000 - now) / 1000);
    return { isAllowed: window.count <= limit, remaining: Math.max(0, limit - window.count), retryAfterSeconds };
  };
}
