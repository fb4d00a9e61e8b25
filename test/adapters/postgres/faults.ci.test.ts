import { describe, expect, test } from "vitest";
import { openPostgres } from "../../../src/adapters/store/postgres/database.ts";
import { openPostgresStore } from "../../../src/adapters/store/postgres/open.ts";
import { type PoolLimits, poolLimits } from "../../../src/adapters/store/postgres/pool.ts";
import { readErrorCode } from "../../../src/core/telemetry.ts";
import { hasPostgres, runSql, startCuttingProxy } from "../../fakes/postgres.ts";
import { closeAfterEach, usePostgres } from "../../fakes/postgres-suite.ts";
import { expectKeptThroughKills } from "../kill-while-setting.ts";

describe.skipIf(!hasPostgres)("on PostgreSQL", () => {
  const server = usePostgres("deadlock_timeout=50ms");
  const opened = closeAfterEach();

  async function openedStore(url: string, limits: Partial<PoolLimits> = {}) {
    const store = await openPostgresStore(url, { limits });
    opened.push(store);
    return store;
  }

  function openedDatabase(url: string, limits: Partial<PoolLimits> = {}) {
    const database = openPostgres(url, { program: "a test", limits: { ...poolLimits, ...limits } });
    opened.push(database);
    return database;
  }

  /** Holds what a statement locks until it is let go. */
  async function hold(url: string, ...statements: string[]) {
    const holder = openedDatabase(url);
    let release = () => {};
    let held: Promise<unknown> = Promise.resolve();
    await new Promise<void>((begun, failed) => {
      held = holder
        .transact(async (query) => {
          for (const statement of statements) await query(statement);
          begun();
          await new Promise<void>((resolve) => {
            release = resolve;
          });
        })
        .catch(failed);
    });
    return async () => {
      release();
      await held;
    };
  }

  /** Resolves once so many connections of the database wait for a lock. */
  async function untilWaiting(url: string, count: number): Promise<void> {
    for (;;) {
      const [row] = await runSql<{ waiting: number }>(
        url,
        `SELECT count(*)::int AS waiting FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (row && row.waiting >= count) return;
    }
  }

  describe.each(["SIGINT", "SIGQUIT", "SIGKILL"] as const)("a restart of the server in mid-work, by %s", (signal) => {
    test("loses nothing that was acknowledged, and ends nothing", async () => {
      const url = await server.createDatabase();
      const store = await openedStore(url);
      const rows = store.collection("rows");
      const acknowledged: string[] = [];
      const failures: unknown[] = [];
      let isOver = false;
      const flows = Array.from({ length: 8 }, async (_, flow) => {
        for (let i = 0; !isOver; i++) {
          const key = `${flow}:${i}`;
          const others = [{ collection: store.knownOffers, key, value: {} }];
          await rows.setAll([{ key, value: { i } }, ...(i % 2 ? others : [])]).then(
            () => acknowledged.push(key),
            (error: unknown) => failures.push(error),
          );
          await rows.get(key);
        }
      });
      while (acknowledged.length < 50) await rows.get("0:0");
      await server.stop(signal);
      await server.start();
      const before = acknowledged.length;
      while (acknowledged.length < before + 50) await rows.get("0:0");
      isOver = true;
      await Promise.all(flows);
      const there = new Set(await rows.keys(""));
      expect(acknowledged.filter((key) => !there.has(key))).toEqual([]);
      // In order, what was under way is written afterwards; after a crash, nobody knows whether it was.
      if (signal === "SIGINT") expect(failures).toEqual([]);
      expect(failures.length).toBeLessThanOrEqual(8);
      await store.check();
    });
  });

  test("what was acknowledged stays through kill -9 of who writes, at any moment", async () => {
    await expectKeptThroughKills(await server.createDatabase());
  });

  test("connections that end while nobody uses them are replaced", async () => {
    const url = await server.createDatabase();
    const store = await openedStore(url);
    const rows = store.collection("rows");
    await Promise.all(Array.from({ length: 10 }, (_, i) => rows.set(String(i), i)));
    await Promise.all(Array.from({ length: 10 }, (_, i) => rows.get(String(i))));
    await runSql(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    expect(await rows.get("3")).toBe(3);
    await rows.set("3", 4);
    expect(await rows.get("3")).toBe(4);
  });

  test("sockets that are cut cost what was being written at most, and no reading", async () => {
    const proxy = await startCuttingProxy(server);
    opened.push(proxy);
    const url = await server.createDatabase();
    const store = await openedStore(proxy.through(url));
    const rows = store.collection("rows");
    const acknowledged: string[] = [];
    for (let round = 0; round < 10; round++) {
      const keys = Array.from({ length: 20 }, (_, i) => `${round}:${i}`);
      const writes = keys.map((key) => rows.set(key, key).then(() => acknowledged.push(key)));
      const reads = acknowledged.slice(0, 5).map((key) => rows.get(key));
      proxy.cut();
      const outcomes = await Promise.allSettled(writes);
      for (const outcome of outcomes)
        if (outcome.status === "rejected") expect(String(outcome.reason)).toMatch(/ECONN|EPIPE|terminated|queryable/);
      expect(await Promise.all(reads)).toEqual(acknowledged.slice(0, reads.length));
      await rows.set(`${round}:after`, 1);
    }
    const there = new Set(await rows.keys(""));
    expect(acknowledged.filter((key) => !there.has(key))).toEqual([]);
  });

  test("a connection that is cut while it is prepared ends nothing, and is replaced", async () => {
    const proxy = await startCuttingProxy(server);
    opened.push(proxy);
    const database = openedDatabase(proxy.through(await server.createDatabase()));
    for (const statement of ["set_config", "SELECT 1 AS one"]) {
      proxy.cutAt(statement);
      expect(await database.read("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    }
  });

  test("a server that answers no more is given up in time, and used again once it answers", async () => {
    const proxy = await startCuttingProxy(server);
    opened.push(proxy);
    const limits = { statementMs: 400, connectMs: 400 };
    const store = await openedStore(proxy.through(await server.createDatabase()));
    const hanging = openedDatabase(proxy.through(await server.createDatabase()), limits);
    expect(await hanging.read("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    proxy.hang();
    await expect(hanging.read("SELECT 1 AS one")).rejects.toThrow();
    await expect(hanging.write("SELECT 1 AS one")).rejects.toThrow();
    proxy.flow();
    proxy.cut();
    expect(await hanging.read("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await hanging.write("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await store.check();
  });

  test("a statement that takes too long, or waits too long for a row, is ended, and it alone", async () => {
    const url = await server.createDatabase();
    const store = await openedStore(url, { statementMs: 3_000, lockMs: 300 });
    const rows = store.collection("rows");
    await rows.set("a", 1);
    const release = await hold(url, "UPDATE kept SET value = value WHERE key = 'rows:a'");
    await expect(rows.set("a", 2)).rejects.toMatchObject({ code: "55P03" });
    await rows.set("b", 2);
    await release();
    await rows.set("a", 2);
    const database = openedDatabase(url, { statementMs: 300 });
    await expect(database.read("SELECT pg_sleep(60)")).rejects.toMatchObject({ code: "57014" });
    await expect(database.write("SELECT pg_sleep(60)")).rejects.toMatchObject({ code: "57014" });
    expect(await database.read("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("of two transactions that wait for each other, both are written", async () => {
    const url = await server.createDatabase();
    await openedStore(url);
    const [one, other] = [openedDatabase(url), openedDatabase(url)];
    await one.write("INSERT INTO kept (key, value) VALUES ('a', '0'), ('b', '0')");
    let tries = 0;
    const begun = [() => {}, () => {}];
    const met = [0, 1].map(
      (mine) =>
        new Promise<void>((resolve) => {
          begun[mine] = resolve;
        }),
    );
    const add = (database: typeof one, mine: 0 | 1, keys: [string, string]) =>
      database.transact(async (query) => {
        tries += 1;
        await query("UPDATE kept SET value = (value::int + 1)::text WHERE key = ?", [keys[0]]);
        begun[mine]?.();
        await met[1 - mine];
        await query("UPDATE kept SET value = (value::int + 1)::text WHERE key = ?", [keys[1]]);
      });
    await Promise.all([add(one, 0, ["a", "b"]), add(other, 1, ["b", "a"])]);
    expect(tries).toBeGreaterThan(2);
    expect(await one.read("SELECT value FROM kept ORDER BY key")).toEqual([{ value: "2" }, { value: "2" }]);
  });

  test("a transaction that others made impossible is tried again, and one that fails by itself is not", async () => {
    const url = await server.createDatabase();
    await openedStore(url);
    const database = openedDatabase(url);
    await database.write("INSERT INTO kept (key, value) VALUES ('a', '0')");
    let tries = 0;
    await database.transact(async (query) => {
      tries += 1;
      await query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      await query("SELECT value FROM kept");
      if (tries === 1) await runSql(url, "UPDATE kept SET value = '5'");
      await query("UPDATE kept SET value = (value::int + 1)::text");
    });
    expect([tries, await database.read("SELECT value FROM kept")]).toEqual([2, [{ value: "6" }]]);
    const failing = database.transact(async (query) => {
      tries += 1;
      await query("UPDATE kept SET value = '7'");
      await query("INSERT INTO kept (key) VALUES ('a')");
    });
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    expect([tries, await database.read("SELECT value FROM kept")]).toEqual([3, [{ value: "6" }]]);
  });

  test("a transaction in which a statement failed is never acknowledged, whatever becomes of its error", async () => {
    const url = await server.createDatabase();
    await openedStore(url);
    const database = openedDatabase(url);
    const swallowing = database.transact(async (query) => {
      await query("INSERT INTO kept (key, value) VALUES ('a', '0')");
      await query("SELECT nothing").catch(() => {});
    });
    await expect(swallowing).rejects.toThrow("undone");
    expect(await database.read("SELECT key FROM kept")).toEqual([]);
    await database.write("INSERT INTO kept (key, value) VALUES ('b', '0')");
  });

  test("where all connections are in use, whoever waits too long is told so, and nothing is stuck", async () => {
    const url = await server.createDatabase();
    await openedStore(url);
    const database = openedDatabase(url, { connections: 2, connectMs: 300, lockMs: 60_000, statementMs: 60_000 });
    const release = await hold(url, "LOCK TABLE kept IN ACCESS EXCLUSIVE MODE");
    const busy = [1, 2].map(() => database.read("SELECT count(*)::int AS rows FROM kept"));
    await untilWaiting(url, 2);
    const late = await Promise.allSettled([database.read("SELECT 1"), database.write("SELECT 1")]);
    expect(late.map((one) => one.status === "rejected" && readErrorCode(one.reason))).toEqual([
      "NO_CONNECTION",
      "NO_CONNECTION",
    ]);
    await release();
    expect(await Promise.all(busy)).toEqual([[{ rows: 0 }], [{ rows: 0 }]]);
    await database.write("SELECT 1");
  });

  test("nothing is noted of somebody whom another process is deleting", async () => {
    const url = await server.createDatabase();
    const store = await openedStore(url);
    const [people, shown] = [store.collection("people"), store.collection("shown")];
    await people.set("anna", 1);
    const release = await hold(url, "DELETE FROM kept WHERE key = 'people:anna'");
    const writing = shown.setAll([{ key: "anna", value: 1, onlyIf: { collection: people, key: "anna" } }]);
    await untilWaiting(url, 1);
    await release();
    await writing;
    expect([await people.keys(""), await shown.keys("")]).toEqual([[], []]);
  });
});
