import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { openStore } from "../../src/adapters/store.ts";
import { createMaintenance } from "../../src/app/maintenance.ts";
import { folder, removeFolders } from "../adapters/folder.ts";
import { keptLog } from "../adapters/log.ts";

afterAll(removeFolders);

test("what a harvest that was stopped has left is deleted after a day, by the service as well", async () => {
  const dataDir = await folder();
  const harvests = join(dataDir, "harvests");
  await mkdir(harvests);
  for (const [name, hours] of [
    ["old", 25],
    ["new", 23],
  ] as const) {
    const path = join(harvests, `${name}.jsonl`);
    await writeFile(path, "");
    const then = new Date(Date.now() - hours * 3_600_000);
    await utimes(path, then, then);
  }
  const store = await openStore("memory://");
  const rome = { isDue: async () => false, update: async () => {} };
  const maintenance = createMaintenance(
    { rome, geo: { update: async () => {} }, data: { refresh: async () => {} } } as never,
    store,
    { sweep: async () => {} },
    dataDir,
    keptLog().log,
  );
  await vi.waitFor(async () => expect(await readdir(harvests)).toEqual(["new.jsonl"]));
  maintenance.end();
  await store.close();
});

test("what fails is said to be tried again, whatever it is", async () => {
  const kept = keptLog();
  const rome = { isDue: async () => false, update: async () => {} };
  const store = { purge: () => Promise.reject(new Error("busy")), unreadable: () => 0 };
  const services = { rome, geo: { update: async () => {} }, data: { refresh: async () => {} } };
  const maintenance = createMaintenance(
    services as never,
    store as never,
    { sweep: async () => {} },
    await folder(),
    kept.log,
  );
  await vi.waitFor(() => expect(kept.lines).toHaveLength(1));
  maintenance.end();
  expect(kept.lines[0]).toMatchObject({ facts: { what: "expired rows" } });
  expect(kept.lines[0]?.message).toBe("maintenance: this could not be done, and is tried again in an hour");
});

test("a purge that fails is told by its health, until it works again", async () => {
  const kept = keptLog();
  const dataDir = await folder();
  let isBroken = true;
  const purge = vi.fn(async () => {
    if (isBroken) throw Object.assign(new Error("database disk image is malformed"), { code: "SQLITE_CORRUPT" });
    return 0;
  });
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const rome = { isDue: async () => false, update: async () => {} };
  const maintenance = createMaintenance(
    { rome, geo: { update: async () => {} }, data: { refresh: async () => {} } } as never,
    { purge, unreadable: () => 0 } as never,
    { sweep: async () => {} },
    dataDir,
    kept.log,
  );
  await vi.waitFor(() => expect(maintenance.health()).toBe("degraded"));
  expect(JSON.stringify(kept.lines)).toContain("put your last backup in its place");
  isBroken = false;
  await vi.advanceTimersByTimeAsync(3_600_000);
  await vi.waitFor(() => expect(maintenance.health()).toBe("ok"));
  maintenance.end();
  vi.useRealTimers();
});
