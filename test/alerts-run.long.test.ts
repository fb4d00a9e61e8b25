import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as discords from "./fakes/discord/discord.ts";
import { type Host, startHost } from "./fakes/host.ts";
import { firstDue } from "./fakes/kills.ts";
import { isServed, isWhole, type Ledger, openLedger } from "./fakes/ledger.ts";
import type { Reader } from "./fakes/reader.ts";
import { countDigests, findReader, four, readersOn } from "./fakes/readers.ts";
import * as telegrams from "./fakes/telegram/telegram.ts";
import { PATIENCE } from "./fakes/wait.ts";

/** What `alerts-process.ci.test.ts` goes on with, at moments that are chosen. */
describe("a run of alerts", () => {
  let host: Host;
  let readers: Reader[];
  let ledger: Ledger;

  beforeAll(async () => {
    host = await startHost();
    readers = await readersOn(host, four);
    ledger = await openLedger(host, readers);
  }, 600_000);

  afterAll(async () => {
    await ledger?.close();
    await host?.close();
  });

  const reader = (name: string) => findReader(readers, name);
  const counts = () => countDigests(readers);

  test("killed between the platform's answer and the mark: that message once more on Telegram, not even that on Discord, and nobody else is touched", {
    timeout: 60_000,
  }, async () => {
    // Two days of news at once: there is something for everyone.
    host.clock.at = new Date(Date.parse(await firstDue(host)) + 86_400_000);
    const before = await counts();
    // The platforms take the messages; that they did is never heard of.
    const troubles = [
      host.telegram.fails({ method: "sendMessage", chat: Number(reader("Anna").owner.person) }, telegrams.held(true)),
      host.discord.fails(
        {
          method: "POST",
          route: "/channels/{channel_id}/messages",
          channel: (await reader("Bob").alert()).owner.chat,
        },
        discords.held(true),
      ),
    ];
    const under = host.launch();
    const isNotServed = async (one: Reader) => {
      const { sending, next } = await one.alert();
      return sending !== undefined || new Date(next.at) <= host.clock.at;
    };
    const notServed = async () => {
      const left = await Promise.all(readers.map(async (one) => ((await isNotServed(one)) ? [one.name] : [])));
      return left.flat();
    };
    await vi.waitFor(
      async () => {
        expect(troubles.map((trouble) => trouble.hits())).toEqual([1, 1]);
        expect(await notServed()).toEqual(["Anna", "Bob"]);
      },
      { timeout: 3 * PATIENCE, interval: 20 },
    );
    await under.kill();
    for (const trouble of troubles) trouble.ends();
    const between = await counts();

    expect(await host.run()).toMatchObject({ due: 2, sent: 2 });
    expect(await counts()).toEqual({ ...between, Anna: (before.Anna ?? 0) + 2, Bob: (before.Bob ?? 0) + 1 });
    const [first, second] = (await reader("Anna").digests()).slice(-2);
    expect(second?.text).toBe(first?.text);
    expect(first?.titles.length).toBeGreaterThan(0);
    expect(await notServed()).toEqual([]);
    await ledger.looks();
    for (const one of readers)
      expect(await ledger.of(one)).toMatchObject({ ...isServed, repeats: one.name === "Anna" ? 1 : 0 });
  });

  test("the same moment once more, or an earlier one, sends nothing more", async () => {
    const { at } = host.clock;
    const sent = () => [host.telegram.callsOf("sendMessage").length, host.discord.callsOf("POST", /messages$/).length];
    const before = sent();
    expect(await host.run(at)).toMatchObject({ due: 0, sent: 0 });
    expect(await host.run(new Date(at.getTime() - 3_600_000))).toMatchObject({ due: 0, sent: 0 });
    expect(sent()).toEqual(before);
    for (const one of readers) expect(await ledger.of(one)).toMatchObject(isWhole);
  });
});
