import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createWaitingNotice } from "../../../src/core/talk/waiting-notice.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What was drawn when, in seconds: "0.9: 40". */
function notice() {
  const began = performance.now();
  const drawn: string[] = [];
  const seconds = (ms: number) => String(Math.round(ms / 100) / 10);
  const made = createWaitingNotice(900, (ms) => drawn.push(`${seconds(performance.now() - began)}: ${seconds(ms)}`));
  return { ...made, drawn };
}

test("a short answer is not waited for in words, and a longer one once", async () => {
  const { drawn, stop } = notice();
  await vi.advanceTimersByTimeAsync(899);
  expect(drawn).toEqual([]);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(drawn).toEqual(["0.9: 0"]);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

test("of a wait people are told anew when half of it is over, and no more than every ten seconds", async () => {
  const { drawn, note } = notice();
  note(180_000);
  await vi.advanceTimersByTimeAsync(180_000);
  note(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(drawn).toEqual(["0.9: 179.1", "90.9: 89.1", "140.9: 39.1", "160.9: 19.1", "170.9: 9.1", "180.9: 0"]);
});

test("that there is a wait is told soon, and that it became much longer a little later", async () => {
  const { drawn, note } = notice();
  await vi.advanceTimersByTimeAsync(1_000);
  note(4_000);
  note(30_000);
  await vi.advanceTimersByTimeAsync(2_000);
  note(200_000);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(drawn).toEqual(["0.9: 0", "2.9: 28.1", "12.9: 190.1"]);
});

test("small changes are not told", async () => {
  const { drawn, note, stop } = notice();
  for (const ms of [30_000, 31_000, 33_000, 29_000, 36_000, 28_000]) {
    note(ms);
    await vi.advanceTimersByTimeAsync(5_000);
  }
  stop();
  expect(drawn).toHaveLength(1);
});

test("once the answer is there nothing more is said, whatever is still learnt of the wait", async () => {
  const { drawn, note, stop } = notice();
  await vi.advanceTimersByTimeAsync(1_000);
  stop();
  note(30_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(drawn).toEqual(["0.9: 0"]);
  expect(vi.getTimerCount()).toBe(0);
});

test("an answer that comes while the wait is being said ends it", async () => {
  const drawn: number[] = [];
  const made = createWaitingNotice(900, (ms) => {
    drawn.push(ms);
    made.stop();
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(drawn).toEqual([0]);
  expect(vi.getTimerCount()).toBe(0);
});
