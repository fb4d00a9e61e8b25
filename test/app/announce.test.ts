import { expect, onTestFinished, test } from "vitest";
import { announce, createAnnouncement } from "../../src/app/announce.ts";
import { type App, openApp } from "../../src/app/app.ts";
import { readConfig } from "../../src/config.ts";
import { createSubscription } from "../../src/core/alerts/subscription.ts";
import { createSubscriptions } from "../../src/core/alerts/subscriptions.ts";
import type { Owner } from "../../src/core/owner.ts";
import { createPeople } from "../../src/core/talk/person.ts";
import { keptLog } from "../adapters/log.ts";
import { emptyFolder, offline } from "../fakes/process.ts";
import { bakerInLyon } from "../fakes/states.ts";

const noon = new Date("2026-11-22T11:00:00Z");
const news = createAnnouncement("Le service s'arrête ce soir à 20 h.", "Mission locale");
const running = { isDry: false, stopped: new AbortController().signal };

async function openWith(people: { name: string; isUnheard?: boolean }[]): Promise<App> {
  const base = { ...offline, SANDBOX: "only", STORE_URL: "memory://", DATA_DIR: await emptyFolder(), WEB_CHAT: "on" };
  const read = readConfig(base, {});
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const app = await openApp(read.config, keptLog().log, noon);
  onTestFinished(app.close);
  const { subscriptions, knownOffers } = app.store;
  const persons = createPeople(app.store.collection("people"));
  for (const { name, ...how } of people) {
    const owner: Owner = { platform: "web", chat: name, person: name };
    await persons.save(owner, { version: 1, current: {}, unreachable: false, ...how });
    await createSubscriptions({ subscriptions, knownOffers }).save(
      createSubscription({ id: `alert of ${name}`, owner, search: bakerInLyon, related: false }, noon),
    );
  }
  return app;
}

/** What the page keeps of what somebody was told. */
async function toldTo({ store }: App, name: string): Promise<string[]> {
  const page = store.collection("web");
  const keys = await page.keys(name, `${name}\uffff`);
  const rows = await Promise.all(keys.map((key) => page.get(key)));
  return rows.map((row) => JSON.stringify(row)).filter((row) => row.includes("Nouvelle du service"));
}

test("everybody with an alert is told once, whoever refused it is not, and the same text tells nobody again", async () => {
  const app = await openWith([{ name: "ann" }, { name: "bob" }, { name: "deaf", isUnheard: true }]);
  const dry = await announce(app, news, { ...running, isDry: true });
  expect(dry?.plan.recipients.map(({ owner }) => owner.chat).sort()).toEqual(["ann", "bob"]);
  expect(dry?.figures).toBeUndefined();
  expect(await toldTo(app, "ann")).toEqual([]);
  expect((await announce(app, news, running))?.figures).toEqual({ sent: 2, unreachable: 0, failed: 0, asleep: 0 });
  expect(await toldTo(app, "ann")).toHaveLength(1);
  expect((await toldTo(app, "bob"))[0]).toContain("Mission locale");
  expect(await toldTo(app, "deaf")).toEqual([]);
  const again = await announce(app, news, running);
  expect(again?.plan).toMatchObject({ recipients: [], told: 2, unheard: 1 });
  expect(await toldTo(app, "ann")).toHaveLength(1);
  const other = await announce(app, createAnnouncement("C'est réparé.", undefined), running);
  expect(other?.figures?.sent).toBe(2);
});

test("one process announces at a time", async () => {
  const app = await openWith([{ name: "ann" }]);
  await app.store.claim("announcements", "elsewhere 1 announcements", 60_000);
  expect(await announce(app, news, running)).toBeUndefined();
  expect(await toldTo(app, "ann")).toEqual([]);
});

test("one that was stopped goes on with those who were not told", async () => {
  const app = await openWith([{ name: "ann" }, { name: "bob" }]);
  const stopped = await announce(app, news, { isDry: false, stopped: AbortSignal.abort() });
  expect(stopped?.figures?.sent).toBe(0);
  expect((await announce(app, news, running))?.figures?.sent).toBe(2);
});
