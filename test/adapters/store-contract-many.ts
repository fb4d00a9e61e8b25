import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { openStore, type Store } from "../../src/adapters/store.ts";
import type { StoreHost } from "./store-contract.ts";

/** What every store does with several rows at once, and with what is not as it wrote it. */
export function describeManyRows(host: StoreHost): void {
  const opened: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close().catch(() => {});
  });

  /** A store, with the statements that it runs from now on. */
  async function counted(there?: string) {
    const statements: string[] = [];
    const url = there ?? (await host.freshUrl());
    const store = await openStore(url, { onStatement: (sql) => void statements.push(sql) });
    opened.push(store);
    return { store, url, statements, collections: open(store) };
  }

  function open(store: Store) {
    return {
      people: store.collection("people"),
      screens: store.collection("screens"),
      shown: store.collection("shown"),
    };
  }

  describe.each(Object.keys(host.places))("several rows in one reading, in %s", (where) => {
    test("come in the order asked for, from whatever collection, also where one says how another is called", async () => {
      const { collections, statements } = await counted(await host.places[where]?.());
      const { people, screens, shown } = collections;
      await people.set("1", { current: { "-100/4": "abc", "77": "seven" }, odd: 5 });
      await screens.set("-100/4:abc", { step: "home" });
      await screens.set("77:seven", { step: "seven" });
      await shown.set("-100/4:abc", 12);
      const from = (...path: string[]) => ({ collection: people, key: "1", path });
      statements.length = 0;
      expect(
        await people.getAll([
          { key: "1" },
          { collection: screens, key: "-100/4:", rest: from("current", "-100/4") },
          { collection: shown, key: "-100/4:", rest: from("current", "-100/4") },
          { collection: screens, key: "77:", rest: from("current", "77") },
          { collection: screens, key: "77:", rest: from("current", "78") },
          { collection: screens, key: "77:", rest: from("odd") },
          { collection: screens, key: "77:", rest: from("toString", "name") },
          { collection: screens, key: "77:", rest: { collection: people, key: "2", path: ["current", "77"] } },
          { collection: shown, key: "nobody" },
        ]),
      ).toEqual([
        { current: { "-100/4": "abc", "77": "seven" }, odd: 5 },
        ...[{ step: "home" }, 12, { step: "seven" }],
        ...Array.from({ length: 5 }, () => undefined),
      ]);
      expect(statements).toHaveLength(1);
    });

    test("say nothing of what has ended or cannot be read, nor of what only such a row points to", async () => {
      const { store, collections } = await counted(await host.places[where]?.());
      const { people, screens } = collections;
      await people.set("ended", { current: { c: "abc" } }, 1);
      await screens.set("c:abc", 1);
      await screens.set("c:ended", 2, 1);
      await people.set("live", { current: { c: "ended" } });
      await new Promise((resolve) => setTimeout(resolve, 5));
      const rest = (key: string) => ({ collection: people, key, path: ["current", "c"] });
      expect(
        await screens.getAll([
          { key: "c:", rest: rest("ended") },
          { key: "c:", rest: rest("live") },
          { collection: people, key: "ended" },
        ]),
      ).toEqual([undefined, undefined, undefined]);
      await expect(screens.getAll([{ collection: store.knownOffers, key: "a" }])).rejects.toThrow();
    });

    test("are the same as those that are read one by one, whatever they are called", async () => {
      const { people, screens } = (await counted(await host.places[where]?.())).collections;
      const name = fc.string({ unit: "grapheme", maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(name, name, name, async (person, chat, id) => {
          await people.set(person, { current: { [chat]: id } });
          await screens.set(`${chat}:${id}`, { id });
          const rest = { collection: people, key: person, path: ["current", chat] };
          expect(await screens.getAll([{ key: `${chat}:`, rest }])).toEqual([{ id }]);
        }),
        { numRuns: 60 },
      );
    });
  });

  test("a row that cannot be read spoils no reading", async () => {
    const { url, collections } = await counted();
    await host.sql(url, "INSERT INTO kept (key, value) VALUES ('people:torn', '{\"value\":')");
    const { people, screens } = collections;
    await screens.set("a", 1);
    const rest = { collection: people, key: "torn", path: ["current", "c"] };
    const rows = [{ key: "a" }, { key: "c:", rest }, { collection: people, key: "torn" }];
    expect(await screens.getAll(rows)).toEqual([1, undefined, undefined]);
  });

  describe("rows of several collections", () => {
    test("that stand in one table are written by one statement", async () => {
      const { collections, statements } = await counted();
      const { people, screens, shown } = collections;
      statements.length = 0;
      await screens.setAll([
        { key: "a", value: 1 },
        { collection: people, key: "a", value: 2 },
        { collection: shown, key: "a", value: 3 },
      ]);
      expect(statements).toHaveLength(1);
      expect(await Promise.all([screens, people, shown].map((one) => one.get("a")))).toEqual([1, 2, 3]);
    });

    test("of which one is deleted and written anew end as the last one says", async () => {
      const { screens } = (await counted()).collections;
      await screens.set("a", 1);
      await screens.setAll([
        { key: "a", value: null, ttl: 0 },
        { key: "a", value: 2 },
        { key: "b", value: 1 },
        { key: "b", value: null, ttl: 0 },
      ]);
      expect([await screens.get("a"), await screens.get("b"), await screens.keys("")]).toEqual([2, undefined, ["a"]]);
    });

    test.each(["kept by key", "told", "an agenda"])(
      "(%s) with no time left are deleted, whichever way they are written",
      async (kind) => {
        const { store, collections, url } = await counted();
        const { knownOffers, subscriptions } = store;
        const rows = kind === "told" ? knownOffers : kind === "an agenda" ? subscriptions : collections.screens;
        await rows.setAll([
          { key: "a", value: 1 },
          { key: "a", value: null, ttl: 0 },
          { key: "b", value: null, ttl: 0 },
          { key: "b", value: 2 },
          { key: "c", value: 3 },
          { key: "d", value: 4 },
        ]);
        await rows.setAll([{ key: "c", value: null, ttl: -1 }]);
        await rows.set("d", null, 0);
        expect(await rows.keys("")).toEqual(["b"]);
        // Not only out of sight.
        const there = await host.sql<{ key: string }>(
          url,
          "SELECT key FROM kept UNION SELECT key FROM known_offers UNION SELECT key FROM subscriptions",
        );
        expect(there).toHaveLength(1);
      },
    );

    test("are left out where the row is not there that they are about", async () => {
      const { store, collections } = await counted();
      const { screens, shown } = collections;
      const { knownOffers, subscriptions } = store;
      await screens.set("there", 1);
      for (const key of ["there", "gone"]) {
        const onlyIf = { collection: screens, key };
        await screens.setAll([
          { collection: shown, key, value: 1, onlyIf },
          { collection: knownOffers, key, value: {}, onlyIf },
          { collection: subscriptions, key, value: {}, onlyIf },
          { key: `beside ${key}`, value: 1 },
        ]);
      }
      expect([await shown.keys(""), await knownOffers.keys(""), await subscriptions.keys("")]).toEqual(
        Array.from({ length: 3 }, () => ["there"]),
      );
      expect(await screens.keys("beside")).toEqual(["beside gone", "beside there"]);
    });
  });

  describe("what many want written at one moment", () => {
    test("is written in few transactions, and each is told once it is on disk", async () => {
      const { store, url, collections, statements } = await counted();
      const { screens } = collections;
      statements.length = 0;
      const keys = Array.from({ length: 50 }, (_, i) => String(100 + i));
      await Promise.all(
        keys.map((key) =>
          screens.setAll([
            { key, value: 1 },
            { collection: store.knownOffers, key, value: {} },
          ]),
        ),
      );
      expect(statements.filter((sql) => sql.startsWith("COMMIT")).length).toBeLessThanOrEqual(3);
      const other = await openStore(url);
      opened.push(other);
      expect([await other.collection("screens").keys(""), await other.knownOffers.keys("")]).toEqual([keys, keys]);
    });
  });

  describe("a row that cannot be read", () => {
    /** What another hand leaves in a row. */
    const broken = [
      '\'{"value":{"version":1\'',
      "''",
      "'null'",
      "'5'",
      "'\"text\"'",
      '\'{"expires":"soon"}\'',
      "'[1,2]'",
      "NULL",
    ];

    test("breaks no list, is not there for who reads it, and goes with the purge, which counts it", async () => {
      const { store, url } = await counted();
      const collection = store.collection("screens");
      await collection.set("a:1", { text: "kept" });
      await collection.set("a:2", { text: "gone" }, 1);
      const put = (key: string, value: string) =>
        host.sql(url, `INSERT INTO kept (key, value) VALUES ('${key}', ${value})`);
      for (const [i, value] of broken.entries()) await put(`screens:a:broken${i}`, value);
      await put("people:a", broken[0] ?? "");
      await host.sql(url, "INSERT INTO subscriptions (key, value, due_at) VALUES ('a', '{', 0)");
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await collection.keys("a:")).toEqual(["a:1", ...broken.map((_, i) => `a:broken${i}`)]);
      for (const [i] of broken.entries()) expect(await collection.get(`a:broken${i}`)).toBeUndefined();
      expect(await store.subscriptions.get("a")).toBeNull();
      // The expired one, and those that are not JSON, but of people.
      expect([await store.purge(new Date(), ["people"]), store.unreadable()]).toEqual([5, 4]);
      expect(await collection.keys("a:")).toEqual(["a:1", ...[2, 3, 4, 5, 6].map((i) => `a:broken${i}`)]);
      expect(await store.subscriptions.keys("")).toEqual([]);
      expect(await store.collection("people").keys("")).toEqual(["a"]);
      expect([await store.purge(new Date()), store.unreadable()]).toEqual([1, 5]);
      expect(await store.collection("people").keys("")).toEqual([]);
    });
  });

  describe("once a later version has been there", () => {
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

    /** Later than that of any store. */
    const laterVersion = 1_000;

    async function inUse() {
      const { store, url } = await counted();
      await store.collection("rows").setAll([
        { key: "a", value: 1 },
        { collection: store.subscriptions, key: "a", value: 1, dueAt: new Date(0) },
        { collection: store.knownOffers, key: "a", value: {} },
      ]);
      expect(await store.claim("alerts", "me", 60_000)).toMatchObject({ isMine: true });
      const bringTo = (version: number, readableFrom: number) =>
        host.sql(
          url,
          `UPDATE meta SET value = CASE name WHEN 'version' THEN ${version} ELSE ${readableFrom} END
         WHERE name IN ('version', 'readable_from')`,
        );
      const content = () =>
        Promise.all(
          ["kept", "subscriptions", "known_offers", "leases"].map((table) => host.sql(url, `SELECT * FROM ${table}`)),
        );
      return { store, bringTo, content };
    }

    test.each(writes)("%s is refused where it has made the store its own", async (_what, write) => {
      const { store, bringTo, content } = await inUse();
      await bringTo(laterVersion, laterVersion);
      const before = await content();
      await expect(write(store)).rejects.toThrow(
        /a later version of Tremplin has brought this (file|database) up to date/,
      );
      expect(await content()).toEqual(before);
    });

    test.each(writes)("%s is written where it lets this one go on", async (_what, write) => {
      const { store, bringTo } = await inUse();
      await bringTo(laterVersion, 1);
      await write(store);
    });
  });
}
