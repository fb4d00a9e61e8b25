import { expect, test } from "vitest";
import { emptyDraft } from "../../../src/core/conversation/state.ts";
import { anna, bob, createAlertSetup } from "./alert-setup.ts";
import { follows, presses } from "./follows.ts";

/** Anna has an alert as another version may have written it, and one that can be read; bob has one. */
async function written() {
  const setup = createAlertSetup();
  const { subscriptions } = setup.collections;
  await follows(setup, anna);
  const odd = await setup.one();
  await follows(setup, anna, { ...odd.search, radius: 50 });
  await follows(setup, bob);
  const key = `telegram:1:${odd.id}`;
  subscriptions.rows.set(key, JSON.stringify({ ...odd, version: 3 }));
  /** The rows that are left, without those of bob. */
  const left = () => [...subscriptions.rows.keys()].filter((row) => !row.includes(":2:"));
  return { ...setup, odd, left };
}

test("an alert that cannot be read is named in the log, once, without its person; the others are served", async () => {
  const setup = await written();
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ due: 2, failed: 1 });
  await setup.at("2026-11-23T07:01:00Z");
  const errors = setup.log.flatMap(([level, facts]) => (level === "error" ? [JSON.stringify(facts)] : []));
  expect(errors.filter((one) => one.includes("alert"))).toEqual([JSON.stringify({ alert: setup.odd.id })]);
});

test("with everything that is kept of someone, also goes an alert that cannot be read", async () => {
  const setup = await written();
  await presses(setup, anna, { step: "privacy", confirming: true, aside: { draft: emptyDraft } }, "sure");
  expect(setup.left()).toEqual([]);
  expect(await setup.subscriptions.listAll()).toHaveLength(1);
});

test("also when they were forgotten because they were gone for long", async () => {
  const setup = await written();
  await setup.collections.people.delete("telegram:1");
  await setup.sweep();
  expect(setup.left()).toEqual([]);
  expect(await setup.subscriptions.listAll()).toHaveLength(1);
});
