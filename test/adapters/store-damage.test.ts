import { chmod, mkdir, open, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { openDatabase } from "../../src/adapters/store/database.ts";
import { openStore, type Store } from "../../src/adapters/store.ts";
import { openConversationCollections } from "../../src/app/conversation.ts";
import { explainStoreError } from "../../src/app/store-faults.ts";
import { createStoreHealthCheck } from "../../src/app/store-health.ts";
import { createSubscription } from "../../src/core/alerts/subscription.ts";
import { asNobody } from "../fakes/as-nobody.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { noon } from "../fakes/offers.ts";
import { bakerInLyon } from "../fakes/states.ts";
import { folder, removeFolders } from "./folder.ts";
import { keptLog } from "./log.ts";

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close().catch(() => {});
  vi.useRealTimers();
});
afterAll(removeFolders);

async function onFile() {
  const path = join(await folder(), "store.sqlite");
  const store = await openStore(`sqlite://${path}`);
  const raw = await openDatabase(path);
  opened.push(store, raw);
  const put = (key: string, value: unknown) =>
    raw.write("INSERT OR REPLACE INTO kept (key, value) VALUES (?, ?)", [key, value]);
  const putAlert = (key: string, value: unknown) =>
    raw.write("INSERT OR REPLACE INTO subscriptions (key, value, due_at) VALUES (?, ?, 0)", [key, value]);
  const keys = async (): Promise<string[]> => {
    const rows = await raw.read<{ key: string }>(
      "SELECT key FROM kept UNION SELECT 'alert:' || key FROM subscriptions UNION SELECT 'told:' || key FROM known_offers",
    );
    return rows.map(({ key }) => key);
  };
  return { store, put, putAlert, keys, raw };
}

/** What a torn write, or another hand, leaves in a row. */
const broken = [
  '{"value":{"version":1',
  "",
  "null",
  "5",
  '"text"',
  '{"expires":"soon"}',
  "[1,2]",
  Buffer.from([0, 255, 1]),
  null,
];

describe("a row that cannot be read", () => {
  test("breaks no list, is not there for who reads it, and goes with the purge, which counts it", async () => {
    const { store, put, keys } = await onFile();
    const collection = store.collection("screens");
    await collection.set("a:1", { text: "kept" });
    await collection.set("a:2", { text: "gone" }, 1);
    for (const [i, value] of broken.entries()) await put(`screens:a:broken${i}`, value);
    await put("people:a", '{"value":');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await collection.keys("a:")).toEqual(["a:1", ...broken.map((_, i) => `a:broken${i}`)]);
    for (const [i] of broken.entries()) expect(await collection.get(`a:broken${i}`)).toBeUndefined();
    const gone = await store.purge(new Date(), ["people"]);
    // The expired one, and those that are not JSON.
    expect(gone).toBe(1 + store.unreadable());
    expect(store.unreadable()).toBe(4);
    expect(await keys()).toContain("screens:a:1");
    expect(await keys()).toContain("people:a");
    expect(await keys()).not.toContain("screens:a:broken0");
    await store.purge(new Date());
    expect(await keys()).not.toContain("people:a");
  });

  test("of a lease, which is free then", async () => {
    const { store, raw } = await onFile();
    const tear = () => raw.write("INSERT OR REPLACE INTO leases VALUES ('alerts', 'torn', 'torn')");
    await tear();
    expect(await store.claim("alerts", "me", 60_000)).toMatchObject({ isMine: true, holder: "me" });
    await tear();
    await store.release("alerts", "me");
    expect((await store.claim("alerts", "other", 60_000)).isMine).toBe(true);
  });

  test("is deleted with all of its owner, and keeps nothing else of theirs from being shown", async () => {
    const { store, put, putAlert, keys } = await onFile();
    const collections = openConversationCollections(store);
    const here = conversationWith({ services: threePages, collections });
    const anna = { platform: "telegram", chat: "1", person: "1" } as const;
    await here.handle({ owner: anna, event: { type: "text", text: "boulanger lyon" } });
    await here.idle();
    await here.subscriptions.save(
      createSubscription({ id: "alert0000001", owner: anna, search: bakerInLyon, related: false }, noon),
    );
    await putAlert("telegram:1:broken000001", '{"version":1,');
    await putAlert("telegram:1:broken000002", Buffer.from("torn"));
    for (const name of ["screens", "people", "asking", "tasks"]) {
      await put(`${name}:telegram:1:broken000001`, '{"value":{"version":1,');
      await put(`${name}:telegram:1:broken000002`, Buffer.from("torn"));
    }
    await here.handle({ owner: anna, event: { type: "command", command: "alertes", text: "" } });
    expect(JSON.stringify(here.drawn.at(-1)?.view)).toContain("Vos alertes (1/10)");
    // A person's own row as well.
    await put("people:telegram:1", '{"value":{"current":');
    await here.sweep();
    expect(await here.subscriptions.listOf(anna)).toHaveLength(1);
    await here.handle({ owner: anna, event: { type: "command", command: "supprimer", text: "" } });
    const { screen = "" } = here.drawn.at(-1) ?? {};
    await here.handle({ owner: anna, screen, event: { type: "press", action: "sure", value: "" } });
    expect(here.drawn.at(-1)).toMatchObject({ forgotten: true });
    const left = (await keys()).filter((key) => /telegram:1(:|$)/.test(key));
    // What no screen and no alert belongs to goes with the purge.
    expect(left.filter((key) => !/^(asking|people):telegram:1:broken/.test(key))).toEqual([]);
  });
});

describe("a file that is damaged is said to be, with the way to restore it", () => {
  async function filled(): Promise<string> {
    const path = join(await folder(), "store.sqlite");
    const store = await openStore(`sqlite://${path}`);
    const rows = Array.from({ length: 2_000 }, (_, i) => ({ key: `a:${i}`, value: "x".repeat(100) }));
    await store.collection("web").setAll(rows);
    await store.close();
    return path;
  }

  async function overwrite(path: string, from: number, length: number): Promise<void> {
    const file = await open(path, "r+");
    await file.write(Buffer.alloc(length, 0x5a), 0, length, from);
    await file.close();
  }

  /** What the start says, or else what the log says of it later. */
  async function said(path: string): Promise<string> {
    const url = `sqlite://${path}`;
    let store: Store | undefined;
    try {
      store = await openStore(url);
      await store.check();
      await store.purge(new Date());
      return "nothing";
    } catch (error) {
      return explainStoreError(url, error);
    } finally {
      await store?.close().catch(() => {});
    }
  }

  test.each([
    ["garbage", (path: string) => writeFile(path, "garbage ".repeat(1_000))],
    ["its first bytes", (path: string) => overwrite(path, 0, 50)],
    ["its middle", async (path: string) => overwrite(path, 4_096, (await stat(path)).size - 8_192)],
    ["cut in two", async (path: string) => truncate(path, Math.floor((await stat(path)).size / 2))],
    ["cut to a page and a bit", (path: string) => truncate(path, 5_000)],
  ])("%s", async (_, damage) => {
    const path = await filled();
    await damage(path);
    expect(await said(path)).toMatch(
      /is damaged \(SQLITE_(CORRUPT|NOTADB)\): put your last backup in its place[\s\S]*operating\.md/,
    );
  });

  test("a folder, and a folder that may not be written to, are none", async () => {
    const there = await folder();
    await mkdir(join(there, "store.sqlite"));
    expect(await said(join(there, "store.sqlite"))).toMatch(/is a folder/);
    const path = await filled();
    await chmod(path, 0o400);
    expect(await asNobody(path, () => said(path))).toMatch(/may not be written to \(SQLITE_READONLY\)/);
  });

  test("a file of another program, or of a version that is to come, is no fault of the folder", async () => {
    const path = await filled();
    const raw = await openDatabase(path);
    await raw.write("DROP VIEW keyv");
    await raw.write("ALTER TABLE kept RENAME TO later");
    await raw.write("CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT, kind TEXT NOT NULL)");
    await raw.close();
    expect(await said(path)).toMatch(/is not a store of this version of Tremplin \(SQLITE_\w+\)/);
  });

  test("without its -wal file it opens", async () => {
    expect(await said(await filled())).toBe("nothing");
  });
});

describe("the health of the store", () => {
  test("is looked at no oftener than every ten seconds, by whoever asks", async () => {
    vi.useFakeTimers();
    const check = vi.fn(async () => {});
    const health = createStoreHealthCheck({ check }, keptLog().log);
    for (let i = 0; i < 50; i++) expect(await health()).toBe("ok");
    expect(check).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(10_000);
    await health();
    expect(check).toHaveBeenCalledTimes(2);
  });

  test("is known within two seconds, also of a store that hangs, which is asked once", async () => {
    vi.useFakeTimers();
    let end = () => {};
    const hung = new Promise<void>((resolve) => {
      end = resolve;
    });
    const check = vi.fn(() => hung);
    const health = createStoreHealthCheck({ check }, keptLog().log);
    for (let i = 0; i < 3; i++) {
      const asked = health();
      await vi.advanceTimersByTimeAsync(2_000);
      expect(await Promise.race([asked, "late"])).toBe("failing");
      await vi.advanceTimersByTimeAsync(20_000);
    }
    expect(check).toHaveBeenCalledTimes(1);
    end();
    await vi.advanceTimersByTimeAsync(0);
    check.mockImplementation(async () => {});
    expect(await health()).toBe("ok");
  });

  test("says once what is wrong, and how to restore a damaged file", async () => {
    vi.useFakeTimers();
    const kept = keptLog();
    const health = createStoreHealthCheck(
      { check: async () => Promise.reject(Object.assign(new Error("x"), { code: "SQLITE_CORRUPT" })) },
      kept.log,
    );
    for (let i = 0; i < 3; i++) {
      expect(await health()).toBe("failing");
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(JSON.stringify(kept)).toMatch(/backup/);
  });
});
