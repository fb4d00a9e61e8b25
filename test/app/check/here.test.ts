import { chmod, chown, cp, mkdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { lexiconFolder } from "../../../src/adapters/lexicon.ts";
import { openDatabase } from "../../../src/adapters/store/database.ts";
import { poolLimits } from "../../../src/adapters/store/postgres/pool.ts";
import { openStore } from "../../../src/adapters/store.ts";
import { checkClock } from "../../../src/app/check/clock.ts";
import { checkFiles } from "../../../src/app/check/files.ts";
import { checkTables } from "../../../src/app/check/lexicon.ts";
import type { ObservedCall } from "../../../src/app/check/observe-calls.ts";
import { checkReference } from "../../../src/app/check/reference.ts";
import { checkStore } from "../../../src/app/check/store.ts";
import { describeStoreFault } from "../../../src/app/store-faults.ts";
import { folder, removeFolders } from "../../adapters/folder.ts";
import { asNobody } from "../../fakes/as-nobody.ts";
import { toLines } from "./check-context.ts";

afterAll(removeFolders);

const now = new Date("2026-11-30T12:00:00Z");
const megabyte = 1_000_000;

describe("the store", () => {
  async function newStore({ purgedAt }: { purgedAt?: Date } = {}): Promise<string> {
    const path = join(await folder(), "store.sqlite");
    const store = await openStore(`sqlite://${path}`);
    if (purgedAt) await store.purge(purgedAt);
    await store.close();
    return path;
  }

  async function check(path: string, free = 80_000 * megabyte): Promise<string[]> {
    const findings = await checkStore({ STORE_URL: `sqlite://${path}` }, { now, findFreeBytes: async () => free });
    return toLines(findings).map((line) => line.replaceAll(path, "FILE"));
  }

  test("can be written to, was purged, and has room", async () => {
    const path = await newStore({ purgedAt: new Date("2026-11-30T11:20:00Z") });
    expect(await check(path)).toEqual([
      "ok | store, file | FILE, 1 MB, can be written to",
      "ok | store, purge | expired rows were last deleted 40 min ago",
      "ok | store, disk | 80000 MB free",
    ]);
  });

  test("beside a process that uses it", async () => {
    const path = await newStore({ purgedAt: now });
    const running = await openStore(`sqlite://${path}`);
    await running.claim("alerts", "somebody", 60_000);
    expect((await check(path))[0]).toBe("ok | store, file | FILE, 1 MB, can be written to");
    await running.collection("screens").set("a", 1);
    expect(await running.claim("alerts", "another", 60_000)).toMatchObject({ holder: "somebody" });
    await running.close();
  });

  test("that is not there yet is not made", async () => {
    const path = join(await folder(), "data", "store.sqlite");
    expect(await check(path)).toEqual([
      "ok | store, file | FILE is not there yet: the first start makes it",
      "ok | store, disk | 80000 MB free",
    ]);
    await expect(stat(join(path, ".."))).rejects.toThrow("ENOENT");
  });

  test("where it cannot be made", async () => {
    const there = join(await folder(), "file");
    await writeFile(there, "");
    const [line, remedy] = await check(join(there, "store.sqlite"));
    expect(line).toBe(`wrong | store, file | FILE is not there, and cannot be made in ${there} (ENOTDIR)`);
    expect(remedy).toBe("  -> check the owner and the mode of that folder, or name another file in STORE_URL");
  });

  test("that may only be read", async () => {
    const path = await newStore();
    await chmod(path, 0o400);
    expect((await asNobody(path, () => check(path))).slice(0, 2)).toEqual([
      "wrong | store, file | the file FILE, or its folder, may not be written to (SQLITE_READONLY)",
      expect.stringMatching(/^ {2}-> give the folder, the file, .* to the account that runs Tremplin \(chown\)/),
    ]);
  });

  test.skipIf(process.geteuid?.() !== 0)("that belongs to another account", async () => {
    const path = await newStore();
    const work = async () => {
      process.seteuid?.(0);
      await chown(path, 0, 0);
      await chmod(path, 0o600);
      process.seteuid?.(65_534);
      return check(path);
    };
    expect((await asNobody(path, work)).slice(0, 2)).toEqual([
      "wrong | store, file | the file FILE cannot be opened (SQLITE_CANTOPEN)",
      expect.stringMatching(/; give the folder, the file, .* to the account that runs Tremplin \(chown\)/),
    ]);
  });

  test("whose journal finds no room is not said to be in a folder that is not there", () => {
    const noRoom = Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_SHMSIZE" });
    expect(describeStoreFault("sqlite://data/tremplin.sqlite", noRoom)).toEqual({
      says: "the file data/tremplin.sqlite, or what stands beside it, cannot be read or written (SQLITE_IOERR_SHMSIZE)",
      remedy: expect.stringContaining("make room on its disk"),
    });
  });

  test("that is damaged", async () => {
    const path = await newStore();
    await writeFile(path, "garbage ".repeat(1_000));
    expect((await check(path)).slice(0, 2)).toEqual([
      "wrong | store, file | the file FILE is damaged (SQLITE_NOTADB)",
      "  -> put your last backup in its place while Tremplin is stopped, and delete FILE-wal and FILE-shm if they are there (docs/operating.md, Backups); without a backup, move it away: Tremplin then begins with an empty store",
    ]);
  });

  test("of a later version, and of an earlier one, which is not migrated here", async () => {
    const path = await newStore();
    const raw = await openDatabase(path);
    await raw.write("UPDATE meta SET value = 99");
    await raw.close();
    expect((await check(path)).slice(0, 2)).toEqual([
      "wrong | store, file | a later version of Tremplin wrote the file FILE",
      "  -> start that version, or go back to the copy that it made beforehand (docs/operating.md, A later version, and going back)",
    ]);
    const older = join(await folder(), "store.sqlite");
    const former = await openDatabase(older);
    await former.write("CREATE TABLE keyv (key VARCHAR(255) PRIMARY KEY, value TEXT)");
    await former.close();
    expect((await check(older)).slice(0, 2)).toEqual([
      "wrong | store, file | an earlier version of Tremplin wrote the file FILE",
      "  -> start Tremplin once (npm start), which brings it up to date",
    ]);
  });

  test("that is a folder", async () => {
    const path = await folder();
    expect((await check(path))[0]).toBe("wrong | store, file | FILE is a folder");
  });

  test.each([
    [undefined, "look | store, purge | expired rows were never deleted"],
    ["2026-11-30T06:00:00Z", "look | store, purge | expired rows were last deleted 6 h ago"],
    ["2026-11-20T12:00:00Z", "wrong | store, purge | expired rows were last deleted 10 days ago"],
  ])("that was last purged at %s", async (at, line) => {
    expect(await check(await newStore(at === undefined ? {} : { purgedAt: new Date(at) }))).toContain(line);
  });

  test.each([
    [20 * megabyte, "wrong | store, disk | 20 MB free"],
    [200 * megabyte, "look | store, disk | 200 MB free"],
  ])("on a disk with %i bytes left", async (free, line) => {
    expect(await check(await newStore(), free)).toContain(line);
  });

  test("in a database that cannot be reached, without its password", async () => {
    const { connectMs } = poolLimits;
    onTestFinished(() => void Object.assign(poolLimits, { connectMs }));
    poolLimits.connectMs = 200;
    const url = "postgres://tremplin:secret-of-the-database@127.0.0.1:9/tremplin";
    expect(toLines(await checkStore({ STORE_URL: url }, { now }))).toEqual([
      expect.stringMatching(/^wrong \| store, database \| the database 127\.0\.0\.1:9\/tremplin cannot be reached \(/),
      "  -> check that the server runs, and its host and port",
    ]);
  });

  test("in memory forgets everything", async () => {
    const [line] = toLines(await checkStore({ STORE_URL: "memory://" }, { now }));
    expect(line).toBe("look | STORE_URL | memory://: everything is forgotten at each stop, the alerts of people too");
  });
});

describe("the clock", () => {
  const callAt = (offsetMs: number): ObservedCall => {
    const date = new Date(now.getTime() - offsetMs).toUTCString();
    return { service: "x", outcome: "200", seconds: 0.1, at: now.getTime(), headers: { date } };
  };
  const hour = 3_600_000;

  test.each([
    [[0, 400, -900], "ok | clock of this machine | agrees with the clocks of 3 answers"],
    [[0, 0, hour], "ok | clock of this machine | agrees with the clocks of 3 answers"],
    [[120_000], "look | clock of this machine | is 2 min ahead of the clocks of the services"],
    [
      [hour, hour, 0],
      "wrong | clock of this machine | is 60 min ahead of the clocks of the services: alerts come at wrong times, and new offers are missed",
    ],
    [
      [-hour],
      "wrong | clock of this machine | is 60 min behind the clocks of the services: alerts come at wrong times, and new offers are missed",
    ],
    [[], "look | clock of this machine | could not be compared: no service has told its time"],
  ])("that differs by %j from those of services", (offsets, line) => {
    expect(toLines(checkClock(offsets.map(callAt)))[0]).toBe(line);
  });

  test("is not compared with a date that is none", () => {
    const odd = { ...callAt(0), headers: { date: "soon" } };
    expect(checkClock([odd, { service: "x", outcome: "down", seconds: 1, at: 0 }])[0]?.is).toBe("look");
  });
});

describe("files", () => {
  async function check(dataDir: string): Promise<string[]> {
    const lines = toLines(await checkFiles({ DATA_DIR: dataDir, STORE_URL: "memory://" }));
    return lines.filter((line) => !line.includes("| .env |"));
  }

  test("that are for this account alone", async () => {
    const there = await folder();
    await chmod(there, 0o700);
    await writeFile(join(there, "rome.json"), "{}", { mode: 0o600 });
    expect(await check(there)).toEqual(["ok | DATA_DIR | for this account alone"]);
  });

  test("that others may read are counted, and left as they are", async () => {
    const there = await folder();
    await chmod(there, 0o755);
    await writeFile(join(there, "rome.json"), "{}");
    await chmod(join(there, "rome.json"), 0o644);
    expect(await check(there)).toEqual([
      "look | DATA_DIR | 2 files or folders of the data are accessible to other accounts of this machine",
      "  -> start Tremplin once: it closes them",
    ]);
    expect((await stat(there)).mode & 0o777).toBe(0o755);
  });

  test("a folder that is used for other things as well", async () => {
    expect(await check(process.cwd())).toEqual([
      "look | DATA_DIR | DATA_DIR also holds other files, so its permissions are left as they are",
      "  -> use a folder of its own",
    ]);
  });

  test("a folder that is not there yet", async () => {
    expect(await check(join(await folder(), "data"))).toEqual(["ok | DATA_DIR | for this account alone"]);
  });
});

describe("reference data", () => {
  const about = (from: "official" | "file" | "small") => ({ about: () => ({ version: "61", titles: 14_301, from }) });
  const settings = { SANDBOX: "auto" as const, ROME_SOURCE: "https://x.example" };

  async function dataOf(days: number): Promise<string> {
    const there = await folder();
    const at = new Date(now.getTime() - days * 86_400_000);
    await mkdir(join(there, "directory"));
    for (const file of ["rome.json", "centres.json"]) {
      await writeFile(join(there, file), "{}");
      await utimes(join(there, file), at, at);
    }
    return there;
  }

  test("that were read lately, and some that never were", async () => {
    const lines = toLines(await checkReference({ ...settings, DATA_DIR: await dataOf(3) }, about("official"), now));
    expect(lines.filter((line) => !line.startsWith("  ->"))).toEqual([
      "ok | job titles (ROME) | 14301 titles, version 61, read 3 days ago",
      "ok | centres of communes | all are known, read 3 days ago",
      "look | who helps near (directory) | were never read: whoever asks first waits for them",
    ]);
  });

  test("that are old", async () => {
    const lines = toLines(await checkReference({ ...settings, DATA_DIR: await dataOf(40) }, about("official"), now));
    expect(lines.slice(0, 3)).toEqual([
      "look | job titles (ROME) | 14301 titles, version 61, read 40 days ago",
      expect.stringMatching(/^ {2}-> npx tremplin reference update/),
      "look | centres of communes | all are known, read 40 days ago",
    ]);
  });

  test("with nothing but the usual titles", async () => {
    const [line] = toLines(await checkReference({ ...settings, DATA_DIR: await folder() }, about("small"), now));
    expect(line).toBe("look | job titles (ROME) | the official list was never read: only 14301 usual titles are known");
  });
});

describe("the tables", () => {
  const rome = { about: () => ({ version: "", titles: 1, from: "small" as const }), titleOfJob: () => undefined };

  test("are well-formed, and their doors were confirmed", () => {
    expect(toLines(checkTables(rome, now))).toEqual([
      "ok | tables and phrases | The lexicon is well-formed",
      "ok | doors | all were confirmed within a year",
    ]);
  });

  test("a row that is wrong is named, with its file", async () => {
    const copy = join(await folder(), "lexicon");
    await cp(lexiconFolder, copy, { recursive: true });
    const doors = join(copy, "doors.csv");
    await writeFile(doors, (await readFile(doors, "utf8")).replace(/2026-\d\d/, "lately"));
    const lines = toLines(checkTables(rome, now, copy));
    expect(lines[0]).toMatch(/^wrong \| tables and phrases \| lexicon\/doors\.csv, row \d+: "confirmed" is wrong/);
    expect(lines[1]).toBe("  -> mend that row with any editor of tables (docs/operating.md, What people extend)");
  });

  test("a door that was last confirmed two years ago is to be looked at", () => {
    const lines = toLines(checkTables(rome, new Date("2028-11-30T12:00:00Z")));
    expect(lines).toContainEqual(expect.stringMatching(/^look \| doors \| .*: last confirmed in 2026-\d\d$/));
  });
});
