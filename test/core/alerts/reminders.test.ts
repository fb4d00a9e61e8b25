import { expect, test } from "vitest";
import { follows } from "./follows.ts";
import { anna, bob, household, published } from "./household.ts";

const dayMs = 86_400_000;

/** Serves every morning of so many days. */
async function mornings(house: ReturnType<typeof household>, days: number): Promise<void> {
  const first = Date.parse(`${house.clock.at.toISOString().slice(0, 10)}T07:00:00Z`);
  for (let day = 1; day <= days; day++) await house.at(new Date(first + day * dayMs).toISOString());
}

test("an alert with nothing to tell for fourteen days says that it is alive, with wider searches and what they have; then not again for as long", async () => {
  const house = household();
  await follows(house, anna);
  await mornings(house, 14);
  expect(house.messages).toEqual([]);
  await mornings(house, 1);
  expect(house.messages.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^🔔 Votre alerte .*est active, mais rien de neuf depuis 2 semaines\./),
  ]);
  const state = house.stateOf(house.messages[0]?.screen);
  expect(state).toMatchObject({ step: "silence", wider: [{ count: 12 }, { count: 12 }] });
  await mornings(house, 13);
  expect(house.messages).toHaveLength(1);
  await mornings(house, 1);
  expect(house.messages).toHaveLength(2);
});

test("wider searches that have nothing, or cannot be counted, are not offered; news begin the two weeks anew", async () => {
  const house = household();
  house.alertWorld.countOffers = async ({ radius }) => (radius === 50 ? 0 : undefined);
  await follows(house, anna);
  await mornings(house, 10);
  house.stock.ft.push(published("NEW01", house.clock.at.toISOString()));
  await mornings(house, 14);
  expect(house.messages.map(({ text }) => text.slice(0, 2))).toEqual(["🗞"]);
  await mornings(house, 1);
  expect(house.stateOf(house.messages[1]?.screen)).toMatchObject({ step: "silence", wider: [] });
});

test("an alert whose offers another one of theirs tells is not silent; once neither has any, it says so", async () => {
  const house = household();
  await follows(house, anna);
  await follows(house, anna, { ...(await house.one()).search, radius: 50 });
  const silences = () => house.messages.filter(({ text }) => text.includes("rien de neuf"));
  for (let day = 0; day < 16; day++) {
    house.stock.ft.push(published(`NEW${10 + day}`, house.clock.at.toISOString()));
    await mornings(house, 1);
  }
  expect(house.messages).toHaveLength(16);
  expect(silences()).toEqual([]);
  await mornings(house, 12);
  expect(silences()).toEqual([]);
  await mornings(house, 3);
  expect(silences()).toHaveLength(2);
});

test("who gave no sign of life for ninety days is asked once, whatever the number of their alerts; a week later all of them rest", async () => {
  const house = household();
  await follows(house, anna);
  await follows(house, anna, { ...(await house.one()).search, radius: 50 });
  await follows(house, bob);
  const asked = () => house.messages.filter(({ text }) => text.startsWith("Cherchez-vous toujours"));
  const publishDaily = async (days: number) => {
    for (let day = 0; day < days; day++) {
      house.stock.ft.push(
        published(
          `D${Date.parse(house.clock.at.toISOString()) / dayMs}`.replace(".", "X"),
          house.clock.at.toISOString(),
        ),
      );
      await mornings(house, 1);
    }
  };
  await publishDaily(60);
  await house.handle({ owner: bob, event: { type: "start" } });
  await publishDaily(29);
  expect(asked()).toEqual([]);
  await publishDaily(1);
  expect(asked().map(({ to }) => to)).toEqual(["1"]);
  expect(asked()[0]?.text).toContain("vos alertes en pause dans 7 jours");
  // Offers go on coming while the answer is waited for.
  const before = house.messages.length;
  await publishDaily(6);
  expect(house.messages.length).toBeGreaterThan(before + 6);
  expect(asked()).toHaveLength(1);
  await publishDaily(1);
  for (const one of await house.book.listOf(anna)) expect(one.paused).toMatchObject({ idle: true });
  expect((await house.book.listOf(bob)).map(({ paused }) => paused)).toEqual([undefined]);
});

test("any sign of life after the question is an answer", async () => {
  const house = household();
  await follows(house, anna);
  await mornings(house, 91);
  expect(house.messages.at(-1)?.text).toContain("Cherchez-vous toujours");
  await house.handle({ owner: anna, event: { type: "text", text: "bonjour" } });
  await house.idle();
  await mornings(house, 30);
  expect((await house.one()).paused).toBeUndefined();
  expect(house.messages.filter(({ text }) => text.includes("Cherchez-vous toujours"))).toHaveLength(1);
});

test("a question that does not arrive is asked again, and nobody rests for one that was never asked", async () => {
  const house = household();
  await follows(house, anna);
  await mornings(house, 85);
  house.answers(() => "failed");
  await mornings(house, 14);
  expect((await house.one()).paused).toBeUndefined();
  house.answers(() => "sent");
  await mornings(house, 1);
  expect(house.messages.at(-1)?.text).toContain("Cherchez-vous toujours");
});
