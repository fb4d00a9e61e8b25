import { expect, test } from "vitest";
import { emptyDraft } from "../../../src/core/conversation/state.ts";
import { follows, presses } from "./follows.ts";
import { anna, bob, household } from "./household.ts";

/** Anna has an alert as another version may have written it, and one that can be read; bob has one. */
async function written() {
  const house = household();
  const { subscriptions } = house.shelves;
  await follows(house, anna);
  const odd = await house.one();
  await follows(house, anna, { ...odd.search, radius: 50 });
  await follows(house, bob);
  const key = `telegram:1:${odd.id}`;
  subscriptions.rows.set(key, JSON.stringify({ ...odd, version: 2 }));
  /** The rows that are left, without those of bob. */
  const left = () =>
    [subscriptions, house.shelves.due].flatMap(({ rows }) => [...rows.keys()].filter((row) => !row.includes(":2:")));
  return { ...house, odd, left };
}

test("an alert that cannot be read is named in the log, once, without its person; the others are served", async () => {
  const house = await written();
  expect(await house.at("2026-11-23T07:00:00Z")).toMatchObject({ due: 2, failed: 1 });
  await house.at("2026-11-23T07:01:00Z");
  const errors = house.log.flatMap(([level, facts]) => (level === "error" ? [JSON.stringify(facts)] : []));
  expect(errors.filter((one) => one.includes("alert"))).toEqual([JSON.stringify({ alert: house.odd.id })]);
});

test("with everything that is kept of someone, also goes an alert that cannot be read", async () => {
  const house = await written();
  await presses(house, anna, { step: "privacy", confirming: true, aside: { draft: emptyDraft } }, "sure");
  expect(house.left()).toEqual([]);
  expect(await house.book.listAll()).toHaveLength(1);
});

test("also when they were forgotten because they were gone for long", async () => {
  const house = await written();
  await house.shelves.people.delete("telegram:1");
  await house.sweep();
  expect(house.left()).toEqual([]);
  expect(await house.book.listAll()).toHaveLength(1);
});
