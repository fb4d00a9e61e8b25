import { expect, onTestFinished, test, vi } from "vitest";
import { createCooperativeYield } from "../../../src/core/async/cooperative-yield.ts";

test("eight pieces of work that go on side by side take no longer between two ticks than one", async () => {
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  let longest = 0;
  let last = 0;
  let isOver = false;
  const tick = () => {
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  const pieceMs = 3;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const yieldIfDue = createCooperativeYield(10);
      for (let piece = 0; piece < 10; piece++) {
        now += pieceMs;
        await yieldIfDue();
      }
    }),
  );
  isOver = true;
  expect(now).toBe(240);
  // Each of the eight has begun before any is asked to wait; each for itself would be 8 × 12.
  expect(longest).toBeLessThanOrEqual(8 * pieceMs + 12);
});
