import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PostgresStoreOptions } from "../../../src/adapters/store/postgres/open.ts";
import type { Store } from "../../../src/adapters/store/store.ts";
import type { Collection } from "../../../src/core/collection.ts";
import { createKeyedQueue } from "../../../src/core/talk/keyed-queue.ts";
import { holdInQueue, type Turns, turnsOfOneProcess } from "../../../src/core/talk/turns.ts";
import { testKeyedQueue } from "../../core/talk/keyed-queue-contract.ts";
import { hasPostgres, runSql, startCuttingProxy, startPostgres } from "../../fakes/postgres.ts";
import { closeAfterEach, usePostgres } from "../../fakes/postgres-suite.ts";
import { openStoreOfProcess } from "../../fakes/store-process.ts";

/** Something that a test lets happen. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe.skipIf(!hasPostgres)("turns of people on PostgreSQL", () => {
  const server = usePostgres("deadlock_timeout=50ms");
  let shared: Store;
  beforeAll(async () => {
    shared = await openStoreOfProcess(await server.createDatabase());
  });
  afterAll(() => shared.close());
  const opened = closeAfterEach();

  type Opened = { store: Store; rows: Collection; turns: Turns };

  /** The store as one process has it. */
  async function openProcess(url: string, options: PostgresStoreOptions = {}): Promise<Opened> {
    const store = await openStoreOfProcess(url, options);
    opened.push(store);
    return { store, rows: store.collection("rows"), turns: store.turns ?? turnsOfOneProcess };
  }

  async function openTwo(): Promise<[Opened, Opened]> {
    const url = await server.createDatabase();
    return [await openProcess(url), await openProcess(url)];
  }

  describe("a queue whose tasks hold their person", () => {
    testKeyedQueue((most) => holdInQueue(createKeyedQueue(most), shared.turns ?? turnsOfOneProcess));
  });

  const count = async ({ rows }: Opened, key: string) => {
    const before = (await rows.get(key)) ?? 0;
    await rows.set(key, Number(before) + 1);
  };

  test("of one person follow each other over two processes, and those of two do not wait for each other", async () => {
    const [one, other] = await openTwo();
    const both = Array.from({ length: 40 }, (_, i) => (i % 2 ? one : other));
    await Promise.all(both.map((here) => here.turns.hold(["anna"], () => count(here, "anna"))));
    expect(await one.rows.get("anna")).toBe(40);
    const held = gate();
    const waiting = one.turns.hold(["anna"], () => held.opened);
    await other.turns.hold(["bob"], () => count(other, "bob"));
    held.open();
    await waiting;
    expect(await one.rows.get("bob")).toBe(1);
  });

  test("several people are held together, whatever their order", async () => {
    const [one, other] = await openTwo();
    const both = Array.from({ length: 20 }, (_, i) => (i % 2 ? one : other));
    await Promise.all(
      both.map((here, i) =>
        here.turns.hold(i % 3 ? ["anna", "bob"] : ["bob", "anna", "bob"], async () => {
          await count(here, "both");
        }),
      ),
    );
    expect(await one.rows.get("both")).toBe(20);
  });

  test("one that fails leaves nothing behind, and nothing leaves for outside", async () => {
    const [one, other] = await openTwo();
    const said: string[] = [];
    const failing = one.turns.hold(["anna"], async () => {
      await one.rows.set("a", 1);
      expect(await one.rows.get("a")).toBe(1);
      expect(await other.rows.get("a")).toBeUndefined();
      one.turns.afterTurn(() => said.push("drawn"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect([await one.rows.keys(""), said]).toEqual([[], []]);
  });

  test("what leaves for outside goes once all is written, in order, and belongs to no turn", async () => {
    const [one, other] = await openTwo();
    const said: string[] = [];
    const seen: Promise<unknown>[] = [];
    const result = await one.turns.hold(["anna"], async () => {
      await one.rows.set("a", 1);
      one.turns.afterTurn(() => {
        said.push("first");
        seen.push(other.rows.get("a"));
        // Outside of a turn it goes at once.
        one.turns.afterTurn(() => said.push("second"));
      });
      one.turns.afterTurn(() => said.push("third"));
      said.push("work");
      return "done";
    });
    expect([result, said, await Promise.all(seen)]).toEqual(["done", ["work", "first", "second", "third"], [1]]);
  });

  test("work that was begun in a turn and goes on after it does not use its connection", async () => {
    const [one] = await openTwo();
    const later = gate();
    let goingOn: Promise<void> = Promise.resolve();
    const failing = one.turns.hold(["anna"], async () => {
      await one.rows.set("a", 1);
      goingOn = later.opened.then(() => one.rows.set("b", 2));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    // Another turn has that connection by now.
    await one.turns.hold(["bob"], async () => {
      await one.rows.set("c", 3);
      later.open();
      await goingOn;
    });
    expect(await one.rows.keys("")).toEqual(["b", "c"]);
  });

  test("an alert that has changed meanwhile undoes nothing else of a turn", async () => {
    const [one] = await openTwo();
    const { subscriptions } = one.store;
    await subscriptions.set("a", { is: 1 });
    const replaced = await one.turns.hold(["anna"], async () => {
      await one.rows.set("before", 1);
      const outcomes = await Promise.all([
        subscriptions.replace("another stamp", { key: "a", value: 2 }, [{ collection: one.rows, key: "no", value: 1 }]),
        one.rows.set("beside", 1),
        subscriptions.replace('{"is":1}', { key: "a", value: 3 }, [{ collection: one.rows, key: "yes", value: 1 }]),
      ]);
      await one.rows.set("after", 1);
      return outcomes;
    });
    expect(replaced).toEqual([false, undefined, true]);
    expect([await one.rows.keys(""), await subscriptions.get("a")]).toEqual([["after", "before", "beside", "yes"], 3]);
  });

  test("of two that wait for each other's rows, one is undone and run once more, and says everything once", async () => {
    const [one, other] = await openTwo();
    await one.rows.setAll([
      { key: "a", value: 0 },
      { key: "b", value: 0 },
    ]);
    const said: string[] = [];
    const met = [gate(), gate()] as const;
    let tries = 0;
    const cross = (here: Opened, mine: 0 | 1, person: string, [first, second]: [string, string]) =>
      here.turns.hold([person], async () => {
        tries += 1;
        here.turns.afterTurn(() => said.push(person));
        await count(here, first);
        met[mine].open();
        await met[mine === 0 ? 1 : 0].opened;
        await count(here, second);
      });
    await Promise.all([cross(one, 0, "anna", ["a", "b"]), cross(other, 1, "bob", ["b", "a"])]);
    expect(tries).toBe(3);
    expect(said.sort()).toEqual(["anna", "bob"]);
  });

  test("one whose connection ends before it is written is run once more", async () => {
    const url = await server.createDatabase();
    const one = await openProcess(url);
    const said: number[] = [];
    let tries = 0;
    await one.turns.hold(["anna"], async () => {
      tries += 1;
      const mine = tries;
      await one.rows.set(`try ${mine}`, 1);
      one.turns.afterTurn(() => said.push(mine));
      if (mine === 1)
        await runSql(
          url,
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND state = 'idle in transaction'`,
        );
      await one.rows.set("last", mine);
    });
    expect([await one.rows.keys(""), await one.rows.get("last"), said]).toEqual([["last", "try 2"], 2, [2]]);
  });

  test.each([
    ["undone, and is run once more", "before", 2],
    ["written, and is not run once more", "answered", 1],
  ] as const)("one whose end nobody told of is found to be %s", async (_, when, expected) => {
    const proxy = await startCuttingProxy(server);
    opened.push(proxy);
    const one = await openProcess(proxy.through(await server.createDatabase()));
    let tries = 0;
    await one.turns.hold(["anna"], async () => {
      tries += 1;
      await count(one, "a");
      if (tries === 1) proxy.cutAt("COMMIT", when);
    });
    expect([tries, await one.rows.get("a")]).toEqual([expected, 1]);
  });

  test("one of which nobody can tell whether it is written is not run once more", async () => {
    const own = await startPostgres();
    opened.push(own);
    const proxy = await startCuttingProxy(own);
    opened.push(proxy);
    let gone: Promise<void> | undefined;
    let isEnding = false;
    const one = await openProcess(proxy.through(await own.createDatabase()), {
      limits: { connectMs: 500 },
      onStatement: (sql) => {
        if (!isEnding || sql !== "COMMIT") return;
        gone ??= own.stop("SIGKILL");
        proxy.cut();
      },
    });
    let tries = 0;
    const cut = one.turns.hold(["anna"], async () => {
      tries += 1;
      await one.rows.set("a", 1);
      isEnding = true;
    });
    await expect(cut).rejects.toThrow(/ECONN|EPIPE|terminated/);
    expect(tries).toBe(1);
    await gone;
  });

  test("a statement that fails undoes all of it, and only what is said of that is said", async () => {
    const [one] = await openTwo();
    const said: string[] = [];
    const refuse = () =>
      one.store.subscriptions.replace("x", { key: "a", value: "\u0000", dueAt: new Date(Number.NaN) });
    const turn = (tells: boolean) =>
      one.turns.hold(["anna"], async () => {
        await one.rows.set("a", 1);
        one.turns.afterTurn(() => said.push("drawn"));
        await refuse().catch(() => tells && one.turns.afterTurn(() => said.push("failure")));
        return "told";
      });
    expect(await turn(true)).toBe("told");
    await expect(turn(false)).rejects.toThrow();
    expect([await one.rows.keys(""), said]).toEqual([[], ["failure"]]);
  });

  test("however many people act at once, those who read beside turns wait for no circle", async () => {
    const url = await server.createDatabase();
    const one = await openProcess(url, { limits: { connections: 3 } });
    const outside = gate();
    const beside = outside.opened.then(() => one.rows.get("0"));
    const turns = Array.from({ length: 12 }, (_, i) =>
      one.turns.hold([String(i)], async () => {
        await count(one, String(i));
        if (i === 0) outside.open();
        // Read by somebody else, who was begun before this turn.
        await beside;
        await count(one, String(i));
      }),
    );
    await Promise.all(turns);
    expect(await Promise.all(turns.map((_, i) => one.rows.get(String(i))))).toEqual(turns.map(() => 2));
  });
});
