import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openApp } from "../../src/app/app.ts";
import { CannotStart, readConfig } from "../../src/config.ts";
import { keptLog } from "../adapters/log.ts";
import { emptyFolder, offline } from "../fakes/process.ts";

test("what stands open in the place of the store is told before the store is opened", async () => {
  const folder = await emptyFolder();
  const path = join(folder, "notes.txt");
  await writeFile(path, "Ce n'est pas une base de données. ".repeat(100));
  await chmod(path, 0o644);
  const base = { ...offline, SANDBOX: "only", STORE_URL: `sqlite://${path}`, DATA_DIR: join(folder, "data") };
  const read = readConfig(base, {});
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const { log, lines } = keptLog();
  await expect(openApp(read.config, log)).rejects.toThrow(CannotStart);
  expect(lines).toContainEqual(
    expect.objectContaining({ level: "warn", message: expect.stringContaining("STORE_URL") }),
  );
});
