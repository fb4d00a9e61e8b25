import { watch } from "node:fs";
import { join } from "node:path";
import type { Host } from "./host.ts";

/**
 * Everything observable from outside since now: what the program asks services and platforms, and what it
 * writes to its store.
 */
export type Happenings = {
  count: () => number;
  /** Resolves with true at the nth of them, or with false once it is given up. */
  reach: (n: number, givenUp: Promise<unknown>) => Promise<boolean>;
  close: () => void;
};

export function happeningsOn({ folder, telegram, discord, sandbox }: Host): Happenings {
  const calls = () => telegram.calls.length + discord.calls.length + sandbox.requests.length;
  const before = calls();
  let writes = 0;
  let look = () => {};
  const files = watch(join(folder, "data"), () => {
    writes += 1;
    look();
  });
  const count = () => writes + calls() - before;
  return {
    count,
    reach: (n, givenUp) =>
      new Promise((resolve) => {
        const end = (isReached: boolean) => {
          clearInterval(timer);
          look = () => {};
          resolve(isReached);
        };
        look = () => {
          if (count() >= n) end(true);
        };
        const timer = setInterval(() => look(), 1);
        void givenUp.then(() => end(false));
      }),
    close: () => files.close(),
  };
}
