import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../src/adapters/store.ts";
import { openServices } from "../../../src/app/services.ts";
import { readConfig } from "../../../src/config.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { startSandbox } from "../../../src/sandbox/sandbox.ts";
import { hasPostgres } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";
import { emptyFolder, offline } from "../../fakes/process.ts";
import { silentLog } from "../../fakes/silent-log.ts";

/**
 * Two sets of services on one database, as two processes open them, against the sandbox's own log. Les
 * emplois de l'inclusion take eleven calls a minute: no machine is too slow to tell whether a twelfth is
 * made.
 */
describe.skipIf(!hasPostgres)("two processes on one PostgreSQL", () => {
  const server = usePostgres();

  test("make no more calls together than one may, also when the database is killed meanwhile", async () => {
    const url = await server.createDatabase();
    const sandbox = await startSandbox();
    onTestFinished(sandbox.close);
    const environment = {
      ...offline,
      SANDBOX: "off",
      INCLUSION_API_URL: sandbox.urls.inclusion,
      DATA_DIR: await emptyFolder(),
    };
    const credentials = {
      FRANCE_TRAVAIL_CLIENT_ID: "id",
      FRANCE_TRAVAIL_CLIENT_SECRET: "secret",
      ALTERNANCE_API_TOKEN: "token",
      GEO_API_URL: sandbox.urls.geo,
    };
    const read = readConfig(environment, credentials);
    if ("faults" in read) throw new Error(read.faults.join("\n"));
    const { config } = read;
    const open = async () => {
      const store = await openStore(url);
      onTestFinished(store.close);
      const services = await openServices(config, silentLog, () => new Date(), undefined, store);
      onTestFinished(services.close);
      return services;
    };
    const both = await Promise.all([open(), open()]);
    const calls = () => sandbox.requests.filter(({ service }) => service === "inclusion");
    const search = async (number: number, department: string): Promise<unknown> => {
      const place = { kind: "departement" as const, code: department, name: department, region: "84" };
      const asked: Search = { kind: "insertion", titles: [], place, radius: 0, filters: {} };
      const person = { person: `person ${number}`, onWait: () => {} };
      return both[number % 2]?.ports.offers(asked, 1, undefined, () => [person]);
    };

    for (const [i, department] of ["01", "02", "03", "04", "05"].entries()) await search(i, department);
    expect(calls()).toHaveLength(5);
    await server.stop("SIGKILL");
    await server.start();
    const waits: string[] = [];
    const rest = ["06", "07", "08", "09", "10", "11", "12", "13", "14", "15"];
    for (const [i, department] of rest.entries())
      void search(i, department).then(
        () => waits.push("read"),
        () => waits.push("failed"),
      );
    await expect.poll(() => waits).toHaveLength(6);
    expect([waits, calls().length]).toEqual([Array.from({ length: 6 }, () => "read"), 11]);
    expect(calls().map(({ status }) => status)).not.toContain(429);
  });
});
