import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/adapters/store/database.ts";
import { openStore } from "../../src/adapters/store.ts";
import { folder, removeFolders } from "./folder.ts";

afterAll(removeFolders);

describe("what was acknowledged stays", () => {
  const child = fileURLToPath(new URL("store-child.mjs", import.meta.url));
  // Built before all tests.
  const compiled = new URL("../../dist/adapters/store.js", import.meta.url).href;

  /**
   * Kills a process that sets rows once it has printed some number of keys; resolves with the keys it
   * printed.
   */
  function killedWhileSetting(url: string, run: number): Promise<string[]> {
    const process_ = spawn(process.execPath, [child, compiled, url, String(run)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const many = 6 + Math.floor(Math.random() * 300);
    let said = "";
    process_.stdout.setEncoding("utf8").on("data", (chunk) => {
      said += chunk;
      if (said.split("\n").length > many) process_.kill("SIGKILL");
    });
    return new Promise((resolve, reject) => {
      process_.on("error", reject).on("close", (_code, signal) => {
        // A line that was cut off was not said.
        if (signal === "SIGKILL") resolve(said.split("\n").slice(0, -1));
        else reject(new Error("the process ended by itself"));
      });
    });
  }

  test("through kill -9 at any moment", async () => {
    const url = `sqlite://${join(await folder(), "tremplin.sqlite")}`;
    const acknowledged: string[] = [];
    for (let run = 0; run < 4; run++) {
      const keys = await killedWhileSetting(url, run);
      expect(keys.length).toBeGreaterThan(5);
      acknowledged.push(...keys);
      const store = await openStore(url);
      const rows = store.collection("rows");
      const there = new Set(await rows.keys(""));
      expect(acknowledged.filter((key) => !there.has(key))).toEqual([]);
      expect(await rows.get(keys.at(-1) ?? "")).toMatchObject({ i: keys.length - 1 });
      await store.close();
    }
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
