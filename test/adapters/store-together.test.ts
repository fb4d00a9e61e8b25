import { join } from "node:path";
import fc from "fast-check";
import Keyv from "keyv";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/store/database.ts";
import { openStore, type Store } from "../../src/adapters/store.ts";
import { folder, removeFolders } from "./folder.ts";

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close().catch(() => {});
});
afterAll(removeFolders);

/** A store on a file, with the statements that it runs from now on. */
async function counted(where: "a file" | "memory" = "a file") {
  const statements: string[] = [];
  const path = join(await folder(), "store.sqlite");
  const store = await openStore(where === "memory" ? "memory://" : `sqlite://${path}`, {
    onStatement: (sql) => void statements.push(sql),
  });
  opened.push(store);
  return { store, path, statements, collections: open(store) };
}

function open(store: Store) {
  return { people: store.collection("people"), screens: store.collection("screens"), shown: store.collection("shown") };
}

describe.each(["a file", "memory"] as const)("several rows in one reading, in %s", (where) => {
  test("come in the order asked for, from whatever collection, also where one says how another is called", async () => {
    const { collections, statements } = await counted(where);
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
    const { store, collections } = await counted(where);
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
    const { people, screens } = (await counted(where)).collections;
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
  const { path, collections } = await counted();
  const raw = await openDatabase(path);
  opened.push(raw);
  await raw.write("INSERT INTO kept VALUES ('people:torn', '{\"value\":')", []);
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
      const { store, collections, path } = await counted();
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
      const raw = await openDatabase(path);
      opened.push(raw);
      const there = await raw.read<{ key: string }>(
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

test("a row stands in the file as Keyv writes it, whatever is in it", async () => {
  const { path, collections } = await counted();
  const raw = await openDatabase(path);
  opened.push(raw);
  const keyv = new Keyv();
  const word = fc.oneof(fc.string({ unit: "grapheme", maxLength: 6 }), fc.constantFrom(":", ":a", ":base64:", '":'));
  const value = fc.jsonValue({ stringUnit: "grapheme", maxDepth: 3 });
  await fc.assert(
    fc.asyncProperty(word, value, word, async (key, some, text) => {
      const all = { [key]: some, text, list: [text, some], at: new Date(0), none: undefined };
      await collections.screens.setAll([{ key: "a", value: all }]);
      const [row] = await raw.read<{ value: string }>("SELECT value FROM kept WHERE key = 'screens:a'");
      expect(row?.value).toBe(await keyv.serializeData({ value: all, expires: undefined }));
      expect([await collections.screens.get("a")]).toEqual(await collections.screens.getAll([{ key: "a" }]));
    }),
    { numRuns: 100 },
  );
  await collections.screens.setAll([{ key: "a", value: { bytes: Buffer.from("é") } }]);
  expect(await collections.screens.get("a")).toEqual({ bytes: Buffer.from("é") });
});

describe("what many want written at one moment", () => {
  test("is written in few transactions, and each is told once it is on disk", async () => {
    const { store, path, collections, statements } = await counted();
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
    const other = await openStore(`sqlite://${path}`);
    opened.push(other);
    expect([await other.collection("screens").keys(""), await other.knownOffers.keys("")]).toEqual([keys, keys]);
  });

  test("fails for those alone whose statements fail", async () => {
    const database = await openDatabase(join(await folder(), "a.sqlite"));
    opened.push(database);
    await database.write("CREATE TABLE numbers (number INTEGER PRIMARY KEY)");
    const insert = (...numbers: number[]) =>
      database.writeAll(numbers.map((one) => ({ sql: "INSERT INTO numbers VALUES (?)", values: [one] })));
    const outcomes = await Promise.allSettled([insert(1), insert(2, 3), insert(4, 2), insert(5), insert(6, 7)]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...["fulfilled", "fulfilled", "rejected", "fulfilled", "fulfilled"],
    ]);
    const rows = await database.read<{ number: number }>("SELECT number FROM numbers ORDER BY number");
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 5, 6, 7]);
  });

  test("keeps its place among what is written otherwise", async () => {
    const database = await openDatabase(":memory:");
    opened.push(database);
    await database.write("CREATE TABLE words (word TEXT)");
    const sql = "INSERT INTO words VALUES (?)";
    await Promise.all([
      database.writeAll([{ sql, values: ["a"] }]),
      database.writeAll([{ sql, values: ["b"] }]),
      database.write("DELETE FROM words"),
      database.writeAll([{ sql, values: ["c"] }]),
      database.transact((query) => query("DELETE FROM words WHERE word = 'c'")),
      database.writeAll([{ sql, values: ["d"] }]),
    ]);
    expect(await database.read("SELECT word FROM words")).toEqual([{ word: "d" }]);
  });
});
