import { join } from "node:path";
import fc from "fast-check";
import Keyv from "keyv";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/store/database.ts";
import { openStore } from "../../src/adapters/store.ts";
import { folder, removeFolders } from "./folder.ts";

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close().catch(() => {});
});
afterAll(removeFolders);

async function onFile() {
  const path = join(await folder(), "store.sqlite");
  const store = await openStore(`sqlite://${path}`);
  opened.push(store);
  return { path, screens: store.collection("screens") };
}

test("a row stands in the file as Keyv writes it, whatever is in it", async () => {
  const { path, screens } = await onFile();
  const raw = await openDatabase(path);
  opened.push(raw);
  const keyv = new Keyv();
  const word = fc.oneof(fc.string({ unit: "grapheme", maxLength: 6 }), fc.constantFrom(":", ":a", ":base64:", '":'));
  const value = fc.jsonValue({ stringUnit: "grapheme", maxDepth: 3 });
  await fc.assert(
    fc.asyncProperty(word, value, word, async (key, some, text) => {
      const all = { [key]: some, text, list: [text, some], at: new Date(0), none: undefined };
      await screens.setAll([{ key: "a", value: all }]);
      const [row] = await raw.read<{ value: string }>("SELECT value FROM kept WHERE key = 'screens:a'");
      expect(row?.value).toBe(await keyv.serializeData({ value: all, expires: undefined }));
      expect([await screens.get("a")]).toEqual(await screens.getAll([{ key: "a" }]));
    }),
    { numRuns: 100 },
  );
  await screens.setAll([{ key: "a", value: { bytes: Buffer.from("é") } }]);
  expect(await screens.get("a")).toEqual({ bytes: Buffer.from("é") });
});

describe("what many want written at one moment", () => {
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
