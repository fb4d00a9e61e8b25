import { expect, test } from "vitest";
import { reviseSearch } from "../../../src/core/alerts/edit-subscription.ts";
import type { Delivery } from "../../../src/core/talk/ports.ts";
import { follows } from "./follows.ts";
import { anna, household, published } from "./household.ts";

/** A digest that nobody knows the end of, and its screen. `prepare` comes before it. */
async function unanswered(prepare: (house: ReturnType<typeof household>) => void = () => {}) {
  const house = household();
  await follows(house, anna);
  prepare(house);
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  let screen = "";
  house.answers((delivery: Delivery) => {
    screen = delivery.screen;
    return "failed";
  });
  await house.at("2026-11-23T07:00:00Z");
  house.answers(() => "sent");
  const press = async (action: string) => {
    await house.handle({ owner: anna, screen, event: { type: "press", action, value: "" } });
    await house.idle();
  };
  return { ...house, screen, press };
}

test("a digest on which something was done has arrived: it is not sent again, and what is being done goes on", async () => {
  const house = await unanswered();
  await house.press("alert");
  await house.press("name");
  await house.at("2026-11-23T07:02:00Z");
  expect(house.messages).toEqual([]);
  expect(house.stateOf(house.screen)).toMatchObject({ step: "setting" });
  await house.handle({ owner: anna, event: { type: "text", text: "Chez moi" } });
  await house.idle();
  expect(await house.one()).toMatchObject({ name: "Chez moi", sent: 1, last: "2026-11-23T08" });
  await house.at("2026-11-24T07:00:00Z");
  expect(house.messages).toEqual([]);
});

test("also when the search was changed from it meanwhile: none of its offers comes a second time", async () => {
  const house = await unanswered();
  await house.press("alert");
  const one = await house.one();
  await house.book.save(reviseSearch(one, { ...one.search, radius: 50 }, one.related, house.clock.at));
  for (const minute of ["02", "04"]) await house.at(`2026-11-23T07:${minute}:00Z`);
  await house.at("2026-11-24T07:00:00Z");
  expect(house.messages).toEqual([]);
});

test("what is typed where nothing was said yet proves nothing of a digest that did not arrive", async () => {
  const house = await unanswered(({ shelves: { people } }) => {
    const person = JSON.parse(people.rows.get("telegram:1") ?? "{}");
    people.rows.set("telegram:1", JSON.stringify({ ...person, current: {} }));
  });
  await house.handle({ owner: anna, event: { type: "text", text: "bonjour" } });
  await house.idle();
  await house.at("2026-11-23T07:02:00Z");
  expect(house.messages).toHaveLength(1);
});

test("a company that was left out meanwhile is not in what is sent again; the others come at once", async () => {
  const house = await unanswered(({ stock }) => stock.ft.push(published("NEW02", "2026-11-22T16:00:00.000Z")));
  await house.book.save({ ...(await house.one()), without: ["Fournil NEW01"] });
  for (const minute of ["02", "03"]) await house.at(`2026-11-23T07:${minute}:00Z`);
  await house.at("2026-11-24T07:00:00Z");
  expect(house.messages.map(({ text }) => text.match(/NEW\d+/g))).toEqual([["NEW02"]]);
});

test("where nothing is left of it, nothing is sent", async () => {
  const house = await unanswered();
  await house.book.save({ ...(await house.one()), without: ["Fournil NEW01"] });
  for (const minute of ["02", "03"]) await house.at(`2026-11-23T07:${minute}:00Z`);
  expect(house.messages).toEqual([]);
  expect(await house.one()).toMatchObject({ pending: [], next: { slot: "2026-11-24T08" } });
});
