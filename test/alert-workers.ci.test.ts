import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPostgres } from "../src/adapters/store/postgres/database.ts";
import { openSharedHost, type SharedHost } from "./fakes/alert-workers.ts";
import { firstDue } from "./fakes/kills.ts";
import { isServed } from "./fakes/ledger.ts";
import { hasPostgres } from "./fakes/postgres.ts";
import type { Launched } from "./fakes/process.ts";
import { four } from "./fakes/readers.ts";

/*
 * Two processes on one database, as really started, share the alerts of everybody.
 */

describe.skipIf(!hasPostgres)("two processes that share alerts", () => {
  let shared: SharedHost;
  beforeAll(async () => {
    shared = await openSharedHost(four);
  }, 600_000);
  afterAll(() => shared?.close());

  const accounts = () => Promise.all(shared.readers.map(shared.ledger.of));

  test("everybody is told all of their news once, and stopping either stops nothing", {
    timeout: 600_000,
  }, async () => {
    const { host, workers, ledger } = shared;
    host.clock.at = new Date(await firstDue(host));
    const both = await workers.start(2);
    await workers.isServed();
    await ledger.looks();
    for (const account of await accounts()) expect(account).toMatchObject({ ...isServed, repeats: 0 });
    for (const one of both) expect(await readMetrics(one)).toContain("\ntremplin_alert_dead_letters 0\n");
    for (const one of both) expect(await one.stop()).toBe(0);
    for (const { output } of both) expect(output()).not.toMatch(/"level":[56]0|Anna|boulang/i);
    expect(await countPieces()).toEqual({ runs: 0, pieces: 0 });
  });

  test("killed in the middle of it, one is followed by the other: nothing is lost, and little comes twice", {
    timeout: 600_000,
  }, async () => {
    const { host, workers, readers, ledger } = shared;
    host.clock.at = new Date(await firstDue(host));
    const before = await accounts();
    const calls = () => host.telegram.callsOf("sendMessage").length + host.sandbox.requests.length;
    const begun = calls();
    const [first] = await Promise.all([workers.start(1).then(([one]) => one), workers.start(1)]);
    await expect.poll(calls, { interval: 5 }).toBeGreaterThan(begun);
    await first?.kill();
    await workers.isServed();
    await ledger.looks();
    for (const [i, account] of (await accounts()).entries()) {
      expect(account).toMatchObject(isServed);
      if (readers[i]?.owner.platform === "discord") expect(account.repeats).toBe(before[i]?.repeats);
      else expect(account.repeats).toBeLessThanOrEqual((before[i]?.repeats ?? 0) + 1);
    }
  });

  async function readMetrics({ output }: Launched): Promise<string> {
    const [, url] = output().match(/"url":"([^"]+)"/) ?? [];
    return (await fetch(`${url}/metrics`)).text();
  }

  async function countPieces() {
    const database = openPostgres(shared.storeUrl, { program: "tremplin 1000" });
    try {
      const [row] = await database.read(
        "SELECT (SELECT count(*) FROM alert_runs) AS runs, (SELECT count(*) FROM alert_pieces) AS pieces",
      );
      return row;
    } finally {
      await database.close();
    }
  }
});
