import { expect, test } from "vitest";
import { follows } from "./follows.ts";
import { anna, household } from "./household.ts";

/** A platform that answers late whether someone can be written to. */
function late() {
  let answer = () => {};
  const house = household({
    deadlineMs: 20,
    stage: () => ({
      draw: (drawing) => drawing.onShown?.(),
      deliver: async () => "sent",
      reach: async ({ chat }) => {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return { chat };
      },
      busy: () => {},
      forget: async () => {},
    }),
  });
  const answers = async () => {
    answer();
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { ...house, answers };
}

test("an alert that was said to have failed is not made afterwards", async () => {
  const house = late();
  await follows(house, anna);
  expect(await house.book.all()).toEqual([]);
  await house.answers();
  expect(await house.book.all()).toEqual([]);
});

test("also when it is given up while it is being written", async () => {
  const house = household({ deadlineMs: 20 });
  const { subscriptions } = house.shelves;
  const { setAll } = subscriptions;
  subscriptions.setAll = async (rows) => {
    await setAll(rows);
    await new Promise((resolve) => setTimeout(resolve, 60));
  };
  await follows(house, anna);
  await new Promise((resolve) => setTimeout(resolve, 80));
  await house.idle();
  expect(await house.book.all()).toEqual([]);
  expect([...house.shelves.due.rows.keys()]).toEqual([]);
});
