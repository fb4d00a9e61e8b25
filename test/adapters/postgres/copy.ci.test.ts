import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openDatabase, openExclusively } from "../../../src/adapters/store/database.ts";
import { poolLimits } from "../../../src/adapters/store/postgres/pool.ts";
import { openStore, type Store } from "../../../src/adapters/store.ts";
import { openApp } from "../../../src/app/app.ts";
import { copyToPostgres } from "../../../src/app/copy-store.ts";
import { readConfig } from "../../../src/config.ts";
import { hasPostgres, runSql } from "../../fakes/postgres.ts";
import { closeAfterEach, usePostgres } from "../../fakes/postgres-suite.ts";
import { emptyFolder, offline } from "../../fakes/process.ts";
import { folder, removeFolders } from "../folder.ts";
import { keptLog } from "../log.ts";

const late = new Date("2100-01-01");
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `telegram:${String(i).padStart(5, "0")}`);

describe.skipIf(!hasPostgres)("a copy from SQLite to PostgreSQL", () => {
  const server = usePostgres();
  afterAll(removeFolders);
  const opened = closeAfterEach();

  async function openedStore(url: string): Promise<Store> {
    const store = await openStore(url);
    opened.push(store);
    return store;
  }

  /** A file with so many rows of each kind, that nobody has open. */
  async function filled(count = 3): Promise<string> {
    const url = `sqlite://${join(await folder(), "store.sqlite")}`;
    const store = await openStore(url);
    const keys = numbered(count);
    await store.collection("screens").setAll(keys.map((key) => ({ key, value: { key }, ttl: 3_600_000 })));
    await store.subscriptions.setAll(keys.map((key, i) => ({ key, value: { i }, dueAt: i % 2 ? late : undefined })));
    await store.knownOffers.setAll(keys.map((key) => ({ key, value: {}, ttl: 3_600_000 })));
    await store.close();
    return url;
  }

  /** Everything that a store says of itself. */
  async function content(store: Store) {
    const collections = ["screens", "web", "people"].map((name) => store.collection(name));
    const rows = collections.map(async (collection) => {
      const keys = await collection.keys("");
      return Promise.all(keys.map(async (key) => [key, await collection.get(key)]));
    });
    const alerts = (await store.subscriptions.keys("")).map(async (key) => [
      key,
      await store.subscriptions.getStamped(key),
    ]);
    return {
      rows: await Promise.all(rows),
      alerts: await Promise.all(alerts),
      due: await store.subscriptions.listDue(late),
      later: await store.subscriptions.listLater(new Date()),
      known: await store.knownOffers.keys(""),
    };
  }

  async function contentOf(url: string) {
    const store = await openStore(url);
    try {
      return await content(store);
    } finally {
      await store.close();
    }
  }

  /** What a start on that store says. */
  async function startOn(url: string): Promise<{ exitCode?: number; message?: string }> {
    const read = readConfig({ ...offline, STORE_URL: url, DATA_DIR: await emptyFolder(), SANDBOX: "only" });
    if ("faults" in read) throw new Error(read.faults.join());
    return openApp(read.config, keptLog().log).then(
      async (app) => {
        await app.close();
        return {};
      },
      (error: { exitCode: number; message: string }) => ({ exitCode: error.exitCode, message: error.message }),
    );
  }

  test("has everything but leases, whatever is in it; nothing starts on the file any more", async () => {
    const [from, to] = [await filled(), await server.createDatabase()];
    const before = await openStore(from);
    await before.claim("alerts", "here", 3_600_000);
    await before.collection("web").setAll([
      { key: "session:abc", value: { odd: "a\u0000b\n\"'\\;--%_:é🐈", list: [null, 0.1, ":base64:"] } },
      { key: "device:abc", value: { bytes: Buffer.from("key") } },
      { key: "for ever", value: "x".repeat(300_000) },
    ]);
    await before.close();
    const raw = await openDatabase(from.replace("sqlite://", ""));
    await raw.write(
      "INSERT INTO kept (key, value) VALUES ('people:torn', ?), ('people:none', NULL), ('people:cut', '{')",
      [Buffer.from([0, 255])],
    );
    await raw.close();
    const expected = await contentOf(from);
    expect(await copyToPostgres(from, to)).toEqual({
      kept: { rows: 9, written: 9, unreadable: 3 },
      subscriptions: { rows: 3, written: 3, unreadable: 0 },
      known_offers: { rows: 3, written: 3, unreadable: 0 },
    });
    const store = await openedStore(to);
    expect(await content(store)).toEqual(expected);
    expect((await store.claim("alerts", "there", 60_000)).isMine).toBe(true);
    await store.collection("web").set("session:abc", 2);
    const { exitCode, message } = await startOn(from);
    expect([exitCode, message]).toEqual([2, expect.stringMatching(/was moved to localhost\/store\d+, the database/)]);
    await expect(copyToPostgres(from, to)).rejects.toThrow("is not empty");
    await expect(copyToPostgres(from, await server.createDatabase())).rejects.toThrow("was moved to localhost/store");
    expect(await store.collection("web").get("session:abc")).toBe(2);
  });

  test("goes on where it was interrupted, with what has changed in the file since; nobody starts on it meanwhile", async () => {
    const [from, to] = [await filled(4_000), await server.createDatabase()];
    const copying = copyToPostgres(from, to);
    const failing = expect(copying).rejects.toThrow(/The database localhost\/store\d+ cannot be (reached|used)/);
    const countRows = async () => {
      const rows = await runSql<{ rows: number }>(to, "SELECT count(*)::int AS rows FROM kept").catch(() => []);
      return rows[0]?.rows ?? 0;
    };
    while ((await countRows()) < 300);
    const { connectMs } = poolLimits;
    poolLimits.connectMs = 500;
    await server.stop("SIGKILL");
    await failing;
    poolLimits.connectMs = connectMs;
    await server.start();
    expect(await countRows()).toBeGreaterThanOrEqual(300);
    const started = await startOn(to);
    expect([started.exitCode, started.message]).toEqual([2, expect.stringContaining("the copy is not complete")]);
    await expect(copyToPostgres(await filled(), to)).rejects.toThrow("holds an unfinished copy of another file");
    const source = await openStore(from);
    await source.collection("screens").delete("telegram:00003");
    await source.collection("screens").setAll([
      { key: "telegram:00004", value: "changed" },
      { key: "telegram:00004:new", value: "new" },
    ]);
    await source.close();
    const expected = await contentOf(from);
    const { kept } = await copyToPostgres(from, to);
    expect(kept?.rows).toBe(4_000);
    expect(kept?.written).toBeLessThanOrEqual(4_000 - 300 + 2);
    expect(await contentOf(to)).toEqual(expected);
    expect((await startOn(from)).exitCode).toBe(2);
  });

  test("that was interrupted at the very end is ended by the same command", async () => {
    const [from, to] = [await filled(), await server.createDatabase()];
    await copyToPostgres(from, to);
    const raw = await openDatabase(from.replace("sqlite://", ""));
    const [id] = await raw.read<{ value: number }>("SELECT value FROM meta WHERE name = 'copy_id'");
    await raw.close();
    await runSql(
      to,
      `INSERT INTO meta VALUES ('unfinished_copy', ${id?.value})`,
      "UPDATE meta SET value = 9007199254740991 WHERE name = 'readable_from'",
    );
    expect((await startOn(to)).exitCode).toBe(2);
    expect(await copyToPostgres(from, to)).toMatchObject({ kept: { rows: 3, written: 0 } });
    expect(await startOn(to)).toEqual({});
  });

  test("that is not what the file is, is not taken for it", async () => {
    const [from, to] = [await filled(), await server.createDatabase()];
    await (await openedStore(to)).close();
    await runSql(
      to,
      `CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN NEW.due_at := NEW.due_at + 1; RETURN NEW; END $$`,
      "CREATE TRIGGER spoil BEFORE INSERT ON subscriptions FOR EACH ROW EXECUTE FUNCTION spoil()",
    );
    await expect(copyToPostgres(from, to)).rejects.toThrow("a row of subscriptions is not in the copy as it was");
    expect(await startOn(from)).toEqual({});
    expect((await startOn(to)).exitCode).toBe(2);
  });

  test("is refused while anybody has the file open, and nobody can open it meanwhile", async () => {
    const [from, to] = [await filled(2_000), await server.createDatabase()];
    const user = await openStore(from);
    await expect(copyToPostgres(from, to)).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringContaining("open"),
    });
    await user.collection("screens").set("a", 1);
    await user.close();
    const alone = await openExclusively(from.replace("sqlite://", ""));
    await expect(openStore(from)).rejects.toMatchObject({ code: "SQLITE_BUSY" });
    await alone.close();
    await copyToPostgres(from, to);
    expect(await (await openedStore(to)).collection("screens").get("a")).toBe(1);
  });

  test.each<[string, RegExp, (url: string) => Promise<unknown>]>([
    ["has rows", /is not empty/, async (url) => (await openedStore(url)).knownOffers.set("a", {})],
    ["is in use", /A process uses the database/, async (url) => (await openedStore(url)).claim("alerts", "me", 60_000)],
    ["belongs to another program", /tables of another program/, (url) => runSql(url, "CREATE TABLE kept (id int)")],
  ])("is refused where the database %s; the file stays as it is", async (_what, line, use) => {
    const [from, to] = [await filled(), await server.createDatabase()];
    await use(to);
    await expect(copyToPostgres(from, to)).rejects.toThrow(line);
    expect(await startOn(from)).toEqual({});
  });

  test.each([
    ["sqlite:///nobody/store.sqlite", undefined, /There is no file/],
    ["memory://", undefined, /must be sqlite:\/\/PATH/],
    ["sqlite:///nobody/store.sqlite", "sqlite:///other.sqlite", /must be postgres:\/\//],
  ])("is refused from %s to %s", async (from, to, line) => {
    await expect(copyToPostgres(from, to ?? (await server.createDatabase()))).rejects.toThrow(line);
  });
});
