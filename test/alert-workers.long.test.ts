import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSharedHost, type SharedHost } from "./fakes/alert-workers.ts";
import { happeningsOn } from "./fakes/happenings.ts";
import { expectFewRepeats, firstDue, kills } from "./fakes/kills.ts";
import { isServed } from "./fakes/ledger.ts";
import { hasPostgres } from "./fakes/postgres.ts";
import { eight } from "./fakes/readers.ts";

const minute = 60_000;

describe.skipIf(!hasPostgres)("two processes that share alerts, of which one is killed", () => {
  let shared: SharedHost;
  beforeAll(async () => {
    shared = await openSharedHost(eight);
  }, 600_000);
  afterAll(() => shared?.close());

  test("25 times at any moment: nothing is lost, and each kill repeats only what was under way", {
    timeout: 60 * minute,
  }, async () => {
    const { host, workers, readers, ledger } = shared;
    host.clock.at = new Date(await firstDue(host));
    const seen = happeningsOn(host);
    const [first] = await workers.start(1);
    await workers.isServed();
    seen.close();
    await ledger.looks();
    expect(await first?.stop()).toBe(0);
    const all = await kills(host, readers, ledger, {
      times: 25,
      of: seen.count(),
      // The other one begins at the same time, and lives.
      begin: () => workers.launch(2)[0],
      // Neither ends by itself.
      served: () => workers.isServed().catch(() => {}),
      again: async () => {
        await workers.isServed();
        await workers.close();
      },
    });
    expect(all).toHaveLength(25);
    for (const one of readers) {
      const account = await ledger.of(one);
      expect(account, JSON.stringify(all)).toMatchObject(isServed);
      if (one.owner.platform === "discord") expect(account.repeats).toBe(0);
    }
    for (const one of all) expectFewRepeats(one);
    expect([...host.telegram.refused, ...host.discord.refused]).toEqual([]);
  });
});
