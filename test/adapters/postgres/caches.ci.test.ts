import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { SharedCache } from "../../../src/adapters/shared-cache.ts";
import { openStore } from "../../../src/adapters/store.ts";
import { openServices } from "../../../src/app/services.ts";
import { readConfig } from "../../../src/config.ts";
import { startSandbox } from "../../../src/sandbox/sandbox.ts";
import { hasPostgres, runSql } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";
import { emptyFolder, offline } from "../../fakes/process.ts";
import { silentLog } from "../../fakes/silent-log.ts";
import { bakerInLyon } from "../../fakes/states.ts";

/** What one process has read, and another takes from the database. */
describe.skipIf(!hasPostgres)("what processes read for one another in PostgreSQL", () => {
  const server = usePostgres();
  let url: string;
  beforeEach(async () => {
    url = await server.createDatabase();
  });

  async function open() {
    const store = await openStore(url);
    onTestFinished(store.close);
    return store;
  }
  async function openCache(name = "a service"): Promise<SharedCache> {
    const cache = (await open()).openCache?.(name);
    if (!cache) throw new Error("the store shares nothing");
    return cache;
  }

  test("is there for all of them under its key, until it expires", async () => {
    const [one, other, another] = await Promise.all([openCache(), openCache(), openCache("another")]);
    expect(await one.read("boulanger à Lyon")).toBeUndefined();
    await one.write("boulanger à Lyon", { offers: ["é", 1] }, 60_000);
    expect(await other.read("boulanger à Lyon")).toEqual({ offers: ["é", 1] });
    expect([await other.read("boulanger"), await another.read("boulanger à Lyon")]).toEqual([undefined, undefined]);
    await other.write("boulanger à Lyon", { offers: [] }, 60_000);
    expect(await one.read("boulanger à Lyon")).toEqual({ offers: [] });
    await runSql(url, "UPDATE shared_reads SET expires_at = 0");
    expect(await one.read("boulanger à Lyon")).toBeUndefined();
    // A process that begins to write deletes what has expired.
    await (await openCache()).write("serveur", 1, 60_000);
    expect(await runSql(url, "SELECT value FROM shared_reads")).toEqual([{ value: "1" }]);
  });

  test("says to who reads the database nothing of what people look for", async () => {
    await (await openCache()).write("boulanger à Lyon", 1, 60_000);
    const [row] = await runSql<{ key: string }>(url, "SELECT key FROM shared_reads");
    expect(row?.key).toMatch(/^a service [\w-]{43}$/);
  });

  test("a page that another process has just read takes no call; what cannot be read of it does", async () => {
    const sandbox = await startSandbox();
    onTestFinished(sandbox.close);
    const read = readConfig({
      ...{ ...offline, SANDBOX: "off", DATA_DIR: await emptyFolder(), GEO_API_URL: sandbox.urls.geo },
      ...{ FRANCE_TRAVAIL_CLIENT_ID: "id", FRANCE_TRAVAIL_CLIENT_SECRET: "secret", ALTERNANCE_API_TOKEN: "token" },
      ...{ FRANCE_TRAVAIL_TOKEN_URL: sandbox.urls.token, FRANCE_TRAVAIL_API_URL: sandbox.urls.franceTravail },
    });
    if ("faults" in read) throw new Error(read.faults.join("\n"));
    const { config } = read;
    const openProcess = async () => {
      const services = await openServices(config, silentLog, () => new Date(), undefined, await open());
      onTestFinished(services.close);
      return services.ports;
    };
    const searches = () => sandbox.requests.filter(({ path }) => path.endsWith("/search")).length;
    const search = { ...bakerInLyon, kind: "emploi" as const };
    const first = await (await openProcess()).offers(search, 1);
    const calls = searches();
    expect([first.items.length > 0, calls > 0]).toEqual([true, true]);
    await expect.poll(() => runSql(url, "SELECT 1 FROM shared_reads")).toHaveLength(calls);

    const second = await (await openProcess()).offers(search, 1);
    expect(second.items.map(({ offer }) => offer)).toEqual(first.items.map(({ offer }) => offer));
    expect(second.total).toBe(first.total);
    expect(searches()).toBe(calls);

    await runSql(url, `UPDATE shared_reads SET value = '{"offers":[{"key":1}],"rows":1,"total":1}'`);
    const third = await (await openProcess()).offers(search, 1);
    expect(third.items.map(({ offer }) => offer)).toEqual(first.items.map(({ offer }) => offer));
    expect(searches()).toBe(2 * calls);
    // Nor does a process wait for what it cannot share.
    await runSql(url, "DROP TABLE shared_reads");
    expect((await (await openProcess()).offers(search, 1)).total).toBe(first.total);
  });
});
