import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as discords from "./fakes/discord/discord.ts";
import type { Fault as DiscordFault } from "./fakes/discord/faults.ts";
import { type Host, startHost } from "./fakes/host.ts";
import { firstDue } from "./fakes/kills.ts";
import { isServed, isWhole, type Ledger, openLedger } from "./fakes/ledger.ts";
import { type Reader, reader } from "./fakes/reader.ts";
import { readersOn } from "./fakes/readers.ts";
import type { Fault as TelegramFault } from "./fakes/telegram/faults.ts";
import * as telegrams from "./fakes/telegram/telegram.ts";
import type { Trouble } from "./fakes/trouble.ts";

const hourMs = 3_600_000;
const halfDay = 43_200;

describe("alerts whose platforms refuse", () => {
  let host: Host;
  let readers: Reader[];
  let ledger: Ledger;
  let [anna, bob, carl, dora, emma]: Reader[] = [];

  beforeAll(async () => {
    host = await startHost();
    readers = await readersOn(
      host,
      (["Anna", "Bob", "Carl", "Dora", "Emma", "Farid"] as const).map((name, i) => [
        i % 2 === 0 ? "telegram" : "discord",
        name,
        i < 3 ? "vendeuse en boulangerie dans toute la france" : "aide-soignant dans toute la france",
      ]),
    );
    [anna, bob, carl, dora, emma] = readers;
    ledger = await openLedger(host, readers);
  }, 600_000);

  afterAll(async () => {
    expect([...(host?.telegram.refused ?? []), ...(host?.discord.refused ?? [])]).toEqual([]);
    await ledger?.close();
    await host?.close();
  });

  /** The platform does that to what is sent to them. */
  async function strikes(
    one: Reader | undefined,
    faults: { telegram: TelegramFault; discord: DiscordFault },
    times = 1,
  ): Promise<Trouble> {
    if (!one) throw new Error("nobody");
    if (one.owner.platform === "telegram")
      return host.telegram.fails({ method: "sendMessage", chat: Number(one.owner.person) }, faults.telegram, times);
    const { chat: channel } = (await one.alert()).owner;
    const route = "/channels/{channel_id}/messages";
    return host.discord.fails({ method: "POST", route, channel }, faults.discord, times);
  }

  const counts = () => Promise.all(readers.map(async (one) => (await one.digests()).length));
  const more = (before: number[], by: number[]) => before.map((count, i) => count + (by[i] ?? 0));
  const later = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();

  /** Everybody has all that there is, and so many messages came once more since the start. */
  async function expectServed(repeats: Partial<Record<string, number>> = {}): Promise<void> {
    await ledger.looks();
    for (const one of readers)
      expect(await ledger.of(one)).toMatchObject({ ...isServed, repeats: repeats[one.name] ?? 0 });
  }

  test("told to wait for 2 s for one chat: that chat waits so long and no other does, and all get theirs in the same run", async () => {
    const slot = await firstDue(host);
    const before = await counts();
    const twoSeconds = { telegram: telegrams.tooManyRequests(2), discord: discords.tooManyRequests(2) };
    const calls = [host.telegram.calls.length, host.discord.calls.length];
    await strikes(anna, twoSeconds);
    await strikes(bob, twoSeconds);
    expect(await host.run(slot)).toMatchObject({ due: 6, sent: 6, failed: 0 });
    expect(await counts()).toEqual(more(before, [1, 1, 1, 1, 1, 1]));
    const onTelegram = host.telegram.calls.slice(calls[0]).filter(({ method }) => method === "sendMessage");
    const onDiscord = host.discord.calls.slice(calls[1]).filter(({ route }) => route.endsWith("/messages"));
    const channel = (await bob?.alert())?.owner.chat;
    for (const [mine, others] of [
      [
        onTelegram.filter(({ params }) => String(params.chat_id) === anna?.owner.person),
        onTelegram.filter(({ params }) => String(params.chat_id) !== anna?.owner.person),
      ],
      [
        onDiscord.filter(({ path }) => path.includes(`/${channel}/`)),
        onDiscord.filter(({ path }) => !path.includes(`/${channel}/`)),
      ],
    ] as const) {
      expect(mine).toHaveLength(2);
      expect(others).toHaveLength(2);
      const [first = 0, second = 0] = mine.map(({ at }) => at);
      expect(second - first).toBeGreaterThanOrEqual(1_950);
      for (const { at } of others) expect(at).toBeLessThan(second);
    }
    await expectServed();
  }, 600_000);

  test("told to wait for 12 hours for one chat: all others get theirs in the same run, it alone is held; the next process tries again, and once it may, it comes, once", async () => {
    const slot = await firstDue(host);
    const before = await counts();
    const twelveHours = { telegram: telegrams.tooManyRequests(halfDay), discord: discords.tooManyRequests(halfDay) };
    const held = [await strikes(anna, twelveHours, 99), await strikes(bob, twelveHours, 99)];
    // It ends, rather than wait for half a day.
    expect(await host.run(slot)).toMatchObject({ due: 6, sent: 4, failed: 2 });
    expect(await counts()).toEqual(more(before, [0, 0, 1, 1, 1, 1]));
    expect(held.map(({ hits }) => hits())).toEqual([1, 1]);
    expect(await host.run(later(slot, hourMs))).toMatchObject({ due: 2, sent: 0, failed: 2 });
    expect(held.map(({ hits }) => hits())).toEqual([2, 2]);
    host.clock.at = new Date(slot);
    await ledger.looks();
    for (const one of readers) expect(await ledger.of(one)).toMatchObject({ ...isWhole, repeats: 0 });

    for (const trouble of held) trouble.ends();
    expect(await host.run(later(slot, 2 * hourMs))).toMatchObject({ due: 2, sent: 2, failed: 0 });
    expect(await counts()).toEqual(more(before, [1, 1, 1, 1, 1, 1]));
    host.clock.at = new Date(slot);
    await expectServed();
  }, 90_000);

  test("held for the whole of a day: it comes with the next slot, in one message with what is new then", async () => {
    const slot = await firstDue(host);
    const before = await counts();
    const twelveHours = { telegram: telegrams.tooManyRequests(halfDay), discord: discords.tooManyRequests(halfDay) };
    const held = [await strikes(anna, twelveHours, 99), await strikes(bob, twelveHours, 99)];
    expect(await host.run(slot)).toMatchObject({ due: 6, sent: 4, failed: 2 });
    expect(await host.run(later(slot, 4 * hourMs))).toMatchObject({ due: 2, sent: 0, failed: 2 });
    expect(await host.run(later(slot, 6 * hourMs))).toMatchObject({ due: 0 });
    for (const trouble of held) trouble.ends();
    expect(await host.run(later(slot, 24 * hourMs))).toMatchObject({ due: 6, sent: 6, failed: 0 });
    expect(await counts()).toEqual(more(before, [1, 1, 2, 2, 2, 2]));
    await expectServed();
  }, 90_000);

  test("every third person has blocked the bot: the others feel nothing, those rest, and on their return get all of it in one message", async () => {
    const slot = await firstDue(host);
    const before = await counts();
    const gone = [emma, bob];
    const blocked = await strikes(
      emma,
      {
        telegram: telegrams.refuses(403, "Forbidden: bot was blocked by the user"),
        discord: discords.refuses(403, 50007, "Cannot send messages to this user"),
      },
      99,
    );
    if (!bob || !("closesDm" in bob.seat)) throw new Error("Bob is on Discord");
    bob.seat.closesDm();
    const calls = () => [
      blocked.hits(),
      host.discord.callsOf("POST", /messages$/).filter(({ status }) => status === 403).length,
    ];
    expect(await host.run(slot)).toMatchObject({ due: 6, sent: 4, unreachable: 2, failed: 0 });
    expect(calls()).toEqual([1, 1]);
    await ledger.looks();
    for (const day of [1, 2]) {
      expect(await host.run(later(slot, 24 * hourMs * day))).toMatchObject({ due: 4, sent: 4, failed: 0 });
      await ledger.looks();
    }
    // Nobody is written to who rests.
    expect(calls()).toEqual([1, 1]);
    expect(await counts()).toEqual(more(before, [3, 0, 3, 3, 0, 3]));

    blocked.ends();
    bob.seat.opensDm();
    for (const one of gone) await one?.returns();
    expect(await counts()).toEqual(more(before, [3, 0, 3, 3, 0, 3]));
    expect(await host.run(later(slot, 24 * hourMs * 3))).toMatchObject({ due: 6, sent: 6, unreachable: 0, failed: 0 });
    expect(await counts()).toEqual(more(before, [4, 1, 4, 4, 1, 4]));
    await expectServed();
    for (const one of gone) {
      const last = (await one?.digests())?.at(-1);
      // Four days of news: the newest are shown, all others are behind them.
      expect(last?.list.length).toBeGreaterThan(10);
      expect(last?.text).toMatch(/voici les \d+ plus récentes des \d+ offres parues pendant la pause/);
    }
  }, 600_000);

  test("the answer to what was sent gets lost: that message once more on Telegram, none more on Discord", async () => {
    const slot = await firstDue(host);
    const before = await counts();
    await strikes(anna, { telegram: telegrams.reset(true), discord: discords.reset(true) });
    await strikes(bob, { telegram: telegrams.reset(true), discord: discords.reset(true) });
    await strikes(carl, { telegram: telegrams.garbage(true), discord: discords.garbage(true) });
    await strikes(dora, { telegram: telegrams.garbage(true), discord: discords.garbage(true) });
    const { due, sent, failed } = await host.run(slot);
    expect([due, sent + failed]).toEqual([6, 6]);
    // On Telegram nobody knows whether they arrived: they did.
    expect(failed).toBeGreaterThanOrEqual(2);
    expect(await counts()).toEqual(more(before, [1, 1, 1, 1, 1, 1]));
    expect(await host.run(slot)).toMatchObject({ due: failed, sent: failed, failed: 0 });
    expect(await counts()).toEqual(more(before, [2, 1, 2, 1, 1, 1]));
    for (const one of [anna, carl]) {
      const [first, second] = (await one?.digests())?.slice(-2) ?? [];
      expect(second?.text).toBe(first?.text);
      expect(first?.titles.length).toBeGreaterThan(0);
    }
    expect(await host.run(slot)).toMatchObject({ due: 0, sent: 0 });
    await expectServed({ Anna: 1, Carl: 1 });
  }, 90_000);

  test("5xx for a while: a short while is waited for, after a long one the next run sends; nothing comes twice", async () => {
    const slot = await firstDue(host);
    const before = await counts();
    // Telegram itself says so; a proxy before it, below, says nothing of what became of the message.
    const briefly = { telegram: telegrams.refuses(502, "Bad Gateway"), discord: discords.down(502) };
    for (const one of [anna, bob]) await strikes(one, briefly, 2);
    const long = [
      await strikes(carl, { telegram: telegrams.down(503), discord: discords.down(503) }, 99),
      await strikes(dora, { telegram: telegrams.down(503), discord: discords.down(503) }, 99),
    ];
    expect(await host.run(slot)).toMatchObject({ due: 6, sent: 4, failed: 2 });
    expect(await counts()).toEqual(more(before, [1, 1, 0, 0, 1, 1]));
    for (const trouble of long) trouble.ends();
    expect(await host.run(slot)).toMatchObject({ due: 2, sent: 2, failed: 0 });
    expect(await counts()).toEqual(more(before, [1, 1, 1, 1, 1, 1]));
    await expectServed({ Anna: 1, Carl: 1 });
  }, 90_000);

  test("two chats whose answers never come hold up the others for a while, and get theirs with the next run", async () => {
    const slot = await firstDue(host);
    const before = await counts();
    const silent = { telegram: telegrams.held(), discord: discords.held() };
    const troubles = [await strikes(anna, silent, 99), await strikes(carl, silent, 99)];
    expect(await host.run(slot)).toMatchObject({ due: 6, sent: 4, failed: 2 });
    expect(await counts()).toEqual(more(before, [0, 1, 0, 1, 1, 1]));
    for (const trouble of troubles) trouble.ends();
    expect(await host.run(slot)).toMatchObject({ due: 2, sent: 2, failed: 0 });
    expect(await counts()).toEqual(more(before, [1, 1, 1, 1, 1, 1]));
    await expectServed({ Anna: 1, Carl: 1 });
  }, 600_000);

  test("all of Telegram is down: Discord feels nothing, and the next run sends", async () => {
    const slot = await firstDue(host);
    const before = await counts();
    const down = host.telegram.fails({ method: "sendMessage" }, telegrams.down(), 999);
    expect(await host.run(slot)).toMatchObject({ due: 6, sent: 3, failed: 3 });
    expect(await counts()).toEqual(more(before, [0, 1, 0, 1, 0, 1]));
    down.ends();
    expect(await host.run(later(slot, hourMs))).toMatchObject({ due: 3, sent: 3, failed: 0 });
    host.clock.at = new Date(slot);
    await expectServed({ Anna: 1, Carl: 1 });
  }, 90_000);

  test('what came during a long absence and is beyond the 60 of a "Tout voir" is in that of a later digest', {
    timeout: 600_000,
  }, async () => {
    const away = reader(host, "telegram", "Gaston");
    await away.follows("boulanger dans toute la france");
    const slot = (await away.alert()).next.at;
    const later = (days: number) => new Date(Date.parse(slot) + days * 24 * hourMs);
    const blocked = await strikes(
      away,
      { telegram: telegrams.refuses(403, "Forbidden"), discord: discords.down() },
      99,
    );
    await host.run(slot);
    blocked.ends();
    await away.returns();
    await host.run(later(6));
    const beyond = (await away.alert()).pending.flatMap(({ key, offered }) => (offered ? [] : [key]));
    expect(beyond.length).toBeGreaterThan(0);
    for (const day of [7, 8, 9]) await host.run(later(day));
    const listed = new Set((await away.digests()).flatMap(({ list }) => list));
    expect(beyond.filter((key) => !listed.has(key))).toEqual([]);
  });
});
