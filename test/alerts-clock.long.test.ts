import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Host, startHost } from "./fakes/host.ts";
import { firstDue } from "./fakes/kills.ts";
import { isServed, type Ledger, openLedger } from "./fakes/ledger.ts";
import type { Reader } from "./fakes/reader.ts";
import { readersOn } from "./fakes/readers.ts";
import * as telegrams from "./fakes/telegram/telegram.ts";

const hourMs = 3_600_000;

describe("alerts on a machine whose clock goes back", () => {
  let host: Host;
  let readers: Reader[];
  let ledger: Ledger;

  beforeEach(async () => {
    host = await startHost();
    readers = await readersOn(host, [
      ["telegram", "Anna", "vendeuse en boulangerie dans toute la france"],
      ["discord", "Bob", "boulanger dans toute la france"],
      ["telegram", "Carl", "boulanger dans toute la france"],
      ["discord", "Dora", "alternance boulanger dans toute la france"],
    ]);
    ledger = await openLedger(host, readers);
  }, 600_000);

  afterEach(async () => {
    await ledger?.close();
    await host?.close();
  });

  const plus = (iso: string, hours: number) => new Date(Date.parse(iso) + hours * hourMs).toISOString();
  const messages = () => Promise.all(readers.map(async (one) => (await one.digests()).length));
  const lasts = () => Promise.all(readers.map(async (one) => (await one.alert()).last));

  test("no slot is served twice, and nothing is lost", { timeout: 600_000 }, async () => {
    // Two are told as offers are published, at each even hour of the day.
    for (const one of readers.slice(2)) {
      await one.sets("📅 Jours", "Dès parution (8 h à 20 h)");
      expect((await one.alert()).schedule.days).toBe("published");
    }
    const slot = plus((await readers[0]?.alert())?.next.at ?? "", 0);
    expect(await host.run(slot)).toMatchObject({ due: 4, failed: 0 });
    expect(await host.run(plus(slot, 2))).toMatchObject({ due: 2, failed: 0 });
    const [before, served] = [await messages(), await lasts()];

    // An hour back, from the slot and from after it, a day back, and the same hours once more.
    for (const hours of [1, 0, -1, -24, 0.5, 1.5, 2]) {
      expect(await host.run(plus(slot, hours))).toMatchObject({ due: 0, sent: 0 });
      expect(await messages()).toEqual(before);
      expect(await lasts()).toEqual(served);
    }

    // Who sets the hour that was served while the clock is back is not written to again before it comes anew.
    host.clock.at = new Date(plus(slot, -0.5));
    await host.restart();
    await readers[0]?.sets("🕗 Heure", "9 h");
    await readers[0]?.sets("🕗 Heure", "8 h");
    expect((await readers[0]?.alert())?.next.at).toBe(plus(slot, 24));
    expect(await host.run(slot)).toMatchObject({ due: 0, sent: 0 });

    for (const hours of [4, 6, 8, 10, 12])
      expect(await host.run(plus(slot, hours))).toMatchObject({ due: 2, failed: 0 });
    expect(await host.run(plus(slot, 24))).toMatchObject({ due: 4, failed: 0 });
    await ledger.looks();
    for (const one of readers) expect(await ledger.of(one)).toMatchObject({ ...isServed, repeats: 0 });
    // Everybody had news the next day.
    for (const [i, count] of (await messages()).entries()) expect(count).toBeGreaterThan(before[i] ?? 0);
    for (const one of readers) expect((await one.alert()).last?.slice(0, 10)).toBe(plus(slot, 24).slice(0, 10));
  });

  test("back by an hour while a digest is on its way: it is tried again once the clock is there, and arrives once", {
    timeout: 600_000,
  }, async () => {
    const slot = await firstDue(host);
    const lost = host.telegram.fails({ method: "sendMessage" }, telegrams.reset(), 9);
    expect(await host.run(plus(slot, 1))).toMatchObject({ due: 4, sent: 2, failed: 2 });
    lost.ends();
    expect(await host.run(slot)).toMatchObject({ due: 0 });
    expect(await host.run(plus(slot, 1))).toMatchObject({ due: 2, sent: 2, failed: 0 });
    expect(await messages()).toEqual([1, 1, 1, 1]);
    expect(await host.run(slot)).toMatchObject({ due: 0 });
    expect(await host.run(plus(slot, 24))).toMatchObject({ due: 4, failed: 0 });
    await ledger.looks();
    for (const one of readers) expect(await ledger.of(one)).toMatchObject({ ...isServed, repeats: 0 });
  });
});
