import { expect, test } from "vitest";
import { anna, bob, createAlertSetup, published } from "./alert-setup.ts";
import { follows } from "./follows.ts";

const dayMs = 86_400_000;

/** Serves every morning of so many days. */
async function mornings(setup: ReturnType<typeof createAlertSetup>, days: number): Promise<void> {
  const first = Date.parse(`${setup.clock.at.toISOString().slice(0, 10)}T07:00:00Z`);
  for (let day = 1; day <= days; day++) await setup.at(new Date(first + day * dayMs).toISOString());
}

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
