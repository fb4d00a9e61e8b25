import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openAtomicFile } from "../../src/adapters/atomic-file.ts";
import { emptyFolder } from "../fakes/process.ts";

test("a file has its name only once it is complete", async () => {
  const folder = await emptyFolder();
  const file = await openAtomicFile(join(folder, "offers.csv"));
  await file.write("a;");
  await file.write(new TextEncoder().encode("b"));
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^offers\.csv\.\d+\.part$/)]);
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
  const [part = ""] = await readdir(folder);
  // A folder in its place: no file can be removed there.
  await rm(join(folder, part));
  await mkdir(join(folder, part));
  await file.discard();
  expect(await readdir(folder)).toEqual([part]);
});

test("where it cannot be written is known before anything is", async () => {
  const folder = await emptyFolder();
  await expect(openAtomicFile(folder)).rejects.toMatchObject({ code: "EISDIR" });
  await expect(openAtomicFile(join(folder, "nowhere", "offers.csv"))).rejects.toMatchObject({ code: "ENOENT" });
});

test("nothing of it stays listened to once it is closed", async () => {
  const listeners = () => ["exit", "SIGHUP", "SIGINT", "SIGTERM"].map((event) => process.listenerCount(event));
  const before = listeners();
  const folder = await emptyFolder();
  const [kept, dropped] = await Promise.all(["a", "b"].map((name) => openAtomicFile(join(folder, name))));
  expect(listeners()).not.toEqual(before);
  await kept?.commit();
  await dropped?.discard();
  expect(listeners()).toEqual(before);
});
