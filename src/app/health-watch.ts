import { minuteMs } from "../core/durations.ts";
import type { Health } from "../core/telemetry.ts";

/** How the parts of the service are. */
export type HealthReport = {
  parts: Record<string, Health>;
  /** Since when each that is not well has been so: ISO 8601. */
  since: Record<string, string>;
};

export type HealthWatch = {
  look: () => Promise<HealthReport>;
  end: () => void;
};

type WatchedParts = {
  /** Looked at whenever somebody asks, and no oftener: it writes to the disk. */
  checkStore: () => Promise<Health>;
  /** Looked at every minute as well, so that it is known since when they are not well. */
  readOthers: () => Record<string, Health>;
};

/** Notes since when what is not well has been so, whether or not anybody asks meanwhile. */
export function createHealthWatch({ checkStore, readOthers }: WatchedParts, now: () => Date): HealthWatch {
  const unwellSince = new Map<string, Date>();

  function note(parts: Record<string, Health>): void {
    for (const [part, health] of Object.entries(parts)) {
      if (health === "ok") unwellSince.delete(part);
      else if (!unwellSince.has(part)) unwellSince.set(part, now());
    }
  }

  /** A part that is said only while it is not well is well where it is not said. */
  function noteOthers(): Record<string, Health> {
    const others = readOthers();
    for (const part of [...unwellSince.keys()]) if (part !== "store" && !(part in others)) unwellSince.delete(part);
    note(others);
    return others;
  }

  const timer = setInterval(noteOthers, minuteMs);
  timer.unref();
  return {
    look: async () => {
      const store = await checkStore();
      const parts = { store, ...noteOthers() };
      note({ store });
      return {
        parts,
        since: Object.fromEntries([...unwellSince].map(([part, at]) => [part, at.toISOString()])),
      };
    },
    end: () => clearInterval(timer),
  };
}

/** The worst of all: what fails is worse than what gives reason to look. */
export function combineParts(parts: Record<string, Health>): "ok" | "degraded" | "failing" {
  const states = Object.values(parts);
  return states.includes("failing") ? "failing" : states.includes("degraded") ? "degraded" : "ok";
}
