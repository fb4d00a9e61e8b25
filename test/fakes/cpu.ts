import type { Steps } from "../../src/core/async/steps.ts";

/** The CPU milliseconds of a synchronous piece of work: wall time would include the neighbours. */
export function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Works through it: the most CPU milliseconds that one of its pieces took, and how many there were. */
export function piecesOf(steps: Steps<unknown>): { longest: number; pieces: number } {
  let longest = 0;
  let pieces = 0;
  for (let isDone = false; !isDone; pieces++)
    longest = Math.max(
      longest,
      cpuOf(() => {
        isDone = steps.next().done === true;
      }),
    );
  return { longest, pieces };
}
