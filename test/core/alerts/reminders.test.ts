import { expect, test } from "vitest";
import { anna, createAlertSetup, published } from "./alert-setup.ts";
import { follows } from "./follows.ts";
import { mornings } from "./mornings.ts";

test("an alert with nothing to tell for fourteen days says that it is alive, with wider searches and what they have; then not again for as long", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await mornings(setup, 14);
  expect(setup.messages).toEqual([]);
  await mornings(setup, 1);
  expect(setup.messages.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^🔔 Votre alerte .*est active, mais rien de neuf depuis 2 semaines\./),
  ]);
  const state = setup.stateOf(setup.messages[0]?.screen);
  expect(state).toMatchObject({ step: "silence", wider: [{ count: 12 }, { count: 12 }] });
  await mornings(setup, 13);
  expect(setup.messages).toHaveLength(1);
  await mornings(setup, 1);
  expect(setup.messages).toHaveLength(2);
});

test("wider searches that have nothing, or cannot be counted, are not offered; news begin the two weeks anew", async () => {
  const setup = createAlertSetup();
  setup.alertDeps.countOffers = async ({ radius }) => (radius === 50 ? 0 : undefined);
  await follows(setup, anna);
  await mornings(setup, 10);
  setup.stock.ft.push(published("NEW01", setup.clock.at.toISOString()));
  await mornings(setup, 14);
  expect(setup.messages.map(({ text }) => text.slice(0, 2))).toEqual(["🗞"]);
  await mornings(setup, 1);
  expect(setup.stateOf(setup.messages[1]?.screen)).toMatchObject({ step: "silence", wider: [] });
});

test("any sign of life after the question is an answer", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await mornings(setup, 91);
  expect(setup.messages.at(-1)?.text).toContain("Cherchez-vous toujours");
  await setup.handle({ owner: anna, event: { type: "text", text: "bonjour" } });
  await setup.idle();
  await mornings(setup, 30);
  expect((await setup.one()).paused).toBeUndefined();
  expect(setup.messages.filter(({ text }) => text.includes("Cherchez-vous toujours"))).toHaveLength(1);
});

test("a question that does not arrive is asked again, and nobody rests for one that was never asked", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await mornings(setup, 85);
  setup.answers(() => "failed");
  await mornings(setup, 14);
  expect((await setup.one()).paused).toBeUndefined();
  setup.answers(() => "sent");
  await mornings(setup, 1);
  expect(setup.messages.at(-1)?.text).toContain("Cherchez-vous toujours");
});
