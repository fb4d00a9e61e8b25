import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as discords from "./fakes/discord/discord.ts";
import { runOnFullDisk } from "./fakes/full-disk.ts";
import { type Host, startHost } from "./fakes/host.ts";
import { firstDue } from "./fakes/kills.ts";
import { isServed, type Ledger, openLedger } from "./fakes/ledger.ts";
import { emptyLog, lockStore } from "./fakes/lock.ts";
import type { Reader } from "./fakes/reader.ts";
import { four, readersOn } from "./fakes/readers.ts";
import * as telegrams from "./fakes/telegram/telegram.ts";

const aLine = /^[^\n]+\.\n$/;

describe("alerts whose store refuses to write", () => {
  let host: Host;
  let readers: Reader[];
  let ledger: Ledger;

  beforeAll(async () => {
    host = await startHost();
    readers = await readersOn(host, four);
    ledger = await openLedger(host, readers);
  }, 600_000);

  afterAll(async () => {
    expect([...(host?.telegram.refused ?? []), ...(host?.discord.refused ?? [])]).toEqual([]);
    await ledger?.close();
    await host?.close();
  });

  /** What the platforms were asked to send so far. */
  const sent = () => host.telegram.callsOf("sendMessage").length + host.discord.callsOf("POST", /messages$/).length;
  const repeats = async () => Promise.all(readers.map(async (one) => (await ledger.of(one)).repeats));

  /** One more run gives everybody all offers; meanwhile, at most this many of their messages came twice. */
  async function expectWellAgain(before: number[], most: number[]): Promise<void> {
    expect(await host.run()).toMatchObject({ failed: 0, waiting: 0 });
    expect(await host.run()).toMatchObject({ due: 0 });
    await ledger.looks();
    for (const one of readers) expect(await ledger.of(one)).toMatchObject(isServed);
    for (const [i, now] of (await repeats()).entries())
      expect(now - (before[i] ?? 0)).toBeLessThanOrEqual(most[i] ?? 0);
  }

  test("locked from the start: one line, and nothing is sent", { timeout: 600_000 }, async () => {
    const before = [sent(), await repeats()] as const;
    const unlock = await lockStore(host);
    const ended = await host.tries(await firstDue(host));
    await unlock();
    expect(ended).toEqual({ code: 2, output: expect.stringMatching(aLine) });
    expect(sent()).toBe(before[0]);
    await expectWellAgain(before[1], [0, 0, 0, 0]);
  });

  test("locked for a moment: everything only takes longer", { timeout: 600_000 }, async () => {
    const before = await repeats();
    host.clock.at = new Date(await firstDue(host));
    const held = host.telegram.fails({ method: "sendMessage" }, telegrams.held(true));
    const under = host.launch();
    await vi.waitFor(() => expect(held.hits()).toBe(1), { timeout: 120_000, interval: 5 });
    const unlock = await lockStore(host);
    held.ends();
    // For as long as it takes to look everything up, which is most of a second.
    await ledger.looks();
    await unlock();
    expect(await under.ended).toBe(0);
    expect(JSON.parse(under.output())).toMatchObject({ due: 4, sent: 4, failed: 0 });
    await expectWellAgain(before, [0, 0, 0, 0]);
  });

  test("locked while the sources are read: what cannot be written is not sent", { timeout: 600_000 }, async () => {
    const before = [sent(), await repeats()] as const;
    host.clock.at = new Date(await firstDue(host));
    host.sandbox.requests.length = 0;
    host.sandbox.faults.franceTravail = { kind: "slow", ms: 500 };
    const under = host.launch();
    await vi.waitFor(() => expect(host.sandbox.requests.some(({ path }) => path.endsWith("/search"))).toBe(true), {
      timeout: 120_000,
      interval: 1,
    });
    const unlock = await lockStore(host);
    delete host.sandbox.faults.franceTravail;
    const code = await under.ended;
    await unlock();
    expect([code, under.output()]).toEqual([1, expect.stringMatching(aLine)]);
    expect(sent()).toBe(before[0]);
    await expectWellAgain(before[1], [0, 0, 0, 0]);
  });

  test("locked when the messages have arrived and are not marked yet: those once more on Telegram, none more on Discord", {
    timeout: 600_000,
  }, async () => {
    const before = await repeats();
    host.clock.at = new Date(await firstDue(host));
    const held = [
      host.telegram.fails({ method: "sendMessage" }, telegrams.held(true), 2),
      host.discord.fails({ method: "POST", route: "/channels/{channel_id}/messages" }, discords.held(true), 2),
    ];
    const under = host.launch();
    await vi.waitFor(() => expect(held.map(({ hits }) => hits())).toEqual([2, 2]), { timeout: 120_000, interval: 5 });
    const unlock = await lockStore(host);
    for (const trouble of held) trouble.ends();
    const code = await under.ended;
    await unlock();
    expect([code, under.output()]).toEqual([1, expect.stringMatching(aLine)]);
    for (const one of readers) expect((await one.alert()).sending).toBeDefined();
    await expectWellAgain(before, [1, 0, 1, 0]);
    const [anna, , carl] = await repeats();
    expect([(anna ?? 0) - (before[0] ?? 0), (carl ?? 0) - (before[2] ?? 0)]).toEqual([1, 1]);
  });

  test.each([0, 30_000, 80_000, 150_000, 250_000])(
    "a disk that is full after %i bytes more",
    {
      timeout: 600_000,
    },
    async (bytes) => {
      const before = [sent(), await repeats()] as const;
      const [args, environment] = host.command(await firstDue(host));
      const all = (await host.subscriptions.listAll()).length;
      await emptyLog(host);
      const ended = await runOnFullDisk(args, environment, host.folder, bytes);
      // Whatever became of it: one line, on standard error or as figures.
      expect([0, 1, 2]).toContain(ended.code);
      expect(ended.output).toMatch(/^[^\n]+\n$/);
      if (bytes === 0) expect([ended.code, sent()]).toEqual([2, before[0]]);
      // Nobody was sent anything that was not written before: what arrived is on its way or marked.
      const alerts = await host.subscriptions.listAll();
      expect(alerts).toHaveLength(all);
      const known = alerts.filter(({ sending, next }) => sending || new Date(next.at) > host.clock.at).length;
      expect(sent() - before[0]).toBeLessThanOrEqual(known);
      // What could not be served comes back in a minute.
      host.clock.at = new Date(host.clock.at.getTime() + 60_000);
      await expectWellAgain(before[1], [1, 0, 1, 0]);
    },
  );

  test("the process that listens lives while its store is locked, says so, and serves once it is well again", {
    timeout: 600_000,
  }, async () => {
    const before = [sent(), await repeats()] as const;
    host.clock.at = new Date(Date.parse(await firstDue(host)) - 15_000);
    await host.restart({});
    const { url } = host.listening();
    const health = async () => {
      const answer = await fetch(`${url}/healthz`);
      const { store } = (await answer.json()) as { store: string };
      return [answer.status, store];
    };
    expect(await health()).toEqual([200, "ok"]);
    const unlock = await lockStore(host);
    // It looks at its store once in ten seconds.
    const says = (what: [number, string]) =>
      vi.waitFor(async () => expect(await health()).toEqual(what), { timeout: 30_000, interval: 200 });
    await says([503, "failing"]);
    // Its clock comes to the slot meanwhile.
    await vi.waitFor(() => expect(host.listening().output()).toMatch(/"level":50/), { timeout: 60_000, interval: 100 });
    expect(sent()).toBe(before[0]);
    await unlock();
    await says([200, "ok"]);
    await vi.waitFor(
      async () => {
        const due = (await host.subscriptions.listAll()).filter(
          ({ sending, next }) => sending || Date.parse(next.at) < host.clock.at.getTime() + 60_000,
        );
        expect(due).toEqual([]);
      },
      { timeout: 60_000, interval: 200 },
    );
    await host.stop();
    host.clock.at = new Date(host.clock.at.getTime() + 60_000);
    await expectWellAgain(before[1], [0, 0, 0, 0]);
  });
});
