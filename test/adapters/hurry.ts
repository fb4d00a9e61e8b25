/**
 * Waits twenty times as short, for files in which it does not matter how long one waits between two tries:
 * `vi.mock("node:timers/promises", () => import("./hurry.ts"))`
 */
export function setTimeout(ms = 0): Promise<void> {
  return new Promise((resolve) => {
    globalThis.setTimeout(resolve, ms / 20);
  });
}
