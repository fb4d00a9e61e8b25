import fc from "fast-check";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { openStore, type Store } from "../../src/adapters/store.ts";

/** Where a store stands, as these tests need it. */
export type StoreHost = {
  /** The address of an empty store that another process may open too. */
  freshUrl: () => Promise<string>;
  /** Of one that this test alone has open: the fastest there is. */
  quickUrl: () => Promise<string>;
  /** The kinds of places, each with the address of an empty store there. */
  places: Record<string, () => Promise<string>>;
  /** Runs statements past the store; resolves with the rows of the last one. */
  sql: <Row extends object>(url: string, ...statements: string[]) => Promise<Row[]>;
  /** What is said of a table that is not there. */
  noTable: RegExp;
  /** Takes so many milliseconds off the leases of all stores, where they run by another clock than ours. */
  passLeases: (ms: number) => Promise<void>;
};

/** What every store does, whatever it stands on. */
export function describeStore(host: StoreHost): void {
  const open: Store[] = [];
  let passed = 0;
  afterEach(() => {
    vi.useRealTimers();
    passed = 0;
  });
  afterAll(async () => {
    await Promise.allSettled(open.map((store) => store.close()));
  });

  async function opened(url?: string): Promise<Store> {
    const store = await openStore(url ?? (await host.freshUrl()));
    open.push(store);
    return store;
  }

  const openedQuickly = async () => opened(await host.quickUrl());

  const start = new Date("2026-11-22T12:00:00Z");
  /** The clock stands at noon until it is told to go on. Only the clock: the store waits in real time. */
  function stopClock() {
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    return {
      later: async (ms: number) => {
        vi.setSystemTime(start.getTime() + ms);
        await host.passLeases(ms - passed);
        passed = ms;
      },
    };
  }

  const numbered = (count: number, prefix = "") =>
    Array.from({ length: count }, (_, i) => `${prefix}${String(i).padStart(5, "0")}`);

  describe.each(Object.keys(host.places))("a row that was read, in %s", (where) => {
    const openedThere = async () => opened(await host.places[where]?.());

    test("is replaced while it is as it was read, with other rows in the same write", async () => {
      const { subscriptions, knownOffers } = await openedThere();
      await subscriptions.setAll([{ key: "a", value: { sending: null }, dueAt: start }]);
      const read = await subscriptions.getStamped("a");
      expect(read?.value).toEqual({ sending: null });
      const others = [{ collection: knownOffers, key: "anna:ft:1", value: {} }];
      expect(await subscriptions.replace(read?.stamp ?? "", { key: "a", value: { sending: 1 } }, others)).toBe(true);
      expect(await subscriptions.get("a")).toEqual({ sending: 1 });
      expect(await subscriptions.listDue(new Date("2100-01-01"))).toEqual([]);
      expect(await knownOffers.keys("")).toEqual(["anna:ft:1"]);
    });

    test.each<[string, (store: Store) => Promise<unknown>]>([
      ["changed", ({ subscriptions }) => subscriptions.set("a", { sending: 2 })],
      ["deleted", ({ subscriptions }) => subscriptions.delete("a")],
    ])("and was %s meanwhile is not replaced, and nothing is written", async (_what, changes) => {
      const store = await openedThere();
      const { subscriptions, knownOffers } = store;
      await subscriptions.set("a", { sending: null });
      const { stamp = "" } = (await subscriptions.getStamped("a")) ?? {};
      await changes(store);
      const after = await subscriptions.get("a");
      const others = [{ collection: knownOffers, key: "anna:ft:1", value: {} }];
      for (const more of [[], others])
        expect(await subscriptions.replace(stamp, { key: "a", value: { sending: 1 } }, more)).toBe(false);
      expect(await subscriptions.get("a")).toEqual(after);
      expect(await knownOffers.keys("")).toEqual([]);
    });

    test("is replaced with all that were read with it, or none of them is", async () => {
      const { subscriptions, knownOffers } = await openedThere();
      const keys = ["a", "b", "c"];
      for (const key of keys) await subscriptions.set(key, { chat: 1 });
      const stamps = await Promise.all(keys.map((key) => subscriptions.getStamped(key)));
      const changes = (chat: number) =>
        keys.map((key, i) => ({ stamp: stamps[i]?.stamp ?? "", row: { key, value: { chat }, dueAt: start } }));
      await subscriptions.set("c", { chat: 3 });
      const others = [{ collection: knownOffers, key: "anna:ft:1", value: {} }];
      for (const more of [[], others]) expect(await subscriptions.replaceAll(changes(2), more)).toBe(false);
      const read = () => Promise.all(keys.map((key) => subscriptions.get(key)));
      expect(await read()).toEqual([{ chat: 1 }, { chat: 1 }, { chat: 3 }]);
      expect([await subscriptions.listDue(new Date("2100-01-01")), await knownOffers.keys("")]).toEqual([[], []]);
      // What was written after that is not in a transaction of it.
      await subscriptions.set("c", { chat: 1 });
      expect(await subscriptions.replaceAll(changes(2), others)).toBe(true);
      expect(await read()).toEqual([{ chat: 2 }, { chat: 2 }, { chat: 2 }]);
      expect([await subscriptions.listDue(new Date("2100-01-01")), await knownOffers.keys("")]).toEqual([
        keys,
        ["anna:ft:1"],
      ]);
      expect(await subscriptions.replaceAll([], [{ collection: knownOffers, key: "anna:ft:2", value: {} }])).toBe(true);
      expect(await knownOffers.keys("")).toEqual(["anna:ft:1", "anna:ft:2"]);
    });

    test("is replaced by one of all who read it", async () => {
      const { subscriptions } = await openedThere();
      await subscriptions.set("a", { sending: null });
      expect(await subscriptions.getStamped("b")).toBeUndefined();
      const { stamp = "" } = (await subscriptions.getStamped("a")) ?? {};
      const won = await Promise.all(
        numbered(20).map((sending) => subscriptions.replace(stamp, { key: "a", value: { sending } })),
      );
      expect(won.filter((isMine) => isMine)).toHaveLength(1);
      expect(await subscriptions.get("a")).toEqual({ sending: numbered(20)[won.indexOf(true)] });
    });
  });

  test("of two processes that read the same row, one replaces it", async () => {
    const url = await host.freshUrl();
    const [one, other] = [await opened(url), await opened(url)];
    await one.subscriptions.set("a", { sending: null });
    const stamps = await Promise.all([one, other].map((store) => store.subscriptions.getStamped("a")));
    const won = await Promise.all(
      [one, other].map(({ subscriptions }, i) =>
        subscriptions.replace(stamps[i]?.stamp ?? "", { key: "a", value: { sending: i } }),
      ),
    );
    expect(won.filter((isMine) => isMine)).toHaveLength(1);
  });

  describe("a row", () => {
    test.each<[string, unknown]>([
      ["an object", { version: 1, titles: ["Œnologue d’État", "🔥"], none: null, deep: { list: [1, [2]] } }],
      ["a list", [1, "2", null]],
      ["text with every kind of sign", "a\u0000b\n\"'\\;--%_:é🐈"],
      ["text like the store's own marks", ":base64:AAAA"],
      ["text that begins with a colon", ":x"],
      ["a number", 0.1],
      ["zero", 0],
      ["false", false],
      ["an empty text", ""],
      ["null", null],
      ["a large text", "é".repeat(300_000)],
    ])("comes back as it was: %s", async (_what, value) => {
      const rows = (await openedQuickly()).collection("rows");
      await rows.set("key", value);
      expect(await rows.get("key")).toEqual(value);
    });

    test("is undefined before it is set, and after it is deleted", async () => {
      const rows = (await opened()).collection("rows");
      expect(await rows.get("a")).toBeUndefined();
      await rows.set("a", 1);
      await rows.set("a", 2);
      expect(await rows.get("a")).toBe(2);
      await rows.delete("a");
      await rows.delete("a");
      expect(await rows.get("a")).toBeUndefined();
    });

    test("is still there when the file is opened again", async () => {
      const url = await host.freshUrl();
      const first = await opened(url);
      await first.collection("rows").set("web:1:a", { state: "results" });
      await first.close();
      const second = (await opened(url)).collection("rows");
      expect(await second.get("web:1:a")).toEqual({ state: "results" });
      expect(await second.keys("web:")).toEqual(["web:1:a"]);
    });

    test("a hundred at a time all land, on one collection and on several", async () => {
      const store = await opened();
      const collections = ["screens", "people", "asking"].map(store.collection);
      const keys = numbered(100);
      await Promise.all(collections.flatMap((collection) => keys.map((key) => collection.set(key, { key }))));
      for (const collection of collections) {
        expect(await collection.keys("")).toEqual(keys);
        expect(await Promise.all(keys.map((key) => collection.get(key)))).toEqual(keys.map((key) => ({ key })));
      }
    });

    test("written with others in one go reads as if it had been alone, and ends with its time", async () => {
      const rows = (await opened()).collection("rows");
      const values = [{ a: 1 }, ":odd", "d'Arc", [null, true], {}];
      await rows.set("key0", "former");
      await rows.setAll(values.map((value, i) => ({ key: `key${i}`, value })));
      expect(await rows.keys("")).toEqual(values.map((_, i) => `key${i}`));
      expect(await Promise.all(values.map((_, i) => rows.get(`key${i}`)))).toEqual(values);
      await rows.setAll([]);
      await rows.setAll([{ key: "key1", value: "gone", ttl: -1 }]);
      expect(await rows.get("key1")).toBeUndefined();
    });

    test.each(Object.keys(host.places))(
      "rows of several collections are written in one go, all or none, in %s",
      async (where) => {
        const store = await opened(await host.places[where]?.());
        const [rows, others] = [store.collection("rows"), store.collection("others")];
        await rows.setAll([
          { key: "a", value: 1 },
          { collection: others, key: "a", value: 2 },
          { collection: others, key: "short", value: 3, ttl: -1 },
        ]);
        expect([await rows.get("a"), await others.get("a"), await others.get("short")]).toEqual([1, 2, undefined]);
        const circle: { of?: unknown } = {};
        circle.of = circle;
        await expect(
          rows.setAll([
            { key: "b", value: 1 },
            { collection: others, key: "b", value: circle },
          ]),
        ).rejects.toThrow();
        const foreign = (await openedQuickly()).collection("rows");
        await expect(
          rows.setAll([
            { key: "b", value: 1 },
            { collection: foreign, key: "b", value: 2 },
          ]),
        ).rejects.toThrow("another store");
        expect([await rows.keys(""), await others.keys("")]).toEqual([["a"], ["a"]]);
      },
    );

    test("twenty rows are set while several collections are written in one go, again and again", async () => {
      const store = await opened();
      const [rows, others] = [store.collection("rows"), store.collection("others")];
      const inOneGo = numbered(50).map((key) =>
        rows.setAll([
          { key, value: 1 },
          { collection: others, key, value: 2 },
        ]),
      );
      const alone = numbered(20, "alone").flatMap((key) => [
        rows.set(key, 3),
        others.set(key, 4).then(() => others.delete(key)),
      ]);
      await Promise.all([...inOneGo, ...alone]);
      expect([(await rows.keys("")).length, (await others.keys("")).length]).toEqual([70, 50]);
    });

    test("twenty thousand rows are written in one go, whatever is in them", async () => {
      const rows = (await opened()).collection("rows");
      const all = numbered(20_000).map((key, i) => ({
        key: `é"'\\${key}`,
        value: { text: `\u{1F393} ' " \\ \n ${i}` },
      }));
      await rows.setAll(all);
      expect(await rows.keys("")).toEqual(all.map(({ key }) => key).sort());
      expect(await rows.get(all.at(-1)?.key ?? "")).toEqual(all.at(-1)?.value);
    });

    test("of many in one go is not there when one of them cannot be", async () => {
      const rows = (await opened()).collection("rows");
      const circle: { of?: unknown } = {};
      circle.of = circle;
      await expect(
        rows.setAll([
          { key: "a", value: 1 },
          { key: "b", value: circle },
        ]),
      ).rejects.toThrow();
      expect(await rows.keys("")).toEqual([]);
    });
  });

  describe("collections on one file", () => {
    test("do not see each other's rows", async () => {
      const store = await opened();
      const [a, aa, ab] = ["a", "aa", "ab"].map(store.collection);
      for (const [i, collection] of [a, aa, ab].entries()) await collection?.set("b:c", i);
      await a?.set("a:b", "mine");
      await aa?.delete("b:c");
      expect([await a?.get("b:c"), await aa?.get("b:c"), await ab?.get("b:c")]).toEqual([0, undefined, 2]);
      expect([await a?.keys(""), await aa?.keys(""), await ab?.keys("")]).toEqual([["a:b", "b:c"], [], ["b:c"]]);
    });

    test.each(["", "a_b", "a%", "Screens", "a:b", "a1", "é", "a b", "*"])("%j cannot name one", async (name) => {
      const store = await openedQuickly();
      expect(() => store.collection(name)).toThrow("cannot name a collection");
    });
  });

  describe("keys", () => {
    test("come all, in order, whatever their number", async () => {
      const rows = (await openedQuickly()).collection("rows");
      const keys = numbered(1203, "chat:");
      await Promise.all([...keys.toReversed(), "chas", "chau", "cha", "chat"].map((key) => rows.set(key, 0)));
      expect(await rows.keys("chat:")).toEqual(keys);
      expect(await rows.keys("chat:011")).toEqual(keys.slice(1100, 1200));
      expect(await rows.keys("nobody")).toEqual([]);
      expect(await rows.keys("")).toHaveLength(1207);
    });

    // The page size, and one more or less.
    test.each([499, 500, 501, 1000])("of %i rows are as many", async (count) => {
      const rows = (await openedQuickly()).collection("rows");
      const keys = numbered(count);
      await Promise.all(keys.map((key) => rows.set(key, 0)));
      expect(await rows.keys("")).toEqual(keys);
    });

    test.each([
      ["a%", ["a%b"]],
      ["a_", ["a_b"]],
      ["a", ["a%b", "a*b", "a_b", "axb"]],
      ["A", ["A_b"]],
      ["%", ["%"]],
      ["a*", ["a*b"]],
      ["'", ["'; DROP TABLE keyv; --"]],
    ])("a beginning is taken to the letter: %s", async (prefix, expected) => {
      const rows = (await openedQuickly()).collection("rows");
      for (const key of ["a%b", "a_b", "axb", "A_b", "%", "a*b", "'; DROP TABLE keyv; --"]) await rows.set(key, 0);
      expect(await rows.keys(prefix)).toEqual(expected);
    });

    test("are those that begin so, whatever they are made of", async () => {
      const rows = (await openedQuickly()).collection("rows");
      const key = fc.string({ unit: "grapheme", maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(key, { maxLength: 20 }), key, async (keys, prefix) => {
          await Promise.all((await rows.keys("")).map(rows.delete));
          await Promise.all(keys.map((one) => rows.set(one, 0)));
          const expected = keys.filter((one) => one.startsWith(prefix));
          // In the order of their bytes.
          expected.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
          expect(await rows.keys(prefix)).toEqual(expected);
        }),
        { numRuns: 60 },
      );
    });

    test.each([
      ["", "2026-11-22T08", ["2026-11-22T06:a", "2026-11-22T07:a", "2026-11-22T07:b"]],
      ["", "2026-11-22T06", []],
      ["", "9", ["2026-11-22T06:a", "2026-11-22T07:a", "2026-11-22T07:b", "2026-11-22T08", "2026-11-22T08:a"]],
      ["2026-11-22T07", "2026-11-22T08", ["2026-11-22T07:a", "2026-11-22T07:b"]],
      ["2026-11-22T07", "2026-11-22T07:b", ["2026-11-22T07:a"]],
      ["2026-11-22T06", "9", ["2026-11-22T06:a"]],
      ["2026-11-22T08", "2026-11-22T07", []],
    ])("that begin with %j end before %j", async (prefix, before, expected) => {
      const rows = (await openedQuickly()).collection("rows");
      for (const key of ["2026-11-22T08:a", "2026-11-22T07:b", "2026-11-22T06:a", "2026-11-22T08", "2026-11-22T07:a"])
        await rows.set(key, 0);
      expect(await rows.keys(prefix, before)).toEqual(expected);
    });

    test("up to one are all, over many pages", async () => {
      const rows = (await openedQuickly()).collection("rows");
      const keys = numbered(1203);
      await Promise.all(keys.map((key) => rows.set(key, 0)));
      expect(await rows.keys("", "01200")).toEqual(keys.slice(0, 1200));
    });

    test("miss none of the rows that stay while others come and go", async () => {
      const rows = (await opened()).collection("rows");
      const all = numbered(1200);
      await Promise.all(all.map((key) => rows.set(key, 0)));
      const [going, staying] = [all.filter((_, i) => i % 3 === 0), all.filter((_, i) => i % 3 !== 0)];
      const [listed] = await Promise.all([
        rows.keys(""),
        ...going.map((key) => rows.delete(key)),
        ...going.map((key) => rows.set(`${key}-new`, 0)),
      ]);
      const stayed = new Set(staying);
      expect(listed.filter((key) => stayed.has(key))).toEqual(staying);
      expect(new Set(listed).size).toBe(listed.length);
    });
  });

  describe("a row with an end", () => {
    test.each([
      [999, "soup"],
      [1000, undefined],
      [5000, undefined],
    ])("after %i of 1000 ms is %s", async (elapsed, expected) => {
      const clock = stopClock();
      const rows = (await openedQuickly()).collection("rows");
      await rows.set("a", "soup", 1000);
      await clock.later(elapsed);
      expect(await rows.get("a")).toBe(expected);
      expect(await rows.keys("")).toEqual(expected === undefined ? [] : ["a"]);
    });

    test("has the end of its last set", async () => {
      const clock = stopClock();
      const rows = (await openedQuickly()).collection("rows");
      await rows.set("longer", 1, 1000);
      await rows.set("longer", 2, 60_000);
      await rows.set("for ever", 1, 1000);
      await rows.set("for ever", 2);
      await rows.set("shorter", 1);
      await rows.set("shorter", 2, 1000);
      await clock.later(2000);
      expect([await rows.get("longer"), await rows.get("for ever"), await rows.get("shorter")]).toEqual([
        2,
        2,
        undefined,
      ]);
    });

    test("is not listed once it has ended, nor does it hide others, over many pages", async () => {
      const clock = stopClock();
      const rows = (await openedQuickly()).collection("rows");
      const keys = numbered(1600);
      await Promise.all(keys.map((key, i) => rows.set(key, 0, i % 4 === 0 ? undefined : 1000)));
      await clock.later(2000);
      expect(await rows.keys("")).toEqual(keys.filter((_, i) => i % 4 === 0));
    });

    test("that has ended and is written anew is not lost to someone who reads it meanwhile", async () => {
      const clock = stopClock();
      const rows = (await opened()).collection("rows");
      const keys = numbered(200);
      await Promise.all(keys.map((key) => rows.set(key, "old", 1000)));
      await clock.later(2000);
      await Promise.all(keys.flatMap((key) => [rows.get(key), rows.set(key, "new")]));
      expect(await rows.keys("")).toEqual(keys);
    });
  });

  describe("purge", () => {
    test("when it was last carried out is known after a restart; one that failed does not count", async () => {
      const url = await host.freshUrl();
      const first = await opened(url);
      expect(await first.lastPurge()).toBeUndefined();
      await first.purge(start);
      await first.purge(new Date(start.getTime() + 60_000));
      await first.close();
      await expect(first.purge(new Date(start.getTime() + 120_000))).rejects.toThrow();
      expect(await (await opened(url)).lastPurge()).toEqual(new Date(start.getTime() + 60_000));
    });

    test("deletes the rows that have ended, on every collection, and no others", async () => {
      const clock = stopClock();
      const url = await host.freshUrl();
      const store = await opened(url);
      const [screens, people] = [store.collection("screens"), store.collection("people")];
      const keys = numbered(510);
      await Promise.all(keys.flatMap((key) => [screens.set(key, 0, 1000), people.set(key, 0, 5000)]));
      await people.set("stays", 0);
      expect(await store.purge(new Date())).toBe(0);
      await clock.later(2000);
      expect(await store.purge(new Date())).toBe(510);
      expect(await store.purge(new Date())).toBe(0);
      const [left] = await host.sql<{ rows: number | string }>(url, "SELECT count(*) AS rows FROM kept");
      expect(Number(left?.rows)).toBe(511);
      expect(await people.keys("")).toEqual([...keys, "stays"]);
      await clock.later(5000);
      expect(await store.purge(new Date())).toBe(510);
      expect(await people.keys("")).toEqual(["stays"]);
    });

    test("leaves what was written anew meanwhile, and does not count it", async () => {
      const clock = stopClock();
      const rows = (await opened()).collection("rows");
      const store = open.at(-1);
      const keys = numbered(520);
      await Promise.all(keys.map((key) => rows.set(key, "old", 1000)));
      await clock.later(2000);
      const again = keys.filter((_, i) => i % 2 === 0);
      const [gone = 0] = await Promise.all([
        store?.purge(new Date()),
        ...again.map((key) => rows.set(key, "new", 60_000)),
      ]);
      expect(await rows.keys("")).toEqual(again);
      expect(gone).toBeGreaterThanOrEqual(260);
      expect(gone).toBeLessThanOrEqual(520);
      expect(await store?.purge(new Date())).toBe(0);
    });
  });

  describe("a lease", () => {
    const minute = 60_000;

    test("belongs to the first who claims it, who may claim it again, and to nobody else until it is released", async () => {
      const store = await opened();
      expect(await store.claim("alerts", "a", minute)).toMatchObject({ isMine: true, holder: "a" });
      expect(await store.claim("alerts", "a", minute)).toMatchObject({ isMine: true, holder: "a" });
      expect(await store.claim("alerts", "b", minute)).toMatchObject({ isMine: false, holder: "a" });
      expect(await store.claim("terminal", "b", minute)).toMatchObject({ isMine: true, holder: "b" });
      await store.release("alerts", "b");
      expect(await store.claim("alerts", "b", minute)).toMatchObject({ isMine: false, holder: "a" });
      await store.release("alerts", "a");
      expect(await store.claim("alerts", "b", minute)).toMatchObject({ isMine: true, holder: "b" });
    });

    test("is known to be held, by whomever, until it is released or runs out", async () => {
      const clock = stopClock();
      const store = await opened();
      expect(await store.isHeld("alerts")).toBe(false);
      await store.claim("alerts", "a", minute);
      expect([await store.isHeld("alerts"), await store.isHeld("terminal")]).toEqual([true, false]);
      await clock.later(minute);
      expect(await store.isHeld("alerts")).toBe(false);
      await store.claim("alerts", "b", minute);
      await store.release("alerts", "b");
      expect(await store.isHeld("alerts")).toBe(false);
    });

    test("runs out when it is not renewed, and not when it is", async () => {
      const clock = stopClock();
      const store = await opened();
      await store.claim("alerts", "a", minute);
      await clock.later(minute - 20_000);
      expect(await store.claim("alerts", "b", minute)).toMatchObject({ isMine: false });
      expect(await store.claim("alerts", "a", minute)).toMatchObject({ isMine: true });
      await clock.later(2 * minute - 40_000);
      expect(await store.claim("alerts", "b", minute)).toMatchObject({ isMine: false });
      await clock.later(2 * minute - 20_000);
      expect(await store.claim("alerts", "b", minute)).toMatchObject({ isMine: true, holder: "b" });
      expect(await store.claim("alerts", "a", minute)).toMatchObject({ isMine: false, holder: "b" });
    });

    test("of a holder who is known to be dead is taken over, and only of that one", async () => {
      const store = await opened();
      await store.claim("alerts", "o'dead", minute);
      expect(await store.claim("alerts", "b", minute, ["someone else"])).toMatchObject({
        isMine: false,
        holder: "o'dead",
      });
      expect(await store.claim("alerts", "b", minute, ["o'dead"])).toMatchObject({ isMine: true, holder: "b" });
      expect(await store.claim("alerts", "c", minute, ["o'dead"])).toMatchObject({ isMine: false, holder: "b" });
    });

    test("that many claim at once on one file is one's alone", async () => {
      const url = await host.freshUrl();
      const stores = await Promise.all([opened(url), opened(url), opened(url)]);
      for (const name of numbered(20, "")) {
        const claims = await Promise.all(stores.map((store, i) => store.claim(name, `holder ${i}`, minute)));
        expect(claims.filter(({ isMine }) => isMine)).toHaveLength(1);
      }
    });

    test("is no row of a collection, outlives the store that took it, and is purged when it ran out", async () => {
      const clock = stopClock();
      const url = await host.freshUrl();
      const first = await openStore(url);
      await first.claim("alerts", "a", minute);
      expect(await first.collection("lease").keys("")).toEqual([]);
      await first.close();
      const second = await opened(url);
      expect(await second.claim("alerts", "b", minute)).toMatchObject({ isMine: false, holder: "a" });
      expect(await second.purge(new Date(Date.now() + minute - 1))).toBe(0);
      await clock.later(minute);
      expect(await second.purge(new Date())).toBe(1);
    });
  });

  describe("a store that fails says so", () => {
    const calls: [string, (store: Store) => Promise<unknown>][] = [
      ["get", (store) => store.collection("rows").get("a")],
      ["set", (store) => store.collection("rows").set("a", 1)],
      ["delete", (store) => store.collection("rows").delete("a")],
      ["keys", (store) => store.collection("rows").keys("")],
      ["purge", (store) => store.purge(new Date())],
      ["check", (store) => store.check()],
    ];

    test.each(calls)("%s rejects when the rows are gone", async (_name, call) => {
      const url = await host.freshUrl();
      const store = await opened(url);
      const collection = store.collection("rows");
      await collection.set("a", 1);
      await host.sql(url, "DROP TABLE kept");
      await expect(call({ ...store, collection: () => collection })).rejects.toThrow(host.noTable);
    });

    test.each(calls)("%s rejects when the store is closed", async (_name, call) => {
      const store = await opened();
      const collection = store.collection("rows");
      await collection.set("a", 1);
      await store.close();
      await expect(call({ ...store, collection: () => collection })).rejects.toThrow();
    });

    test("a value that is no JSON is refused", async () => {
      const rows = (await openedQuickly()).collection("rows");
      await expect(rows.set("a", { n: 1n })).rejects.toThrow("BigInt");
    });
  });
}
