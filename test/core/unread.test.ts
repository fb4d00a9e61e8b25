import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createDevices } from "../../src/bots/web/devices.ts";
import { stopSubscription } from "../../src/core/alerts/edit-subscription.ts";
import { createSubscription } from "../../src/core/alerts/subscription.ts";
import { createSubscriptions } from "../../src/core/alerts/subscriptions.ts";
import { homeState, stateVersion } from "../../src/core/conversation/state.ts";
import { createPeople } from "../../src/core/talk/person.ts";
import { createScreens } from "../../src/core/talk/screen.ts";
import { createTasks } from "../../src/core/talk/tasks.ts";
import { keepUnread, setFields, toStored } from "../../src/core/unread.ts";
import { conversationWith, me, threePages } from "../fakes/chat.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { noon } from "../fakes/offers.ts";
import { bakerInLyon } from "../fakes/states.ts";
import { anna, createAlertSetup, published } from "./alerts/alert-setup.ts";
import { follows } from "./alerts/follows.ts";

const key = "terminal:me";
/** Fields that a later version has, of each kind of value. */
const later = { favourites: ["ft:1"], calm: { from: 21, to: 8 }, tone: "plain", quiet: true };

describe("of a value", () => {
  const schema = z.object({
    name: z.string(),
    asked: z.string().optional().catch(undefined),
    when: z.object({ hour: z.number(), days: z.string().optional().catch(undefined) }),
    items: z.array(z.object({ key: z.string(), told: z.boolean().optional().catch(undefined) })),
    tags: z.array(z.string().catch("?")).catch([]),
    held: z.object({ items: z.array(z.object({ key: z.string() })) }).optional(),
  });
  type Value = z.infer<typeof schema>;
  const stored = {
    name: "a",
    asked: { at: "2026-11-01", by: "letter" },
    when: { hour: 8, days: ["mon", "tue"], calm: { from: 21 } },
    items: [{ key: "x", mark: 1 }, { key: "y" }, { key: "z", told: "twice", marks: [{ n: 1 }] }],
    tags: ["plain", { colour: "red" }],
    favourites: [{ key: "f" }],
  };
  const [x, y, z3] = stored.items;

  test.each<[string, (value: Value) => Value, object]>([
    ["nothing", (value) => value, {}],
    ["a copy", (value) => ({ ...value }), {}],
    ["a field beside", (value) => ({ ...value, name: "b" }), { name: "b" }],
    [
      "a field within",
      (value) => ({ ...value, when: { ...value.when, hour: 9 } }),
      { when: { ...stored.when, hour: 9 } },
    ],
    [
      "a field within that could not be read",
      (value) => ({ ...value, when: { ...value.when, days: "all" } }),
      { when: { ...stored.when, days: "all" } },
    ],
    ["all of what is within", (value) => ({ ...value, when: { hour: 9 } }), { when: { hour: 9 } }],
    [
      "the order and the number of a list",
      (value) => ({ ...value, items: [{ key: "new" }, ...value.items.filter(({ key }) => key !== "y").reverse()] }),
      { items: [{ key: "new" }, z3, x] },
    ],
    [
      "those in a list",
      (value) => ({ ...value, items: value.items.map((item) => ({ ...item, told: true })) }),
      {
        items: [
          { ...x, told: true },
          { ...y, told: true },
          { ...z3, told: true },
        ],
      },
    ],
    [
      "where those of a list stand",
      ({ items, ...value }) => ({ ...value, items: [], held: { items } }),
      { items: [], held: { items: stored.items } },
    ],
    ["a list that could not be read whole", (value) => ({ ...value, tags: ["new"] }), { tags: ["new"] }],
    ["what could not be read", (value) => ({ ...value, asked: "today" }), { asked: "today" }],
    ["what could not be read, to what was read of it", (value) => ({ ...value, asked: undefined }), {}],
    [
      "what could not be read, to nothing, and says so",
      (value) => ({ ...setFields(value, { asked: undefined }), name: "b" }),
      { asked: undefined, name: "b" },
    ],
  ])("that a later version has written, whoever changes %s keeps all else", (_what, change, expected) => {
    const value = keepUnread(stored, schema.parse(stored));
    // As it stands in the store, and read once more: by itself, and by a program that does not care.
    const written = JSON.parse(JSON.stringify(toStored(change(value))));
    expect(written).toEqual(JSON.parse(JSON.stringify({ ...stored, ...expected })));
    const again = keepUnread(written, schema.parse(written));
    expect(toStored({ ...again })).toEqual(written);
    expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(schema.parse(written))));
  });

  test("that was read whole, nothing is carried along, and nothing is copied", () => {
    const plain = { name: "a", when: { hour: 8 }, items: [{ key: "x" }], tags: ["plain"] };
    const read = schema.parse(plain);
    const value = keepUnread(plain, read);
    expect(value).toBe(read);
    expect(toStored(value)).toBe(value);
    expect(setFields(value, { name: "b" })).toEqual({ ...plain, name: "b" });
  });

  test.each([null, undefined, 5, "x", [], [1]])("that is none, but %j, nothing is kept", (raw) => {
    const read = schema.parse({ ...stored, tags: [] });
    expect(toStored(keepUnread(raw, read))).toBe(read);
  });
});

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

test("a sign of life is noted also where a later version has put in other words that it had asked for one", async () => {
  const here = conversationWith({ services: threePages });
  const unreadable = { asked: { at: "2026-11-01" }, unreachable: { since: "2026-11-02" }, month: 11 };
  await here.collections.people.set(key, { ...later, ...unreadable, version: 1, current: {} });
  await here.handle({ owner: me, event: { type: "text", text: "boulanger lyon" } });
  await here.idle();
  const person = await here.collections.people.get(key);
  expect(person).toMatchObject({ ...later, unreachable: false });
  expect(person).not.toHaveProperty("asked");
  expect(person).not.toHaveProperty("month");
});

test("buttons that a later version has noted in other words end with what they stood below", async () => {
  const here = conversationWith({ services: threePages });
  await here.handle({ owner: me, event: { type: "text", text: "boulanger lyon" } });
  await here.idle();
  const { screens } = here.collections;
  const [one = ""] = await screens.keys("");
  const noted = () => screens.get(one).then((row) => row as { buttons?: unknown });
  const before = await noted();
  const inOtherWords = { rows: before.buttons };
  await screens.set(one, { ...before, buttons: inOtherWords });
  await here.handle({ owner: me, event: { type: "text", text: "aide" } });
  await here.idle();
  expect(await noted()).not.toMatchObject({ buttons: inOtherWords });
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

test("of what waits for a digest and leaves with it, all is kept that a later version knows of it", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  // Twelve to tell, of which ten are shown: two wait in the digest, and then behind it.
  for (let i = 10; i < 22; i++) setup.stock.ft.push(published(`NEW${i}`, `2026-11-22T15:${i}:00.000Z`));
  setup.answers(() => "failed");
  await setup.at("2026-11-23T07:00:00Z");
  const { subscriptions } = setup.collections;
  const [one = ""] = await subscriptions.keys("");
  const read = () => subscriptions.get(one).then((row) => laterAlert.parse(row));
  const held = await read();
  const marked = held.sending?.items.map((item) => ({ ...item, liked: { by: item.key } }));
  const schedule = { ...held.schedule, calm: [21, 8] };
  const now = { ...held, schedule, sending: { ...held.sending, route: "post", items: marked } };
  await subscriptions.setAll([{ key: one, value: now, dueAt: new Date("2026-11-23T07:02:00Z") }]);
  setup.answers(() => "sent");
  expect(await setup.at("2026-11-23T07:02:00Z")).toMatchObject({ sent: 1 });
  const after = await read();
  expect(after.schedule).toEqual(schedule);
  expect(after.sending).toBeUndefined();
  expect(after.pending).toHaveLength(2);
  for (const item of after.pending) expect(item).toMatchObject({ offered: true, liked: { by: item.key } });
});

const laterItem = z.looseObject({ key: z.string() });
const laterAlert = z.looseObject({
  schedule: z.looseObject({}),
  pending: z.array(laterItem),
  sending: z.looseObject({ items: z.array(laterItem) }).optional(),
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
