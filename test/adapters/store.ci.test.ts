import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/adapters/store/database.ts";
import { folder, removeFolders } from "./folder.ts";
import { expectKeptThroughKills } from "./kill-while-setting.ts";

afterAll(removeFolders);

describe("what was acknowledged stays", () => {
  test("through kill -9 at any moment", async () => {
    await expectKeptThroughKills(`sqlite://${join(await folder(), "tremplin.sqlite")}`);
  });
});

describe("what many want written at one moment", () => {
  test("waits for no more than a locked file lets a statement wait", async () => {
    const path = join(await folder(), "a.sqlite");
    const [database, other] = [await openDatabase(path), await openDatabase(path)];
    onTestFinished(async () => {
      await Promise.all([database.close(), other.close()]);
    });
    await database.write("CREATE TABLE words (word TEXT)");
    let release = () => {};
    let held: Promise<void> | undefined;
    await new Promise<void>((begun) => {
      const work = () =>
        new Promise<void>((resolve) => {
          release = resolve;
          begun();
        });
      held = other.transact(work);
    });
    const sql = "INSERT INTO words VALUES (?)";
    const outcomes = await Promise.allSettled(
      ["a", "b", "c"].map((word) => database.writeAll([{ sql, values: [word] }])),
    );
    release();
    await held;
    expect(outcomes.map((one) => one.status === "rejected" && one.reason.code)).toEqual([
      ...["SQLITE_BUSY", "SQLITE_BUSY", "SQLITE_BUSY"],
    ]);
    await database.writeAll([{ sql, values: ["d"] }]);
    expect(await database.read("SELECT word FROM words")).toEqual([{ word: "d" }]);
  });

  test("undoes nothing of what was acknowledged after a statement met a locked file, and holds the file no longer", async () => {
    const path = join(await folder(), "a.sqlite");
    const [database, other] = [await openDatabase(path), await openDatabase(path)];
    onTestFinished(async () => {
      await Promise.all([database.close(), other.close()]);
    });
    await database.write("CREATE TABLE words (word TEXT)");
    const sql = "INSERT INTO words VALUES (?)";
    const refused = "DELETE FROM words WHERE word = ?";
    await other.transact(async () => {
      await expect(database.write(refused, ["x"])).rejects.toMatchObject({ code: "SQLITE_BUSY" });
    });
    // Another statement, alone and together with others.
    await database.write(sql, ["a"]);
    await database.transact(async (query) => void (await query(sql, ["b"])));
    expect(await other.read("SELECT word FROM words")).toEqual([{ word: "a" }, { word: "b" }]);
    await database.write(refused, ["x"]);
    await other.write(sql, ["c"]);
    expect(await other.read("SELECT word FROM words")).toEqual([{ word: "a" }, { word: "b" }, { word: "c" }]);
  });
});
