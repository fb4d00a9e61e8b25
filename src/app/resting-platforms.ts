import { minuteMs } from "../core/durations.ts";
import type { Platform } from "../core/owner.ts";

/**
 * Platforms that took nothing lately. Each look would read all sources again for everybody who waits, to try
 * a few messages and no more.
 */
export type RestingPlatforms = {
  has: (platform: Platform) => boolean;
  /** It took nothing in a run: it is left alone for twice as long as the last time. Milliseconds. */
  noteDown: (platform: Platform) => number;
  /** It takes messages. */
  noteUp: (platform: Platform) => void;
};

const longestMs = 15 * minuteMs;

/** None rests at first. */
export function createRestingPlatforms(stopwatch: () => number): RestingPlatforms {
  const resting = new Map<Platform, { ms: number; until: number }>();
  return {
    has: (platform) => (resting.get(platform)?.until ?? 0) > stopwatch(),
    noteDown: (platform) => {
      const ms = Math.min(longestMs, 2 * (resting.get(platform)?.ms ?? minuteMs / 2));
      resting.set(platform, { ms, until: stopwatch() + ms });
      return ms;
    },
    noteUp: (platform) => void resting.delete(platform),
  };
}
