import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../src/adapters/store.ts";
import { createHistory } from "../src/bots/web/history.ts";
import { toPagePerson } from "../src/bots/web/sessions.ts";
import { getDueTime, type Subscription } from "../src/core/alerts/subscription.ts";
import { parseSubscriptionKey, toSubscriptionKey } from "../src/core/alerts/subscription-key.ts";
import { createSubscriptions } from "../src/core/alerts/subscriptions.ts";
import { stateSchema } from "../src/core/conversation/state.ts";
import type { PersonRef } from "../src/core/owner.ts";
import { createPeople } from "../src/core/talk/person.ts";
import { createScreens } from "../src/core/talk/screen.ts";
import { anna, bob, forever, visitor, writeAlertStore, writtenAt } from "./fakes/alert-store.ts";
import { emptyFolder } from "./fakes/process.ts";
import { states } from "./fakes/states.ts";

/**
 * Stores as people have them: `fixtures/store-1.sqlite` was left by part 1, `store-3.sqlite` by part 3. They
 * stay as they are, and every later version reads them. A version that stores something else adds a fixture
 * of its own; `make` below writes one.
 */
async function make(path: string): Promise<void> {
  const store = await openStore(`sqlite://${path}`);
  const owner = { platform: "telegram", chat: "4242", person: "4242" } as const;
  const ids = states.map((_, i) => `fixture${String(i).padStart(5, "0")}`);
  for (const [i, one] of states.entries()) {
    await createScreens(forever(store.collection("screens"))).save({
      id: ids[i] ?? "",
      owner,
      state: one,
      revision: i,
      seen: [`${i}`],
    });
  }
  const last = states.find((one) => one.step === "results");
  await createPeople(forever(store.collection("people"))).save(owner, {
    version: 1,
    current: { 4242: ids[0] ?? "" },
    last: last?.step === "results" ? last.search : undefined,
    unreachable: false,
  });
  await forever(store.collection("telegram")).set(`4242:${ids[0]}`, 17);
  await createHistory(forever(store.collection("web"))).save("AAAAAAAAAAAAAAAAAAAAAA", {
    id: "0mh8",
    from: "bot",
    html: "<p>Bonjour</p>",
    screen: ids[0] ?? "",
    old: false,
  });
  await store.close();
}

const wanted = process.env.MAKE_STORE_FIXTURE;
if (wanted) test("make a fixture", async () => (/alerts/.test(wanted) ? writeAlertStore(wanted) : make(wanted)));

test.each([
  [1, 25],
  [3, 74],
])("the store of part %i is read: every screen of %i, the person, the messages", async (part, screensThere) => {
  const path = join(await emptyFolder(), "store.sqlite");
  await copyFile(`test/fixtures/store-${part}.sqlite`, path);
  const store = await openStore(`sqlite://${path}`, { mayMigrate: true });
  const owner = { platform: "telegram", chat: "4242", person: "4242" } as const;

  const collection = store.collection("screens");
  const keys = await collection.keys("telegram:4242:");
  expect(keys).toHaveLength(screensThere);
  for (const key of keys) {
    const id = key.split(":").at(-1) ?? "";
    const screen = await createScreens(collection).load("telegram", "4242", id);
    const stored = (await collection.get(key)) as { state: { step: string } };
    expect(stateSchema.safeParse(screen?.state).success).toBe(true);
    expect(screen?.state.step).toBe(stored.state.step);
    expect(screen?.owner).toEqual(owner);
    // What was one contract then is a list of one now.
    const of = (state: object | undefined) =>
      (state as { search?: { filters: { contract?: unknown } } }).search?.filters.contract;
    if (of(stored.state)) expect(of(screen?.state)).toEqual([of(stored.state)].flat());
  }
  expect(await createPeople(store.collection("people")).load(owner)).toMatchObject({
    current: { 4242: "fixture00000" },
    last: { titles: [{ code: "11573" }], place: { code: "69123" } },
  });
  expect(await store.collection("telegram").get("4242:fixture00000")).toBe(17);
  expect(await createHistory(store.collection("web")).all(toPagePerson("AAAAAAAAAAAAAAAAAAAAAA"))).toHaveLength(1);
  await store.close();
});

/**
 * The stores with alerts in every state: `store-alerts.sqlite` is a Keyv table alone, with every style of row
 * that said when an alert was due; `store-alerts-1.sqlite` was written by `MAKE_STORE_FIXTURE`, with a table
 * for alerts.
 */
const alertStores = ["store-alerts", "store-alerts-1"];

async function openAlertStore(name: string) {
  const path = join(await emptyFolder(), "store.sqlite");
  await copyFile(`test/fixtures/${name}.sqlite`, path);
  const store = await openStore(`sqlite://${path}`, { mayMigrate: true });
  return { store, subscriptions: createSubscriptions(store) };
}

test.each(alertStores)("%s: every alert is as it was: its next slot, what waits, what is on its way", async (name) => {
  const { store, subscriptions } = await openAlertStore(name);
  await subscriptions.replan(writtenAt, async (_, work) => work());
  const all = await subscriptions.listAll();
  const wakes = (one: Subscription) => {
    const at = getDueTime(one);
    return at && `${at.toISOString().slice(0, 16)}:${toSubscriptionKey(one)}`;
  };
  const read = all.map((one) => ({
    id: one.id,
    owner: one.owner,
    next: one.next,
    wakes: wakes(one),
    pending: one.pending,
    sending: one.sending && { ...one.sending, cards: one.sending.cards?.length },
    paused: one.paused,
  }));
  await expect(JSON.stringify(read, undefined, 1)).toMatchFileSnapshot("fixtures/store-alerts.txt");
  // They are found when they are due, and not before.
  for (const one of all) {
    const at = getDueTime(one);
    const key = toSubscriptionKey(one);
    if (at) expect(await subscriptions.listDue(at)).toContain(key);
    expect(await subscriptions.listDue(at ? new Date(at.getTime() - 60_000) : new Date("2100-01-01"))).not.toContain(
      key,
    );
  }
  const due = await subscriptions.listDue(writtenAt);
  expect(due.map((key) => parseSubscriptionKey(key).id).sort()).toEqual([
    "due000000001",
    "sending00001",
    "sending00002",
    "torn00000001",
    "unreadable01",
  ]);
  await store.close();
});

test.each(alertStores)("%s: what nobody can read stays, and is reported at the next look", async (name) => {
  const { store, subscriptions } = await openAlertStore(name);
  const due = await subscriptions.listDue(new Date());
  for (const id of ["torn00000001", "unreadable01"]) {
    const key = `telegram:4242:${id}`;
    expect(due).toContain(key);
    expect(await subscriptions.loadDue(key, new Date())).toBe("unreadable");
    expect(await subscriptions.listDue(new Date())).not.toContain(key);
    expect(await store.subscriptions.keys(key)).toEqual([key]);
  }
  await store.close();
});

test.each(alertStores)("%s: what each person was told is known, with and without folds", async (name) => {
  const { store, subscriptions } = await openAlertStore(name);
  const of = async (person: PersonRef) => [...(await subscriptions.knownOffers.all(person))].sort();
  expect(await of(anna)).toHaveLength(4);
  expect(await of(bob)).toEqual(["lba:aaaa"]);
  expect(await of(visitor)).toHaveLength(2);
  await store.close();
});
