import type { Platform } from "../core/owner.ts";

/** The platforms of one run, each until all is sent there. */
export type PlatformClaim = {
  add: (platforms: readonly Platform[]) => void;
  /** Does nothing for a platform that this run does not have, or no longer. */
  release: (platform: Platform) => void;
  releaseAll: () => void;
};

/** Platforms that a run still sends to: a look leaves them alone, and serves the others. */
export type BusyPlatforms = { has: (platform: Platform) => boolean; claim: () => PlatformClaim };

/** None is busy at first; runs claim theirs one after the other, and never one that is busy. */
export function createBusyPlatforms(): BusyPlatforms {
  const busy = new Set<Platform>();

  function claim(): PlatformClaim {
    const own = new Set<Platform>();
    const release = (platform: Platform) => {
      if (own.delete(platform)) busy.delete(platform);
    };
    return {
      add: (platforms) => {
        for (const platform of platforms) {
          own.add(platform);
          busy.add(platform);
        }
      },
      release,
      releaseAll: () => {
        for (const platform of [...own]) release(platform);
      },
    };
  }

  return { has: (platform) => busy.has(platform), claim };
}
