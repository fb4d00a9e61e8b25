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
    if ((underWay.get(caller) ?? 0) >= atOnce || sum() >= atOnceInAll)
      throw new McpProblem("Too many calls at once: ask one thing after the other.");
    const now = stopwatch();
    for (const [who, times] of made) {
      const recent = times.filter((at) => now - at < windowMs);
      if (recent.length > 0) made.set(who, recent);
      else made.delete(who);
    }
    const mine = made.get(caller) ?? [];
    const all = [...made.values()].flat().sort((a, b) => a - b);
    const [oldest] = mine.length >= most ? mine : all.length >= mostInAll ? all : [];
    if (oldest === undefined) {
      made.set(caller, [...mine, now]);
      return;
    }
    const minutes = Math.max(1, Math.ceil((oldest + windowMs - now) / minuteMs));
    throw new McpProblem(
      `Too many calls: this server answers ${most} in ${Math.round(windowMs / minuteMs)} minutes. Ask again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
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
