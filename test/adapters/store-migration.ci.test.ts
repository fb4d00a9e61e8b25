import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import KeyvSqlite from "@keyv/sqlite";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/store/database.ts";
import { openStore } from "../../src/adapters/store.ts";
import { openApp } from "../../src/app/app.ts";
import { createHistory } from "../../src/bots/web/history.ts";
import { createSessions, toPagePerson } from "../../src/bots/web/sessions.ts";
import { CannotStart, readConfig } from "../../src/config.ts";
import { createSubscriptions } from "../../src/core/alerts/subscriptions.ts";
import { createPeople } from "../../src/core/talk/person.ts";
import { createScreens } from "../../src/core/talk/screen.ts";
import { visitor, visitorCookie } from "../fakes/alert-store.ts";
import { asNobody } from "../fakes/as-nobody.ts";
import { runOnFullDisk } from "../fakes/full-disk.ts";
import { offline } from "../fakes/process.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { folder, removeFolders } from "./folder.ts";

afterAll(removeFolders);

/** A file of the version before: one Keyv table, with alerts in every state. */
async function formerFile(): Promise<string> {
  const path = join(await folder(), "store.sqlite");
  await copyFile("test/fixtures/store-alerts.sqlite", path);
  return path;
}

const migrated = (path: string) => openStore(`sqlite://${path}`, { mayMigrate: true });
const filesBeside = async (path: string) =>
  (await readdir(dirname(path))).filter((name) => !/-(?:wal|shm)$/.test(name));

/** All that stands in a file: its schema and its rows. */
async function contentOf(path: string): Promise<unknown> {
  const database = await openDatabase(path);
  const schema = await database.read("SELECT type, name, sql FROM sqlite_master ORDER BY name");
  const rows = await database.read("SELECT * FROM keyv WHERE key NOT LIKE 'LEASE:%' ORDER BY key").catch(() => "none");
  await database.close();
  return { schema, rows };
}

async function leasesIn(path: string): Promise<unknown[]> {
  const database = await openDatabase(path);
  const leases = await database.read("SELECT key FROM keyv WHERE key = 'LEASE:migration'");
  await database.close();
  return leases;
}

async function putLease(path: string, holder: string, runsForMs: number): Promise<void> {
  const database = await openDatabase(path);
  await database.write("INSERT OR REPLACE INTO keyv (key, value) VALUES ('LEASE:alerts', ?)", [
    JSON.stringify({ value: { holder }, expires: Date.now() + runsForMs }),
  ]);
  await database.close();
}

test("nobody but who may migrate opens a former file, and it stays as it was", async () => {
  const path = await formerFile();
  const before = await contentOf(path);
  await expect(openStore(`sqlite://${path}`)).rejects.toMatchObject({ why: "too old" });
  expect(await contentOf(path)).toEqual(before);
  expect(await filesBeside(path)).toEqual(["store.sqlite"]);
});

test("before it is migrated, a copy of the file is put beside it for our account alone: it is the way back", async () => {
  const path = await formerFile();
  const before = await contentOf(path);
  await (await migrated(path)).close();
  const copy = `${path}.before-1`;
  expect(await filesBeside(path)).toEqual(["store.sqlite", "store.sqlite.before-1"]);
  expect((await stat(copy)).mode & 0o777).toBe(0o600);
  expect(await contentOf(copy)).toEqual(before);
  for (const name of [path, `${path}-wal`, `${path}-shm`]) await rm(name, { force: true });
  await rename(copy, path);
  const again = await migrated(path);
  expect(await createSubscriptions(again).listAll()).toHaveLength(20);
  await again.close();
});

test("the copy is deleted when it is a week old, and nothing else is", async () => {
  const path = await formerFile();
  const store = await migrated(path);
  const copied = (await stat(`${path}.before-1`)).mtimeMs;
  const others = ["store.sqlite.before-1.tar", "store.sqlite.before-holidays"];
  for (const name of others) await writeFile(join(dirname(path), name), "");
  await mkdir(`${path}.before-2`);
  await store.purge(new Date(copied + 6 * 86_400_000));
  expect(await filesBeside(path)).toContain("store.sqlite.before-1");
  await store.purge(new Date(copied + 8 * 86_400_000));
  expect(await filesBeside(path)).toEqual(["store.sqlite", ...others, "store.sqlite.before-2"].sort());
  await store.close();
});

test("whoever has a cookie is the same person as before, and nobody who reads the file can be them", async () => {
  const path = await formerFile();
  const store = await migrated(path);
  const person = toPagePerson(visitorCookie);
  const sessions = createSessions(store.collection("web"));
  expect(await sessions.known(visitorCookie)).toBe(person);
  expect(await createHistory(store.collection("web")).all(person)).toHaveLength(2);
  expect((await createPeople(store.collection("people")).load(visitor)).current).toEqual({ [person]: "screen-web00" });
  expect(await createScreens(store.collection("screens")).load("web", person, "screen-web00")).toMatchObject({
    owner: visitor,
  });
  expect((await createSubscriptions(store).listOf(visitor)).map(({ owner }) => owner)).toEqual([visitor]);
  const [device = ""] = await store.collection("web").keys(`device:${person}:`);
  expect(await store.collection("web").get(`endpoint:${device.split(":").at(-1)}`)).toBe(person);
  // An older version noted no sessions: its messages alone are there.
  expect(await sessions.known("C".repeat(22))).toBe(toPagePerson("C".repeat(22)));
  await store.close();

  const database = await openDatabase(path);
  const tables = await database.read<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
  for (const { name } of tables)
    for (const row of await database.read<object>(`SELECT * FROM "${name}"`))
      expect(JSON.stringify(row)).not.toMatch(/B{22}|C{22}/);
  await database.close();
});

test("is done once: the next process only opens it", async () => {
  const path = await formerFile();
  await (await migrated(path)).close();
  let begun = false;
  const onMigration = async () => {
    begun = true;
  };
  await rm(`${path}.before-1`);
  await (await openStore(`sqlite://${path}`, { mayMigrate: true, onMigration })).close();
  expect([begun, await filesBeside(path)]).toEqual([false, ["store.sqlite"]]);
});

test("two who begin at once migrate it once", async () => {
  const path = await formerFile();
  const both = await Promise.all([migrated(path), migrated(path)]);
  for (const store of both) expect(await createSubscriptions(store).listAll()).toHaveLength(20);
  await Promise.all(both.map((store) => store.close()));
});

test("who comes while another process is in the middle of it waits, however long that takes", async () => {
  const path = await formerFile();
  const other = await openDatabase(path);
  await other.write("BEGIN IMMEDIATE");
  const waiting = migrated(path);
  // Longer than a statement waits for the file.
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  await other.write("COMMIT");
  await other.close();
  const store = await waiting;
  expect(await createSubscriptions(store).listAll()).toHaveLength(20);
  await store.close();
});

test("the program of the version before fails loudly on a migrated file, whatever it does", async () => {
  const path = await formerFile();
  await (await migrated(path)).close();
  const former = new KeyvSqlite({ uri: `sqlite://${path}` });
  former.on("error", () => {});
  await expect(former.get("subscriptions:a")).rejects.toThrow("a later version of Tremplin wrote this file");
  await expect(former.set("check:", "1")).rejects.toThrow();
  await expect(former.delete("a")).rejects.toThrow();
  await former.disconnect();
});

test.each([
  ["of a process that runs here", `${hostname()} ${process.ppid} alerts`, "in use"],
  ["of a process that has gone", `${hostname()} 999999999 alerts`, "migrated"],
  ["of a process that had our number, and has gone", `${hostname()} ${process.pid} alerts`, "migrated"],
  ["of a process elsewhere, that nobody renews", "elsewhere 1 alerts", "migrated"],
  ["that a clock far ahead has written", "elsewhere 1 alerts", "migrated", 86_400_000],
])("beside a lease %s it is %s", async (_whose, holder, becomes, runsForMs = 1_500) => {
  const path = await formerFile();
  await putLease(path, holder, becomes === "in use" ? 60_000 : runsForMs);
  const before = await contentOf(path);
  if (becomes === "migrated") return (await migrated(path)).close();
  await expect(migrated(path)).rejects.toMatchObject({ why: "in use" });
  expect(await contentOf(path)).toEqual(before);
  expect(await filesBeside(path)).toEqual(["store.sqlite"]);
});

test("without a place for the copy nothing is touched", async () => {
  const path = await formerFile();
  const before = await contentOf(path);
  await chmod(dirname(path), 0o555);
  await expect(asNobody(path, () => migrated(path))).rejects.toThrow();
  await chmod(dirname(path), 0o755);
  expect(await contentOf(path)).toEqual(before);
  expect(await filesBeside(path)).toEqual(["store.sqlite"]);
});

test("without room on the disk for all of it nothing is touched, and it is said how much it takes", async () => {
  const path = await formerFile();
  const before = await contentOf(path);
  const { size } = await stat(path);
  const open = (bytes: number | undefined) =>
    openStore(`sqlite://${path}`, { mayMigrate: true, findFreeBytes: async () => bytes });
  await expect(open(3 * size)).rejects.toMatchObject({ why: "no room", room: { free: 3 * size } });
  expect(await contentOf(path)).toEqual(before);
  expect(await leasesIn(path)).toEqual([]);
  expect(await filesBeside(path)).toEqual(["store.sqlite"]);
  const read = readConfig({ STORE_URL: `sqlite://${path}`, DATA_DIR: await folder() });
  if (!("config" in read)) throw new Error(read.faults.join());
  const options = { mayMigrate: true, findFreeBytes: async () => 100 };
  expect(await openApp(read.config, silentLog, undefined, options).catch((error: unknown) => error)).toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/^STORE_URL: .* takes 1 MB .* make room on it; nothing was changed\.$/),
  });
  // Not every file system says how much it has.
  await (await open(undefined)).close();
});

// At the first write, at the copy, in the transaction.
test.each([8_000, 42_000, 60_000, 90_000])("a disk that is full after %i bytes leaves it untouched", async (bytes) => {
  const path = await formerFile();
  const before = await contentOf(path);
  const environment = { ...offline, STORE_URL: `sqlite://${path}`, DATA_DIR: await folder(), SANDBOX: "only" };
  const { code, output } = await runOnFullDisk(["bin/tremplin.js", "alerts", "run"], environment, dirname(path), bytes);
  expect([code, output.trimEnd().split("\n").at(-1)]).toEqual([2, expect.stringMatching(/^STORE_URL: /)]);
  expect(await contentOf(path)).toEqual(before);
  expect(await leasesIn(path)).toEqual([]);
  expect(await filesBeside(path)).toEqual(["store.sqlite"]);
});

test("what fails in the middle is undone, all of it", async () => {
  const path = await formerFile();
  const other = await openDatabase(path);
  await other.write("CREATE TABLE leases (a)");
  await other.close();
  const before = await contentOf(path);
  await expect(migrated(path)).rejects.toThrow("already exists");
  expect(await contentOf(path)).toEqual(before);
});

test.each([
  [2, 1, "opened"],
  [2, 2, "refused"],
])("a file of version %i that programs of version %i can read is %s", async (version, readableFrom, what) => {
  const path = join(await folder(), "store.sqlite");
  const store = await openStore(`sqlite://${path}`);
  await store.collection("rows").set("a", 1);
  await store.close();
  const other = await openDatabase(path);
  await other.write("UPDATE meta SET value = CASE name WHEN 'version' THEN ? ELSE ? END", [version, readableFrom]);
  await other.close();
  if (what === "opened") {
    const again = await migrated(path);
    expect(await again.collection("rows").get("a")).toBe(1);
    return again.close();
  }
  await expect(migrated(path)).rejects.toMatchObject({ why: "too new" });
  const bytes = await readFile(path);
  const read = readConfig({ STORE_URL: `sqlite://${path}`, DATA_DIR: await folder() });
  if (!("config" in read)) throw new Error(read.faults.join());
  const refused = await openApp(read.config, silentLog).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(CannotStart);
  expect(refused).toMatchObject({ exitCode: 2, message: expect.stringMatching(/later version.*going back/) });
  expect(await readFile(path)).toEqual(bytes);
});
