import { chmod, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import KeyvSqlite from "@keyv/sqlite";
import { afterAll, describe, expect, test, vi } from "vitest";
import { openStore, type Store } from "../../src/adapters/store.ts";
import { asNobody } from "../fakes/as-nobody.ts";
import { folder, removeFolders } from "./folder.ts";
import { describeStore, type StoreHost } from "./store-contract.ts";
import { describeManyRows } from "./store-contract-many.ts";

const open: Store[] = [];
afterAll(async () => {
  await Promise.allSettled(open.map((store) => store.close()));
  await removeFolders();
});

async function opened(url?: string): Promise<Store> {
  const store = await openStore(url ?? (await freshUrl()));
  open.push(store);
  return store;
}

const freshUrl = async () => `sqlite://${join(await folder(), "deeper", "tremplin.sqlite")}`;
const pathOf = (url: string) => url.replace("sqlite://", "");

/** Runs statements on the file, past the store. */
async function sql<T>(url: string, ...statements: string[]): Promise<T[]> {
  const file = new KeyvSqlite({ uri: url, table: "unused" });
  let rows: T[] = [];
  for (const statement of statements) rows = await file.query(statement);
  await file.disconnect();
  return rows;
}

const host: StoreHost = {
  freshUrl,
  quickUrl: async () => "memory://",
  places: { "a file": freshUrl, memory: async () => "memory://" },
  sql,
  noTable: /no such table/,
  // They run by our own clock.
  passLeases: async () => {},
};
describeStore(host);
describeManyRows(host);

describe("a store in memory", () => {
  test("lives as long as it is open", async () => {
    const store = await opened("memory://");
    await store.collection("rows").set("a", 1);
    expect(await (await opened("memory://")).collection("rows").keys("")).toEqual([]);
    await store.check();
  });

  test("is purged too", async () => {
    const store = await opened("memory://");
    const past = new Date(Date.now() + 2000);
    await store.collection("screens").set("a", 0, 1000);
    await store.collection("people").set("a", 0, 1000);
    expect(await store.purge(past)).toBe(2);
  });
});

describe("a store that fails says so", () => {
  test("nothing is set in a file that may only be read", async () => {
    const url = await freshUrl();
    const first = await opened(url);
    await first.collection("rows").set("a", 1);
    await first.close();
    await chmod(pathOf(url), 0o444);
    const write = async () => (await opened(url)).collection("rows").set("a", 2);
    await expect(asNobody(pathOf(url), write)).rejects.toThrow("readonly");
  });

  test.each([
    ["deleted", async (path: string) => rm(path)],
    ["deleted with its folder", async (path: string) => rm(dirname(path), { recursive: true })],
    ["replaced", async (path: string) => rm(path).then(() => writeFile(path, ""))],
  ])("check rejects when the file was %s, though it is still written to", async (_what, harm) => {
    const url = await freshUrl();
    const store = await opened(url);
    await store.check();
    await harm(pathOf(url));
    await expect(store.check()).rejects.toThrow();
  });

  test("a file that is no store cannot be opened", async () => {
    const path = join(await folder(), "tremplin.sqlite");
    await writeFile(path, "this is not a database, whatever its name says".repeat(100));
    await expect(openStore(`sqlite://${path}`)).rejects.toThrow("not a database");
  });

  test("nor one below something that is no folder", async () => {
    const path = join(await folder(), "file");
    await writeFile(path, "");
    await expect(openStore(`sqlite://${path}/tremplin.sqlite`)).rejects.toThrow();
  });
});

describe("what was acknowledged stays", () => {
  test("the journal is written ahead, and synchronised in full", async () => {
    const url = await freshUrl();
    const store = await opened(url);
    await store.collection("rows").set("a", 1);
    expect((await stat(`${pathOf(url)}-wal`)).size).toBeGreaterThan(0);
    expect(await sql(url, "PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
    // 2 is FULL. It belongs to a connection: this is what each gets that does not ask for another.
    expect(await sql(url, "PRAGMA journal_mode=WAL", "PRAGMA synchronous")).toEqual([{ synchronous: 2 }]);
  });
});

test("in memory, no number of collections makes Node warn of a leak", async () => {
  const warned = vi.fn();
  process.on("warning", warned);
  try {
    const store = await opened("memory://");
    for (const letter of "abcdefghijklmnop") await store.collection(letter).set("key", letter);
    expect(await store.collection("a").get("key")).toBe("a");
    await new Promise((resolve) => setImmediate(resolve));
    expect(warned.mock.calls).toEqual([]);
  } finally {
    process.off("warning", warned);
  }
});
