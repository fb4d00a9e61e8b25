import type { ReportFault } from "./faults.ts";

/** Work that nobody awaits: it runs on after the event that began it was handled. */
export type Background = {
  /** Keeps track of work that has begun. A rejection is reported as a fault. */
  track: (work: Promise<void>) => void;
  /** Resolves when no work is under way, including work that begins meanwhile. */
  idle: () => Promise<void>;
};

export function createBackground(reportFault: ReportFault): Background {
  const underWay = new Set<Promise<void>>();
  return {
    track: (started) => {
      const work = started.catch((error: unknown) => void reportFault(error));
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
