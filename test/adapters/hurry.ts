/**
 * Waits twenty times as short, for files in which it does not matter how long one waits between two tries:
 * `vi.mock("node:timers/promises", () => import("./hurry.ts"))`
 */
export function setTimeout(ms = 0): Promise<void> {
  return new Promise((resolve) => {
    globalThis.setTimeout(resolve, ms / 20);
  });
}

/** As it is: the sandbox and long work of ours let others go first with it. */
export function setImmediate(): Promise<void> {
  return new Promise((resolve) => {
    globalThis.setImmediate(resolve);
  });
}
