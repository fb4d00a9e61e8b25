import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { happeningsOn } from "./fakes/happenings.ts";
import { type Host, startHost } from "./fakes/host.ts";
import { expectFewRepeats, firstDue, type Kill, kills } from "./fakes/kills.ts";
import { isServed, type Ledger, openLedger } from "./fakes/ledger.ts";
import { launchProgram } from "./fakes/process.ts";
import type { Reader } from "./fakes/reader.ts";
import { eight, readersOn } from "./fakes/readers.ts";

const minute = 60_000;

describe("alerts that are killed", () => {
  let host: Host;
  let readers: Reader[];
  let ledger: Ledger;

  beforeEach(async () => {
    host = await startHost();
    readers = await readersOn(host, eight);
    ledger = await openLedger(host, readers);
  }, 600_000);

  afterEach(async () => {
    await ledger?.close();
    await host?.close();
  });

  /**
   * Everybody has all of their news, each once, except for the messages that were under way at Telegram when
   * the run was killed, where no nonce protects them: few, and no other one.
   */
  async function expectWhole(all: Kill[]): Promise<void> {
    for (const one of readers) {
      const account = await ledger.of(one);
      expect(account, JSON.stringify(all)).toMatchObject(isServed);
      expect(account.shown).toBeGreaterThan(all.length);
      if (one.owner.platform === "discord") expect(account.repeats).toBe(0);
    }
    for (const one of all) expectFewRepeats(one);
    expect([...host.telegram.refused, ...host.discord.refused]).toEqual([]);
    const accounts = await Promise.all(readers.map(ledger.of));
    const sum = (of: "news" | "shown" | "waiting" | "digests") => accounts.reduce((all, one) => all + one[of], 0);
    console.log(
      `${all.length} kills: ${sum("digests")} messages; ${sum("news")} offers, ${sum("shown")} shown, ${sum("waiting")} behind "Tout voir", 0 lost. ` +
        `Killed at, of ${all[0]?.of}, and told once more: ${all.map(({ at, repeats }) => [at, ...Object.keys(repeats)].join(" ")).join(", ")}`,
    );
  }

  test("25 runs are killed at any moment: nothing is lost, and each kill repeats only what was under way", {
    timeout: 15 * minute,
  }, async () => {
    const seen = happeningsOn(host);
    expect(await host.run(await firstDue(host))).toMatchObject({ due: 8, failed: 0 });
    seen.close();
    await ledger.looks();
    const all = await kills(host, readers, ledger, {
      times: 25,
      of: seen.count(),
      begin: host.launch,
      again: async () => {
        expect(await host.run()).toMatchObject({ failed: 0, waiting: 0, unreachable: 0 });
        await expectServed();
      },
    });
    expect(all).toHaveLength(25);
    await expectWhole(all);
  });

  test("the process that listens to people and alerts them is killed 8 times while it does", {
    timeout: 8 * minute,
  }, async () => {
    await host.stop();
    const begin = () => launchProgram(["dist/main.js"], host.environment(), host.folder);
    const again = async () => {
      const next = begin();
      try {
        await vi.waitFor(() => expect(next.output()).toContain('"msg":"ready"'), { timeout: 30_000, interval: 20 });
        await expectServed();
        expect(await next.stop()).toBe(0);
      } finally {
        await next.kill();
      }
    };
    host.clock.at = new Date(await firstDue(host));
    const seen = happeningsOn(host);
    await again();
    seen.close();
    await ledger.looks();
    const all = await kills(host, readers, ledger, { times: 8, of: seen.count(), begin, again });
    expect(all).toHaveLength(8);
    await expectWhole(all);
  });

  /** Nobody has a digest on its way, and all are due later. */
  const expectServed = () =>
    vi.waitFor(
      async () => {
        const left = (await host.subscriptions.listAll()).filter(
          ({ sending, next }) => sending || new Date(next.at) <= host.clock.at,
        );
        expect(left.map(({ owner }) => owner.person)).toEqual([]);
      },
      { timeout: 30_000, interval: 50 },
    );
});
