import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { follows } from "./follows.ts";
import { anna, household } from "./household.ts";

const deadlineMs = 20;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Something that ends when it is told to. */
function held() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
}

test("an alert that was said to have failed is not made afterwards", async () => {
  const reached = held();
  const house = household({
    deadlineMs,
    stage: () => ({
      draw: (drawing) => drawing.onShown?.(),
      deliver: async () => "sent",
      reach: async ({ chat }) => reached.ended.then(() => ({ chat })),
      busy: () => {},
      forget: async () => {},
    }),
  });
  const following = follows(house, anna);
  await vi.advanceTimersByTimeAsync(deadlineMs);
  await following;
  expect(await house.book.all()).toEqual([]);
  reached.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(await house.book.all()).toEqual([]);
});

test("also when it is given up while it is being written", async () => {
  const written = held();
  const house = household({ deadlineMs });
  const { subscriptions } = house.shelves;
  const { setAll } = subscriptions;
  let writes = 0;
  subscriptions.setAll = async (rows) => {
    await setAll(rows);
    writes += 1;
    await written.ended;
  };
  const following = follows(house, anna);
  await vi.advanceTimersByTimeAsync(deadlineMs);
  expect(writes).toBe(1);
  written.end();
  await vi.advanceTimersByTimeAsync(0);
  await following;
  await house.idle();
  expect(await house.book.all()).toEqual([]);
  expect([...house.shelves.due.rows.keys()]).toEqual([]);
});
