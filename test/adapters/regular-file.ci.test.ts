import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRegularFile } from "../../src/adapters/regular-file.ts";
import { emptyFolder } from "../fakes/process.ts";

test("a file is read, and what is none is refused at once", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, "file"), "été");
  expect(await readRegularFile(join(folder, "file"))).toBe("été");
  await expect(readRegularFile(folder)).rejects.toThrow();
  await expect(readRegularFile(join(folder, "nothing"))).rejects.toThrow("ENOENT");
});

test.skipIf(process.platform !== "linux")("a pipe that nobody writes to is waited for by nobody", async () => {
  const pipe = join(await emptyFolder(), "pipe");
  execFileSync("mkfifo", [pipe]);
  await expect(readRegularFile(pipe)).rejects.toThrow("not a regular file");
});
