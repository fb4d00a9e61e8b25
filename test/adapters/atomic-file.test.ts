import { spawnSync } from "node:child_process";
import { lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { FileInUse, openAtomicFile } from "../../src/adapters/atomic-file.ts";
import { emptyFolder } from "../fakes/process.ts";

test("a file has its name only once it is complete", async () => {
  const folder = await emptyFolder();
  const file = await openAtomicFile(join(folder, "offers.csv"));
  await file.write("a;");
  await file.write(new TextEncoder().encode("b"));
  expect((await readdir(folder)).sort()).toEqual([".offers.csv.lock", "offers.csv.part"]);
  await file.commit();
  await file.discard();
  expect(await readdir(folder)).toEqual(["offers.csv"]);
  expect(await readFile(join(folder, "offers.csv"), "utf8")).toBe("a;b");
});

test("one that is discarded leaves what was there before", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, "offers.csv"), "before");
  const file = await openAtomicFile(join(folder, "offers.csv"));
  await file.write("after");
  await file.discard();
  await file.discard();
  expect(await readdir(folder)).toEqual(["offers.csv"]);
  expect(await readFile(join(folder, "offers.csv"), "utf8")).toBe("before");
});

test("one that cannot be removed does not hide why it is discarded", async () => {
  const folder = await emptyFolder();
  const file = await openAtomicFile(join(folder, "offers.csv"));
  const part = "offers.csv.part";
  // A folder in its place: no file can be removed there.
  await rm(join(folder, part));
  await mkdir(join(folder, part));
  await file.discard();
  expect(await readdir(folder)).toEqual([part]);
});

test("one process at a time writes a file, and what one that was killed has left is written anew", async () => {
  const folder = await emptyFolder();
  const path = join(folder, "offers.csv");
  await symlink("offers.csv", join(folder, "link.csv"));
  const first = await openAtomicFile(path);
  await expect(openAtomicFile(path)).rejects.toBeInstanceOf(FileInUse);
  await expect(openAtomicFile(join(folder, "link.csv"))).rejects.toBeInstanceOf(FileInUse);
  await first.discard();
  // A process of this machine that is gone.
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  await writeFile(join(folder, ".offers.csv.lock"), `${hostname()} ${gone}`);
  await writeFile(join(folder, "offers.csv.part"), "half of");
  const second = await openAtomicFile(path);
  await second.write("whole");
  await second.commit();
  expect((await readdir(folder)).sort()).toEqual(["link.csv", "offers.csv"]);
  expect(await readFile(path, "utf8")).toBe("whole");
});

test("a link stays, and what it points to is written, wherever that is", async () => {
  const folder = await emptyFolder();
  const elsewhere = await emptyFolder();
  await writeFile(join(elsewhere, "real.csv"), "before");
  await symlink(join(elsewhere, "real.csv"), join(folder, "first.csv"));
  await symlink("first.csv", join(folder, "second.csv"));
  // Nothing is there yet.
  await symlink(join(elsewhere, "new.csv"), join(folder, "dangling.csv"));
  // Relative to where the link really is.
  await mkdir(join(elsewhere, "deep"));
  await symlink("../up.csv", join(elsewhere, "deep", "up.csv"));
  await symlink(join(elsewhere, "deep"), join(folder, "deep"));
  for (const [link, target] of [
    ["second.csv", "real.csv"],
    ["dangling.csv", "new.csv"],
    ["deep/up.csv", "up.csv"],
  ] as const) {
    const file = await openAtomicFile(join(folder, link));
    await file.write("after");
    await file.commit();
    expect(await readFile(join(elsewhere, target), "utf8")).toBe("after");
    expect((await lstat(join(folder, link))).isSymbolicLink()).toBe(true);
  }
  expect((await readdir(folder)).sort()).toEqual(["dangling.csv", "deep", "first.csv", "second.csv"]);
  expect((await readdir(elsewhere)).sort()).toEqual(["deep", "new.csv", "real.csv", "up.csv"]);
});

test("a link in a circle, a pipe and a device are refused before anything is written", async () => {
  const folder = await emptyFolder();
  await symlink("b.csv", join(folder, "a.csv"));
  await symlink("a.csv", join(folder, "b.csv"));
  await expect(openAtomicFile(join(folder, "a.csv"))).rejects.toMatchObject({ code: "ELOOP" });
  await symlink("/dev/null", join(folder, "null.csv"));
  await expect(openAtomicFile(join(folder, "null.csv"))).rejects.toMatchObject({ code: "ENOTSUP" });
  expect((await readdir(folder)).sort()).toEqual(["a.csv", "b.csv", "null.csv"]);
});

test("where it cannot be written is known before anything is", async () => {
  const folder = await emptyFolder();
  await expect(openAtomicFile(folder)).rejects.toMatchObject({ code: "EISDIR" });
  await expect(openAtomicFile(join(folder, "nowhere", "offers.csv"))).rejects.toMatchObject({ code: "ENOENT" });
});

test("nothing of it stays listened to once it is closed", async () => {
  const listeners = () => ["exit", "SIGHUP", "SIGINT", "SIGTERM"].map((event) => process.listenerCount(event));
  const { openAtomicFile: openFirst } = await importAnew();
  const before = listeners();
  const folder = await emptyFolder();
  const [kept, dropped] = await Promise.all(["a", "b"].map((name) => openFirst(join(folder, name))));
  expect(listeners()).not.toEqual(before);
  await kept?.commit();
  await dropped?.discard();
  expect(listeners()).toEqual(before);
});

test("a link in the place of what is being written is not followed", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, "precious"), "mine");
  await symlink("precious", join(folder, "offers.csv.part"));
  const file = await openAtomicFile(join(folder, "offers.csv"));
  await file.write("offers");
  await file.commit();
  expect(await readFile(join(folder, "precious"), "utf8")).toBe("mine");
  expect(await readFile(join(folder, "offers.csv"), "utf8")).toBe("offers");
});

test("a signal ends a process that writes two files, and leaves nothing of them", async () => {
  const { openAtomicFile: openFirst } = await importAnew();
  const folder = await emptyFolder();
  // A runner of tests listens to signals as well.
  const others = process.listeners("SIGTERM");
  process.removeAllListeners("SIGTERM");
  const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  try {
    const files = [await openFirst(join(folder, "a.csv")), await openFirst(join(folder, "b.ics"))];
    process.emit("SIGTERM", "SIGTERM");
    expect(exit).toHaveBeenCalledWith(143);
    for (const file of files) await file.discard();
    expect([process.listenerCount("SIGTERM"), await readdir(folder)]).toEqual([0, []]);
  } finally {
    exit.mockRestore();
    for (const listener of others) process.on("SIGTERM", listener);
  }
});

/** As in a process of its own, where nothing was opened before. */
async function importAnew() {
  vi.resetModules();
  return import("../../src/adapters/atomic-file.ts");
}
