import { minuteMs } from "../core/durations.ts";
import { McpProblem } from "./problem.ts";

/** How much one caller may ask, so that people are not kept waiting by a program. */
export type CallerLimits = {
  /** Runs what was asked, or throws an `McpProblem` that says when to ask again. */
  run: <T>(caller: string, work: () => Promise<T>) => Promise<T>;
};

type LimitOptions = {
  /** So many calls of one caller, and of all together, in any window. */
  most?: number;
  mostInAll?: number;
  windowMs?: number;
  /** So many of one caller, and of all, at once. */
  atOnce?: number;
  atOnceInAll?: number;
  /** Monotonic milliseconds. */
  stopwatch?: () => number;
};

/** Counts in memory, and forgets who has asked nothing for a window. */
export function createCallerLimits({
  most = 60,
  mostInAll = 300,
  windowMs = 10 * minuteMs,
  atOnce = 4,
  atOnceInAll = 20,
  stopwatch = () => performance.now(),
}: LimitOptions = {}): CallerLimits {
  const made = new Map<string, number[]>();
  const underWay = new Map<string, number>();
  const sum = () => [...underWay.values()].reduce((all, count) => all + count, 0);

  function refuseIfFull(caller: string): void {
    if ((underWay.get(caller) ?? 0) >= atOnce)
      throw new McpProblem("Too many calls at once: ask one thing after the other.");
    if (sum() >= atOnceInAll) throw new McpProblem("Others ask too much at once: ask again in a moment.");
    const now = stopwatch();
    for (const [who, times] of made) {
      const recent = times.filter((at) => now - at < windowMs);
      if (recent.length > 0) made.set(who, recent);
      else made.delete(who);
    }
    const mine = made.get(caller) ?? [];
    const all = [...made.values()].flat().sort((a, b) => a - b);
    if (mine.length >= most) throw explainFull(`${most} of yours`, mine, now);
    if (all.length >= mostInAll) throw explainFull(`${mostInAll} of all callers together`, all, now);
    made.set(caller, [...mine, now]);
  }

  /** `times` are those of the calls that count, the oldest first. */
  function explainFull(calls: string, [oldest = 0]: readonly number[], now: number): McpProblem {
    const minutes = Math.max(1, Math.ceil((oldest + windowMs - now) / minuteMs));
    return new McpProblem(
      `Too many calls: this server answers ${calls} in ${Math.round(windowMs / minuteMs)} minutes. Ask again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    );
  }

  return {
    run: async (caller, work) => {
      refuseIfFull(caller);
      underWay.set(caller, (underWay.get(caller) ?? 0) + 1);
      try {
        return await work();
      } finally {
        const left = (underWay.get(caller) ?? 1) - 1;
        if (left > 0) underWay.set(caller, left);
        else underWay.delete(caller);
      }
    },
  };
}
