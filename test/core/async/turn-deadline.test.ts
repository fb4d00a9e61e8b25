import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTurnDeadline } from "../../../src/core/async/turn-deadline.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<string>(() => {});
const [call, other] = [{}, {}];

/** Whether it is late by now. */
function race(ms: number) {
  const deadline = createTurnDeadline(ms);
  let outcome = "";
  void deadline
    .race(never, () => "late")
    .then((is) => {
      outcome = is;
    });
  return { deadline, outcome: () => outcome };
}

test("it comes after its time, and not before", async () => {
  const { outcome } = race(1000);
  await vi.advanceTimersByTimeAsync(999);
  expect(outcome()).toBe("");
  await vi.advanceTimersByTimeAsync(1);
  expect(outcome()).toBe("late");
});

test("it stands still as long as any call waits for its turn", async () => {
  const { deadline, outcome } = race(1000);
  await vi.advanceTimersByTimeAsync(400);
  deadline.onWait(call, 60_000);
  deadline.onWait(other, 90_000);
  expect(deadline.waitMs()).toBe(90_000);
  await vi.advanceTimersByTimeAsync(60_000);
  deadline.onWait(call, 0);
  await vi.advanceTimersByTimeAsync(30_000);
  expect([outcome(), deadline.leftMs()]).toEqual(["", 600]);
  deadline.onWait(other, 0);
  await vi.advanceTimersByTimeAsync(599);
  expect([outcome(), deadline.leftMs()]).toEqual(["", 1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(outcome()).toBe("late");
});

test("a call that waits before the race begins holds it, too, and one that waits after its end does not begin it", async () => {
  const deadline = createTurnDeadline(1000);
  deadline.onWait(call, 5000);
  const outcome = deadline.race(new Promise((resolve) => setTimeout(() => resolve("done"), 5000)), () => "late");
  await vi.advanceTimersByTimeAsync(5000);
  expect(await outcome).toBe("done");
  deadline.onWait(call, 0);
  expect(vi.getTimerCount()).toBe(0);
});
