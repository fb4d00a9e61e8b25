import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import KeyvSqlite from "@keyv/sqlite";
import { afterAll, afterEach, expect, test } from "vitest";
import { openDatabase } from "../../../src/adapters/store/database.ts";
import { openStore, type Store } from "../../../src/adapters/store.ts";
import { createStoreHealthCheck } from "../../../src/app/store-health.ts";
import { folder, removeFolders } from "../folder.ts";
import { keptLog } from "../log.ts";

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close().catch(() => {});
});
afterAll(removeFolders);

/** A store that is in use, and the same file as another program has it open. */
async function inUse() {
  const path = join(await folder(), "store.sqlite");
  const store = await openStore(`sqlite://${path}`);
  await store.collection("rows").setAll([
    { key: "a", value: 1 },
    { collection: store.subscriptions, key: "a", value: 1 },
    { collection: store.knownOffers, key: "a", value: {} },
  ]);
  expect(await store.claim("alerts", "me", 60_000)).toMatchObject({ isMine: true });
  const other = await openDatabase(path);
  opened.push(store, other);
  const bringTo = (version: number, readableFrom: number) =>
    other.write("UPDATE meta SET value = CASE name WHEN 'version' THEN ? ELSE ? END", [version, readableFrom]);
  const content = async () =>
    Promise.all(
      ["kept", "subscriptions", "known_offers", "leases"].map((table) => other.read(`SELECT * FROM ${table}`)),
    );
  return { store, bringTo, content };
}

const late = new Date("2100-01-01");
const writes: [string, (store: Store) => Promise<unknown>][] = [
  ["a row", (store) => store.collection("rows").set("b", 1)],
  ["a row that is there", (store) => store.collection("rows").set("a", 2)],
  [
    "several rows",
    (store) =>
      store.collection("rows").setAll([
        { key: "b", value: 1 },
        { key: "a", value: 0, ttl: 0 },
      ]),
  ],
  ["a deletion", (store) => store.collection("rows").delete("a")],
  ["an alert", (store) => store.subscriptions.setAll([{ key: "b", value: 1 }])],
  ["another state of an alert", (store) => store.subscriptions.replace("1", { key: "a", value: 2 })],
  ["when an alert is due", (store) => store.subscriptions.postpone("a", late)],
  ["the deletion of an alert", (store) => store.subscriptions.delete("a")],
  ["what somebody was told", (store) => store.knownOffers.set("b", {}, 1_000)],
  ["what somebody was told, deleted", (store) => store.knownOffers.delete("a")],
  ["a lease", (store) => store.claim("alerts", "me", 60_000)],
  ["a lease that is given back", (store) => store.release("alerts", "me")],
  ["a look at whether it can be written to", (store) => store.check()],
];

test.each(writes)("%s is refused once a later version has made the file its own", async (_what, write) => {
  const { store, bringTo, content } = await inUse();
  await store.subscriptions.setAll([{ key: "a", value: 1, dueAt: new Date() }]);
  await bringTo(2, 2);
  const before = await content();
  await expect(write(store)).rejects.toThrow("a later version of Tremplin has brought this file up to date");
  expect(await content()).toEqual(before);
});

test.each(writes)("%s is written where the later version lets this one go on", async (_what, write) => {
  const { store, bringTo } = await inUse();
  await bringTo(2, 1);
  await write(store);
});

test("it is said what to do", async () => {
  const { store, bringTo } = await inUse();
  await bringTo(2, 2);
  const kept = keptLog();
  expect(await createStoreHealthCheck(store, kept.log)()).toBe("failing");
  expect(JSON.stringify(kept)).toMatch(/a later version has brought the store up to date/);
});

test("the program of the version before fails at each step, also where it had the file open", async () => {
  const path = join(await folder(), "store.sqlite");
  await copyFile("test/fixtures/store-alerts.sqlite", path);
  const former = new KeyvSqlite({ uri: `sqlite://${path}` });
  former.on("error", () => {});
  await former.set("check:", "1");
  expect(await former.get("check:")).toBe("1");
  opened.push(await openStore(`sqlite://${path}`, { mayMigrate: true }));
  await expect(former.get("check:")).rejects.toThrow("a later version of Tremplin wrote this file");
  await expect(former.set("check:", "2")).rejects.toThrow();
  await expect(former.delete("check:")).rejects.toThrow();
  await former.disconnect();
});
