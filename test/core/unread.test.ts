import { expect, test } from "vitest";
import { createDevices } from "../../src/bots/web/devices.ts";
import { stopSubscription } from "../../src/core/alerts/edit-subscription.ts";
import { createSubscription } from "../../src/core/alerts/subscription.ts";
import { createSubscriptions } from "../../src/core/alerts/subscriptions.ts";
import { homeState, stateVersion } from "../../src/core/conversation/state.ts";
import { createPeople } from "../../src/core/talk/person.ts";
import { createScreens } from "../../src/core/talk/screen.ts";
import { createTasks } from "../../src/core/talk/tasks.ts";
import { conversationWith, me, threePages } from "../fakes/chat.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { noon } from "../fakes/offers.ts";
import { bakerInLyon } from "../fakes/states.ts";

const key = "terminal:me";
/** Fields that a later version has, of each kind of value. */
const later = { favourites: ["ft:1"], calm: { from: 21, to: 8 }, tone: "plain", quiet: true };

test("of somebody all is kept that a later version has written, and what is changed here is changed", async () => {
  const collection = memoryCollection();
  const people = createPeople(collection);
  const stored = {
    ...later,
    version: 2,
    current: { chat: "a" },
    numbered: "in other words",
    last: { ...bakerInLyon, by: "bicycle" },
    asked: "2026-11-01T00:00:00.000Z",
    unreachable: false,
  };
  await collection.set(key, stored);
  const person = await people.load(me);
  await people.save(me, { ...person, current: { chat: "b" }, asked: undefined });
  const { asked: _, ...others } = stored;
  expect(await collection.get(key)).toEqual({ ...others, current: { chat: "b" } });
  await people.note(me, { ...(await people.load(me)), numbered: { chat: "c" } }, noon);
  expect(await collection.get(key)).toEqual({ ...others, current: { chat: "b" }, numbered: { chat: "c" } });
});

test("what somebody does here loses nothing of what a later version knows of them", async () => {
  const here = conversationWith({ services: threePages });
  await here.collections.people.set(key, { ...later, version: 1, current: {}, unreachable: true });
  await here.handle({ owner: me, event: { type: "text", text: "boulanger lyon" } });
  await here.idle();
  const people = () => here.collections.people.get(key);
  expect(await people()).toMatchObject({ ...later, unreachable: false, last: {} });
  // The same search once more, about which a later version has noted something.
  const stored = JSON.parse(JSON.stringify(await people()));
  await here.collections.people.set(key, { ...stored, last: { ...stored.last, by: "bicycle" }, seen: "2026-01-01" });
  await here.handle({ owner: me, event: { type: "text", text: "aide" } });
  await here.idle();
  expect(await people()).toMatchObject({ ...later, seen: "2026-11-22", last: { by: "bicycle" } });
});

test("of an alert all is kept, whichever way it is changed", async () => {
  const [agenda, knownOffers] = [memoryCollection(), memoryCollection()];
  const all = createSubscriptions({ subscriptions: agenda, knownOffers });
  const made = createSubscription({ id: "a", owner: me, search: bakerInLyon, related: false, sources: ["ft"] }, noon);
  const stored = {
    ...made,
    ...later,
    search: { ...made.search, by: "bicycle" },
    schedule: { ...made.schedule, holidays: false },
    heard: 5,
  };
  const one = `${key}:a`;
  const expectKept = async (changes: object) => expect(await agenda.get(one)).toEqual({ ...stored, ...changes });
  await agenda.set(one, stored);
  const [listed] = await all.listOf(me);
  if (!listed) throw new Error("no alert");
  await all.save({ ...listed, sent: 3 });
  await expectKept({ sent: 3 });
  const stamped = await all.loadStamped(one);
  expect(await all.replace(stamped?.stamp ?? "", stopSubscription(stamped?.subscription ?? listed, noon))).toBe(true);
  await expectKept({ sent: 3, paused: { since: noon.toISOString() } });
  await agenda.set(one, stored);
  const due = await all.loadDue(one, noon);
  if (typeof due !== "object") throw new Error("unreadable");
  await agenda.setAll(all.toRows({ ...due, heard: noon.toISOString() }));
  await expectKept({ heard: noon.toISOString() });
});

test("of a screen and of a task all is kept", async () => {
  const [screens, tasks] = [memoryCollection(), memoryCollection()];
  const screen = { version: stateVersion, person: "me", revision: 3, seen: [], state: homeState };
  await screens.set("terminal:chat:a", { ...screen, ...later, said: "in other words" });
  const kept = createScreens(screens);
  const loaded = await kept.load("terminal", "chat", "a");
  if (!loaded) throw new Error("no screen");
  await kept.save({ ...loaded, revision: 4 });
  expect(await screens.get("terminal:chat:a")).toEqual({ ...screen, ...later, said: "in other words", revision: 4 });

  for (const version of [stateVersion, stateVersion + 1]) {
    const task = { version, chat: "chat", screen: "a", state: { step: "kiosk", hall: 3 }, ...later };
    await tasks.set(`${key}:t`, task);
    const found = await createTasks(tasks).load(me, "t");
    if (!found) throw new Error("no task");
    expect(found.isLater).toBe(version > stateVersion ? true : undefined);
    await tasks.setAll([createTasks(tasks).row({ ...found, owner: { ...me, chat: "elsewhere" } })]);
    expect(await tasks.get(`${key}:t`)).toEqual({ ...task, chat: "elsewhere" });
  }
});

test("of a device that was told all is kept", async () => {
  const collection = memoryCollection();
  const push = { accepts: () => true, send: async () => "sent" as const, close: async () => {} };
  const devices = createDevices(collection, { publicKey: "k", ...push }, () => 1);
  const device = { endpoint: "https://push.example.com/1", keys: { p256dh: "p".repeat(87), auth: "a".repeat(22) } };
  await devices.add("me", device);
  const [row = ""] = await collection.keys("device:");
  await collection.set(row, { ...device, ...later });
  devices.tell("me", { body: "b", topic: "t", isSilent: false });
  await devices.close(1_000);
  expect(await collection.get(row)).toEqual({ ...device, ...later });
});
