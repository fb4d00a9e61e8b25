import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import KeyvSqlite from "@keyv/sqlite";
import { afterAll, afterEach, expect, test } from "vitest";
import { openDatabase } from "../../../src/adapters/store/database.ts";
import { openStore } from "../../../src/adapters/store.ts";
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
  const other = await openDatabase(path);
  opened.push(store, other);
  const bringTo = (version: number, readableFrom: number) =>
    other.write("UPDATE meta SET value = CASE name WHEN 'version' THEN ? ELSE ? END", [version, readableFrom]);
  return { store, bringTo };
}

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
