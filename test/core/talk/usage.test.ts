import { expect, test } from "vitest";
import type { Incoming } from "../../../src/core/talk/ports.ts";
import { conversationWith, me, session } from "../../fakes/chat.ts";
import { distress } from "../../fakes/grave.ts";
import { noon } from "../../fakes/offers.ts";

/** Sunday noon, the last day of its week. */
const nextDay = new Date(noon.getTime() + 86_400_000);

function counter() {
  const counts = { people: 0, searches: 0, alerts: 0 };
  const usage = {
    notePerson: () => void counts.people++,
    noteSearch: () => void counts.searches++,
    noteAlert: () => void counts.alerts++,
  };
  return { counts, usage };
}

test("a person counts once a week, a search when it is another one, an alert when it is made", async () => {
  const { counts, usage } = counter();
  const clock = { now: noon };
  expect(noon.getUTCDay()).toBe(0);
  const { play } = session({ usage, now: () => clock.now });
  await play("/start");
  expect(counts).toEqual({ people: 1, searches: 0, alerts: 0 });
  await play("boulanger à Lyon", "2", "tap Retour", "merci");
  expect(counts).toEqual({ people: 1, searches: 1, alerts: 0 });
  await play("plus loin", "plombier à Metz");
  expect(counts).toEqual({ people: 1, searches: 3, alerts: 0 });
  await play("tap M'alerter");
  expect(counts).toEqual({ people: 1, searches: 3, alerts: 1 });
  // There already.
  await play("plombier à Metz", "tap M'alerter");
  expect(counts).toMatchObject({ people: 1, alerts: 1 });
  clock.now = nextDay;
  await play("bonjour", "merci");
  expect(counts).toMatchObject({ people: 2, alerts: 1 });
});

test("who only says a few words in passing counts as well, and everybody counts for themselves", async () => {
  const { counts, usage } = counter();
  const { handle, idle } = conversationWith({ usage });
  for (const person of ["anna", "bob", "anna"])
    await handle({ owner: { ...me, chat: person, person }, event: { type: "text", text: "merci" } });
  await idle();
  expect(counts.people).toBe(2);
});

test("neither distress, nor who blocks us, nor what the store did not take counts", async () => {
  const { counts, usage } = counter();
  const { handle, idle, collections } = conversationWith({ usage });
  const happen = async (event: Incoming["event"]) => {
    await handle({ owner: me, event });
    await idle();
  };
  await happen({ type: "text", text: distress });
  await handle({ owner: me, event: { type: "blocked" } });
  collections.screens.fails(true);
  await happen({ type: "text", text: "boulanger à Lyon" });
  expect(counts).toEqual({ people: 0, searches: 0, alerts: 0 });
  collections.screens.fails(false);
  await happen({ type: "text", text: "boulanger à Lyon" });
  expect(counts).toEqual({ people: 1, searches: 1, alerts: 0 });
});
