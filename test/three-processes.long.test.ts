import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { expectServed } from "./fakes/alert-workers.ts";
import { isServed } from "./fakes/ledger.ts";
import { hasPostgres } from "./fakes/postgres.ts";
import { openPresser, type Presser } from "./fakes/presser.ts";
import type { Program } from "./fakes/process.ts";
import { eight } from "./fakes/readers.ts";
import { openSharedService, type SharedService } from "./fakes/shared-service.ts";

/*
 * Three processes as really started, on one database: each talks to people of both platforms, and does its
 * part of the alerts. Trouble comes while people press and digests are sent.
 */

const minute = 60_000;

/** `start`: what serves, on each of so many days. */
type Plan = { days: number; timesADay: number; start?: () => Promise<unknown> };

/** Trouble of one process, to its end. */
type Trouble = (victim: Program) => Promise<void>;

describe.skipIf(!hasPostgres)("three processes that serve both platforms", () => {
  let service: SharedService;
  const pressers: Presser[] = [];
  /** How much can be seen of the alerts of a day. */
  let ofADay = 0;

  beforeAll(async () => {
    service = await openSharedService(eight, { patienceMs: 2_000 });
    const { host } = service;
    await service.nextDay();
    await service.start(3);
    await host.discord.setsEndpoint(`${service.balancer.url}/discord`);
    await host.discord.isListened();
    for (const name of ["Tara", "Tom"]) pressers.push(await openPresser(host, "telegram", name));
    for (const name of ["Dina", "Dan"]) pressers.push(await openPresser(host, "discord", name));
    await expectServed(host);
    ofADay = countOfAlerts();
    await service.ledger.looks();
    expect(await service.stop()).toEqual([0, 0, 0]);
  }, 900_000);
  afterEach(async () => void (await service.stop()));
  afterAll(() => service?.close());

  /** What alerts have asked services, and sent. */
  function countOfAlerts(): number {
    const { telegram, discord, sandbox } = service.host;
    const sent = [telegram.callsOf("sendMessage"), discord.callsOf("POST", "/channels/{channel_id}/messages")];
    return sandbox.requests.length + sent.flat().length;
  }

  /** Trouble of any of them, so many times a day, each at a random moment of what alerts do. */
  async function expectAllServed(
    { days, timesADay, start = () => service.start(3) }: Plan,
    trouble: Trouble,
  ): Promise<void> {
    const { host, programs, readers, ledger } = service;
    const repeatsBefore = await countRepeats();
    const unansweredBefore = pressers.map((one) => one.unanswered());
    for (let day = 0; day < days; day++) {
      await service.nextDay();
      await start();
      const enough = new AbortController();
      const pressing = pressers.map(async ({ press }) => {
        while (!enough.signal.aborted) await press();
      });
      const before = countOfAlerts();
      for (let i = 0; i < timesADay; i++) {
        const at = before + Math.floor(((i + Math.random()) / timesADay) * ofADay);
        await expect
          .poll(countOfAlerts, { interval: 1, timeout: 60_000 })
          .toBeGreaterThan(at)
          .catch(() => {});
        const victim = programs[Math.floor(Math.random() * programs.length)];
        if (!victim) throw new Error("nothing runs");
        await trouble(victim);
      }
      await expectServed(host);
      enough.abort();
      await Promise.all(pressing);
      await ledger.looks();
      // Whoever writes is heard, whichever process has the gateway by now.
      await host.discord.isListened();
      for (const { seat } of pressers) {
        seat.says("/aide");
        await seat.gets("Comment ça marche");
      }
      expect(await service.stop()).toEqual([0, 0, 0]);
    }
    const times = days * timesADay;
    await tell(times);
    for (const one of readers) expect(await ledger.of(one)).toMatchObject(isServed);
    expect(host.telegram.refused).toEqual([]);
    const repeats = await countRepeats();
    expect(repeats.discord).toBe(0);
    expect(repeats.telegram - repeatsBefore.telegram).toBeLessThanOrEqual(times);
    for (const [i, one] of pressers.entries()) {
      expect(await one.countWrong(), one.name).toBe(0);
      expect(one.unanswered() - (unansweredBefore[i] ?? 0), one.name).toBeLessThanOrEqual(times);
    }
  }

  /** What a reader of the test wants to know. */
  async function tell(times: number): Promise<void> {
    const presses = pressers.map((one) => `${one.name} ${one.count()}, without an answer ${one.unanswered()}`);
    const wrong = await Promise.all(pressers.map((one) => one.countWrong()));
    const { telegram, discord } = service.host;
    const why = new Map<string, number>();
    for (const one of [...telegram.refused, ...discord.refused]) {
      const kind = `${one.method} ${one.why.replace(/(button|screen) \S+/, "$1")}`;
      why.set(kind, (why.get(kind) ?? 0) + 1);
    }
    console.log(
      `${times} times: presses ${presses.join("; ")}; wrong titles ${wrong.join(" ")};`,
      `digests once more ${JSON.stringify(await countRepeats())}; refused ${JSON.stringify([...why])}`,
    );
  }

  /** How many digests came once more. */
  async function countRepeats() {
    const repeats = { telegram: 0, discord: 0 };
    for (const one of service.readers) repeats[one.owner.platform] += (await service.ledger.of(one)).repeats;
    return repeats;
  }

  test("any of them is killed and started anew: nothing is lost", { timeout: 30 * minute }, () =>
    expectAllServed({ days: 4, timesADay: 3 }, async (victim) => {
      await service.kill(victim);
      await service.start(1);
    }),
  );

  test.each(["telegram", "discord"] as const)(
    "who sends digests on %s hangs until others have taken over, and comes back",
    { timeout: 30 * minute },
    (platform) =>
      expectAllServed({ days: 2, timesADay: 1 }, async () => {
        const sender = await service.findSender(platform);
        sender.suspend();
        try {
          await expectServed(service.host);
        } finally {
          sender.resume();
        }
      }),
  );
});
