import { expect, test } from "vitest";
import { reviseSearch } from "../../../src/core/alerts/edit-subscription.ts";
import type { Delivery } from "../../../src/core/talk/ports.ts";
import { anna, createAlertSetup, published } from "./alert-setup.ts";
import { follows } from "./follows.ts";

/** A digest that nobody knows the end of, and its screen. `prepare` comes before it. */
async function unanswered(prepare: (setup: ReturnType<typeof createAlertSetup>) => void = () => {}) {
  const setup = createAlertSetup();
  await follows(setup, anna);
  prepare(setup);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  let screen = "";
  setup.answers((delivery: Delivery) => {
    screen = delivery.screen;
    return "failed";
  });
  await setup.at("2026-11-23T07:00:00Z");
  setup.answers(() => "sent");
  const press = async (action: string) => {
    await setup.handle({ owner: anna, screen, event: { type: "press", action, value: "" } });
    await setup.idle();
  };
  return { ...setup, screen, press };
}

test("a digest on which something was done has arrived: it is not sent again, and what is being done goes on", async () => {
  const setup = await unanswered();
  await setup.press("alert");
  await setup.press("name");
  await setup.at("2026-11-23T07:02:00Z");
  expect(setup.messages).toEqual([]);
  expect(setup.stateOf(setup.screen)).toMatchObject({ step: "setting" });
  await setup.handle({ owner: anna, event: { type: "text", text: "Chez moi" } });
  await setup.idle();
  expect(await setup.one()).toMatchObject({ name: "Chez moi", sent: 1, last: "2026-11-23T08" });
  await setup.at("2026-11-24T07:00:00Z");
  expect(setup.messages).toEqual([]);
});

test("also when the search was changed from it meanwhile: none of its offers comes a second time", async () => {
  const setup = await unanswered();
  await setup.press("alert");
  const one = await setup.one();
  await setup.subscriptions.save(reviseSearch(one, { ...one.search, radius: 50 }, one.related, setup.clock.at));
  for (const minute of ["02", "04"]) await setup.at(`2026-11-23T07:${minute}:00Z`);
  await setup.at("2026-11-24T07:00:00Z");
  expect(setup.messages).toEqual([]);
});

test("what is typed where nothing was said yet proves nothing of a digest that did not arrive", async () => {
  const setup = await unanswered(({ collections: { people } }) => {
    const person = JSON.parse(people.rows.get("telegram:1") ?? "{}");
    people.rows.set("telegram:1", JSON.stringify({ ...person, current: {} }));
  });
  await setup.handle({ owner: anna, event: { type: "text", text: "bonjour" } });
  await setup.idle();
  await setup.at("2026-11-23T07:02:00Z");
  expect(setup.messages).toHaveLength(1);
});

test("a company that was left out meanwhile is not in what is sent again; the others come at once", async () => {
  const setup = await unanswered(({ stock }) => stock.ft.push(published("NEW02", "2026-11-22T16:00:00.000Z")));
  await setup.subscriptions.save({ ...(await setup.one()), without: ["Fournil NEW01"] });
  for (const minute of ["02", "03"]) await setup.at(`2026-11-23T07:${minute}:00Z`);
  await setup.at("2026-11-24T07:00:00Z");
  expect(setup.messages.map(({ text }) => text.match(/NEW\d+/g))).toEqual([["NEW02"]]);
});

test("where nothing is left of it, nothing is sent", async () => {
  const setup = await unanswered();
  await setup.subscriptions.save({ ...(await setup.one()), without: ["Fournil NEW01"] });
  for (const minute of ["02", "03"]) await setup.at(`2026-11-23T07:${minute}:00Z`);
  expect(setup.messages).toEqual([]);
  expect(await setup.one()).toMatchObject({ pending: [], next: { slot: "2026-11-24T08" } });
});
