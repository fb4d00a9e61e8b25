import { expect, test } from "vitest";
import { anna, bob, createAlertSetup, published } from "./alert-setup.ts";
import { follows } from "./follows.ts";
import { mornings } from "./mornings.ts";

const dayMs = 86_400_000;

test("an alert whose offers another one of theirs tells is not silent; once neither has any, it says so", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, anna, { ...(await setup.one()).search, radius: 50 });
  const silences = () => setup.messages.filter(({ text }) => text.includes("rien de neuf"));
  for (let day = 0; day < 16; day++) {
    setup.stock.ft.push(published(`NEW${10 + day}`, setup.clock.at.toISOString()));
    await mornings(setup, 1);
  }
  expect(setup.messages).toHaveLength(16);
  expect(silences()).toEqual([]);
  await mornings(setup, 12);
  expect(silences()).toEqual([]);
  await mornings(setup, 3);
  expect(silences()).toHaveLength(2);
});

test("who gave no sign of life for ninety days is asked once, whatever the number of their alerts; a week later all of them rest", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, anna, { ...(await setup.one()).search, radius: 50 });
  await follows(setup, bob);
  const asked = () => setup.messages.filter(({ text }) => text.startsWith("Cherchez-vous toujours"));
  const publishDaily = async (days: number) => {
    for (let day = 0; day < days; day++) {
      setup.stock.ft.push(
        published(
          `D${Date.parse(setup.clock.at.toISOString()) / dayMs}`.replace(".", "X"),
          setup.clock.at.toISOString(),
        ),
      );
      await mornings(setup, 1);
    }
  };
  await publishDaily(60);
  await setup.handle({ owner: bob, event: { type: "start" } });
  await publishDaily(29);
  expect(asked()).toEqual([]);
  await publishDaily(1);
  expect(asked().map(({ to }) => to)).toEqual(["1"]);
  expect(asked()[0]?.text).toContain("vos alertes en pause dans 7 jours");
  // Offers go on coming while the answer is waited for.
  const before = setup.messages.length;
  await publishDaily(6);
  expect(setup.messages.length).toBeGreaterThan(before + 6);
  expect(asked()).toHaveLength(1);
  await publishDaily(1);
  for (const one of await setup.subscriptions.listOf(anna)) expect(one.paused).toMatchObject({ idle: true });
  expect((await setup.subscriptions.listOf(bob)).map(({ paused }) => paused)).toEqual([undefined]);
});
