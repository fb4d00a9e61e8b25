import { chmod, mkdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type FileSystemContext, isReadableByAll, restrictDataPermissions } from "../../src/adapters/private-files.ts";
import { replaceFile } from "../../src/adapters/replace-file.ts";
import { openStore } from "../../src/adapters/store.ts";
import { folder, removeFolders } from "./folder.ts";

let dir: string;
beforeEach(async () => {
  dir = await folder();
  await chmod(dir, 0o755);
});
afterAll(removeFolders);

const modeOf = async (...path: string[]) => ((await stat(join(dir, ...path))).mode & 0o7777).toString(8);
const make = async (mode: number, ...path: string[]) => {
  await writeFile(join(dir, ...path), "x");
  await chmod(join(dir, ...path), mode);
};
/** Our account, somewhere else on the machine. */
const system = (changes: Partial<FileSystemContext> = {}): FileSystemContext => ({
  uid: process.geteuid?.(),
  chmod,
  cwd: "/srv/tremplin",
  home: "/home/tremplin",
  ...changes,
});

describe("what is written", () => {
  test("is for our account alone, and so are the folders that are made for it", async () => {
    await replaceFile(join(dir, "a", "b", "copy.json"), "1");
    expect(await Promise.all([modeOf("a"), modeOf("a", "b"), modeOf("a", "b", "copy.json")])).toEqual([
      "700",
      "700",
      "600",
    ]);
  });

  test("does not take on the mode of what an interruption has left, nor write through a link", async () => {
    await make(0o666, "copy.json.new");
    await replaceFile(join(dir, "copy.json"), "2");
    expect([await modeOf("copy.json"), await readFile(join(dir, "copy.json"), "utf8")]).toEqual(["600", "2"]);
    await make(0o644, "elsewhere");
    await symlink(join(dir, "elsewhere"), join(dir, "copy.json.new"));
    await replaceFile(join(dir, "copy.json"), "3");
    expect(await readFile(join(dir, "elsewhere"), "utf8")).toBe("x");
  });

  test("the store, with what SQLite puts beside it", async () => {
    const store = await openStore(`sqlite://${join(dir, "data", "store.sqlite")}`);
    await store.collection("web").set("a", 1);
    const modes = await Promise.all(["", "-wal", "-shm"].map((end) => modeOf("data", `store.sqlite${end}`)));
    expect([await modeOf("data"), ...modes]).toEqual(["700", "600", "600", "600"]);
    await store.close();
  });
});

describe("what older versions have left open", () => {
  test("is closed to others, all the way down; what its owner may do stays", async () => {
    await mkdir(join(dir, "harvests"));
    await chmod(join(dir, "harvests"), 0o775);
    await make(0o664, "harvests", "a.jsonl");
    await make(0o644, "rome.json");
    await make(0o755, "backup.sh");
    await make(0o400, "key");
    expect(await restrictDataPermissions(dir, undefined, system())).toEqual([]);
    expect(await modeOf()).toBe("700");
    expect(await modeOf("harvests")).toBe("700");
    expect(await modeOf("harvests", "a.jsonl")).toBe("600");
    expect(await modeOf("rome.json")).toBe("600");
    expect(await modeOf("backup.sh")).toBe("700");
    expect(await modeOf("key")).toBe("400");
  });

  test("the files of a store elsewhere are closed, its folder and its neighbours are not ours to change", async () => {
    for (const name of ["t.sqlite", "t.sqlite-wal", "t.sqlite-shm", "other.sqlite"]) await make(0o644, name);
    await writeFile(join(dir, "t.sqlite"), "SQLite format 3\0");
    expect(await restrictDataPermissions(join(dir, "none"), join(dir, "t.sqlite"), system())).toEqual([]);
    expect(await Promise.all(["t.sqlite", "t.sqlite-wal", "t.sqlite-shm"].map((name) => modeOf(name)))).toEqual([
      "600",
      "600",
      "600",
    ]);
    expect([await modeOf(), await modeOf("other.sqlite")]).toEqual(["755", "644"]);
  });

  test("a folder that is given as the store stays as it is, and so does what is in it", async () => {
    await mkdir(join(dir, "shared"), { mode: 0o755 });
    await make(0o644, "shared", "theirs");
    expect(await restrictDataPermissions(join(dir, "data"), join(dir, "shared"), system())).toEqual([]);
    expect([await modeOf("shared"), await modeOf("shared", "theirs")]).toEqual(["755", "644"]);
  });

  test.each([
    [0o644, [{ why: "store" }]],
    [0o640, [{ why: "store" }]],
    [0o600, []],
  ])("a file of another kind, with mode %o, that is given as the store stays as it is", async (mode, issues) => {
    await make(mode, "hostname");
    await symlink(join(dir, "hostname"), join(dir, "t.sqlite"));
    for (const name of ["hostname", "t.sqlite"])
      expect(await restrictDataPermissions(join(dir, "data"), join(dir, name), system())).toEqual(issues);
    expect(await modeOf("hostname")).toBe(mode.toString(8));
  });

  test.each([
    [0o644, [{ why: "store" }]],
    [0o600, []],
  ])("a store of another account, with mode %o, stays as it is", async (mode, issues) => {
    await make(mode, "t.sqlite");
    await writeFile(join(dir, "t.sqlite"), "SQLite format 3\0");
    const somebody = system({ uid: 4_000_000 });
    expect(await restrictDataPermissions(join(dir, "data"), join(dir, "t.sqlite"), somebody)).toEqual(issues);
    expect(await modeOf("t.sqlite")).toBe(mode.toString(8));
  });

  test("no link is followed", async () => {
    const outside = await folder();
    await writeFile(join(outside, "page.html"), "x");
    await chmod(join(outside, "page.html"), 0o644);
    await chmod(outside, 0o755);
    await symlink(outside, join(dir, "folder"));
    await symlink(join(outside, "page.html"), join(dir, "file"));
    expect(await restrictDataPermissions(dir, undefined, system())).toEqual([]);
    expect(((await stat(outside)).mode & 0o777).toString(8)).toBe("755");
    expect(await modeOf("file")).toBe("644");
  });

  test("a data folder that is a link to a disk of its own is tightened there", async () => {
    await mkdir(join(dir, "disk"), { mode: 0o755 });
    await make(0o644, "disk", "rome.json");
    await symlink(join(dir, "disk"), join(dir, "data"));
    await restrictDataPermissions(join(dir, "data"), undefined, system());
    expect([await modeOf("disk"), await modeOf("disk", "rome.json")]).toEqual(["700", "600"]);
  });

  test.each<[string, (dir: string) => Partial<FileSystemContext>]>([
    ["where we stand (DATA_DIR=.)", (cwd) => ({ cwd })],
    ["above where we stand", (top) => ({ cwd: join(top, "app") })],
    ["a home", (home) => ({ home })],
    ["above all homes", (top) => ({ home: join(top, "anna") })],
  ])("a folder that is %s stays as it is, but for what bears a name of ours", async (_, changes) => {
    await make(0o755, "program");
    await make(0o644, "rome.json");
    expect(await restrictDataPermissions(dir, undefined, system(changes(dir)))).toEqual([{ why: "shared" }]);
    expect([await modeOf(), await modeOf("program"), await modeOf("rome.json")]).toEqual(["755", "755", "600"]);
  });

  test("a folder that everybody may write to, as /tmp, stays as it is", async () => {
    await chmod(dir, 0o1777);
    await make(0o644, "other");
    expect(await restrictDataPermissions(dir, undefined, system())).toEqual([{ why: "shared" }]);
    expect([await modeOf(), await modeOf("other")]).toEqual(["1777", "644"]);
  });

  test("what belongs to another account is left alone, and said to be open", async () => {
    await make(0o644, "rome.json");
    expect(await restrictDataPermissions(dir, undefined, system({ uid: 4_000_000 }))).toEqual([{ why: "foreign" }]);
    expect([await modeOf(), await modeOf("rome.json")]).toEqual(["755", "644"]);
  });

  test("what cannot be changed is counted, and the rest is closed", async () => {
    await make(0o644, "a");
    await make(0o644, "b");
    const refusing = async (path: string, mode: number) => {
      if (basename(path) === "a") throw Object.assign(new Error(), { code: "EPERM" });
      await chmod(path, mode);
    };
    expect(await restrictDataPermissions(dir, undefined, system({ chmod: refusing }))).toEqual([
      { why: "failed", count: 1, code: "EPERM" },
    ]);
    expect([await modeOf("a"), await modeOf("b")]).toEqual(["644", "600"]);
  });

  test("where there is nothing yet, or no such modes, nothing is said", async () => {
    await rm(dir, { recursive: true });
    expect(await restrictDataPermissions(dir, join(dir, "x.sqlite"), system())).toEqual([]);
    expect(await restrictDataPermissions("/", undefined, system({ uid: undefined }))).toEqual([]);
  });
});

test.each([
  [0o600, false],
  [0o640, false],
  [0o644, true],
  [0o602, true],
])("a file with mode %o is open to all: %s", async (mode, isOpen) => {
  await make(mode, ".env");
  expect(await isReadableByAll(join(dir, ".env"))).toBe(isOpen);
  expect(await isReadableByAll(join(dir, "none"))).toBe(false);
});
