import { describe, expect, test } from "vitest";
import { openPostgresStore, type PostgresStoreOptions } from "../../../src/adapters/store/postgres/open.ts";
import { lockTables, type PostgresMigration, postgresMigrations } from "../../../src/adapters/store/postgres/schema.ts";
import { openApp } from "../../../src/app/app.ts";
import { readConfig } from "../../../src/config.ts";
import { hasPostgres, runSql } from "../../fakes/postgres.ts";
import { closeAfterEach, usePostgres } from "../../fakes/postgres-suite.ts";
import { emptyFolder, offline } from "../../fakes/process.ts";
import { keptLog } from "../log.ts";

const latest = postgresMigrations.length;
const expanding: PostgresMigration = {
  readableFrom: 1,
  statements: ["ALTER TABLE subscriptions ADD COLUMN place text"],
};
const contracting: PostgresMigration = {
  readableFrom: latest + 1,
  statements: ["ALTER TABLE leases DROP COLUMN IF EXISTS note"],
};
const second = [...postgresMigrations, expanding];
const third = [...second, contracting];

describe.skipIf(!hasPostgres)("on PostgreSQL", () => {
  const server = usePostgres();
  const opened = closeAfterEach();

  async function openedStore(url: string, options?: PostgresStoreOptions) {
    const store = await openPostgresStore(url, options);
    opened.push(store);
    return store;
  }

  test("a version that only adds runs beside the one before, and the next one shuts the first out", async () => {
    const url = await server.createDatabase();
    const first = await openedStore(url);
    await first.subscriptions.set("a", 1);
    const next = await openedStore(url, { migrations: second, mayMigrate: true });
    await first.subscriptions.set("b", 2);
    await next.subscriptions.set("c", 3);
    expect(await first.subscriptions.keys("")).toEqual(["a", "b", "c"]);
    // The version before starts on it, too.
    await (await openedStore(url)).subscriptions.set("d", 4);
    const last = await openedStore(url, { migrations: third, mayMigrate: true });
    await expect(first.subscriptions.set("e", 5)).rejects.toThrow("a later version of Tremplin");
    await expect(openedStore(url)).rejects.toMatchObject({ why: "too new" });
    await next.subscriptions.set("f", 6);
    expect(await last.subscriptions.keys("")).toEqual(["a", "b", "c", "d", "f"]);
  });

  test("what the version before is writing is written before it is shut out", async () => {
    const url = await server.createDatabase();
    const first = await openedStore(url);
    await openedStore(url, { migrations: second, mayMigrate: true });
    let isShutOut = false;
    const acknowledged: string[] = [];
    const writing = Promise.all(
      Array.from({ length: 5 }, async (_, flow) => {
        for (let i = 0; !isShutOut; i++)
          await first.subscriptions.set(`${flow}:${i}`, 1).then(
            () => acknowledged.push(`${flow}:${i}`),
            (error: unknown) => {
              expect(String(error)).toContain("a later version of Tremplin");
              isShutOut = true;
            },
          );
      }),
    );
    while (acknowledged.length < 20) await first.subscriptions.get("a");
    const last = await openedStore(url, { migrations: third, mayMigrate: true });
    await writing;
    expect((await last.subscriptions.keys("")).sort()).toEqual(acknowledged.sort());
  });

  test("every table that refuses what an earlier version writes is locked before that one is shut out", async () => {
    const url = await server.createDatabase();
    await openedStore(url);
    const refusing = await runSql<{ name: string }>(
      url,
      "SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'refuse_earlier' ORDER BY name",
    );
    const [, locked = ""] = lockTables.match(/^LOCK TABLE (.*) IN /) ?? [];
    expect(locked.split(", ").sort()).toEqual(refusing.map(({ name }) => name));
  });

  test("an older store is migrated once, by those who may, however many start at once", async () => {
    const url = await server.createDatabase();
    await openedStore(url);
    await expect(openedStore(url, { migrations: second })).rejects.toMatchObject({ why: "too old" });
    let begun = 0;
    const onMigration = async () => {
      begun += 1;
    };
    await Promise.all([1, 2, 3, 4].map(() => openedStore(url, { migrations: second, mayMigrate: true, onMigration })));
    expect(begun).toBeGreaterThan(0);
    expect(await runSql(url, "SELECT value::int FROM meta ORDER BY name DESC")).toEqual([
      { value: latest + 1 },
      { value: 1 },
    ]);
  });

  test("a migration that fails changes nothing", async () => {
    const url = await server.createDatabase();
    await openedStore(url);
    const broken = {
      readableFrom: latest + 1,
      statements: ["ALTER TABLE leases ADD COLUMN more text", "SELECT nothing"],
    };
    const options = { migrations: [...postgresMigrations, broken], mayMigrate: true };
    await expect(openedStore(url, options)).rejects.toThrow("nothing");
    await (await openedStore(url)).check();
    await expect(runSql(url, "SELECT more FROM leases")).rejects.toThrow("does not exist");
  });

  describe("what cannot be a store is said in a line, without account and password", () => {
    async function said(url: string): Promise<string> {
      const address = new URL(url);
      address.password = "s3cret";
      const environment = { ...offline, STORE_URL: address.href, DATA_DIR: await emptyFolder(), SANDBOX: "only" };
      const read = readConfig(environment);
      if ("faults" in read) throw new Error(read.faults.join());
      const kept = keptLog();
      const line = await openApp(read.config, kept.log).then(
        (app) => app.close().then(() => "nothing"),
        (error: unknown) => String(error),
      );
      expect(line + JSON.stringify(kept)).not.toMatch(/s3cret|tremplin@/);
      return line;
    }

    test("nor of one that can", async () => {
      expect(await said(await server.createDatabase())).toBe("nothing");
    });

    test.each<[string, RegExp, (url: string) => Promise<unknown>]>([
      ["another program's", /holds tables of another program/, (url) => runSql(url, "CREATE TABLE meta (id int)")],
      ["one that has its names", /holds tables of another program/, (url) => runSql(url, "CREATE TABLE kept (id int)")],
      [
        "one of a later version",
        /a later version of Tremplin has made/,
        (url) => openedStore(url, { migrations: third }),
      ],
      [
        "one that may only be read",
        /may only be read: name the server/,
        (url) => runSql(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`),
      ],
    ])("%s", async (_what, line, spoil) => {
      const url = await server.createDatabase();
      await spoil(url);
      expect(await said(url)).toMatch(line);
    });

    test("one that is not there, one in another encoding, and one that nobody answers for", async () => {
      const url = await server.createDatabase();
      expect(await said(url.replace(/store\d+/, "nobody"))).toMatch(/localhost\/nobody is not there: make it/);
      expect(await said(await server.createDatabase("SQL_ASCII"))).toMatch(/does not keep its texts as UTF-8/);
      expect(await said("postgres://tremplin@127.0.0.1:9/store")).toMatch(
        /127\.0\.0\.1:9\/store cannot be reached \(ECONNREFUSED\)/,
      );
    });
  });
});
