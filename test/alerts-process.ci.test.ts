import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cut } from "../src/core/text/text.ts";
import { happeningsOn } from "./fakes/happenings.ts";
import { type Host, startHost } from "./fakes/host.ts";
import { expectFewRepeats, firstDue, kills } from "./fakes/kills.ts";
import { isServed, type Ledger, openLedger } from "./fakes/ledger.ts";
import { runProgram } from "./fakes/process.ts";
import type { Reader } from "./fakes/reader.ts";
import { countDigests, findReader, readersOn } from "./fakes/readers.ts";
import * as telegrams from "./fakes/telegram/telegram.ts";

/** The program as on a host: one process listens, and the alerts are run by command, day after day. */
describe("alerts of the whole program", () => {
  let host: Host;
  let readers: Reader[];
  let ledger: Ledger;
  /** How many things can be seen of a run. */
  let happenings = 0;

  beforeAll(async () => {
    host = await startHost();
    readers = await readersOn(host, [
      ["telegram", "Anna", "vendeuse en boulangerie dans toute la france"],
      ["discord", "Bob", "vendeuse en boulangerie dans toute la france"],
      ["telegram", "Carl", "vendeuse en boulangerie dans toute la france"],
      ["discord", "Dora", "alternance boulanger dans toute la france"],
      ["telegram", "Emma", "boulanger en Île-de-France"],
    ]);
    ledger = await openLedger(host, readers);
  }, 600_000);

  afterAll(async () => {
    await ledger?.close();
    await host?.close();
  });

  const reader = (name: string) => findReader(readers, name);
  const counts = () => countDigests(readers);
  const inParis = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", timeStyle: "medium" });

  test("two mornings bring everyone on both platforms all that is new and matches, each offer once; one who refuses is told on return", {
    timeout: 600_000,
  }, async () => {
    const carl = reader("Carl");
    for (const one of readers) expect((await one.knownOffers()).size).toBeLessThanOrEqual(5);
    const blocked = telegrams.refuses(403, "Forbidden: bot was blocked by the user");
    const trouble = host.telegram.fails({ method: "sendMessage", chat: Number(carl.owner.person) }, blocked, 9);

    for (const day of [1, 2]) {
      const slot = await firstDue(host);
      expect(inParis.format(new Date(slot))).toBe("08:00:00");
      if (day === 2) {
        trouble.ends();
        await carl.returns();
        expect(await carl.digests()).toEqual([]);
      }
      const before = await counts();
      const seen = happeningsOn(host);
      const figures = await host.run((await reader("Anna").alert()).next.at);
      seen.close();
      happenings = seen.count();
      expect(figures).toMatchObject({ due: 5, failed: 0, waiting: 0, unreachable: day === 1 ? 1 : 0 });
      for (const [name, count] of Object.entries(await counts()))
        expect(count - (before[name] ?? 0)).toBeLessThanOrEqual(1);
      await ledger.looks();
    }

    for (const one of readers) {
      expect(await ledger.of(one)).toMatchObject({ ...isServed, repeats: 0 });
      const digests = await one.digests();
      expect(digests.length).toBeGreaterThan(0);
      // What is marked as told is what the digests show.
      const shown = digests.flatMap((digest) => digest.shown);
      expect((await ledger.of(one)).shown).toBe(shown.length);
      expect([...(await one.knownOffers())]).toEqual(expect.arrayContaining(shown));
      for (const { titles, shown: keys } of digests) {
        expect(titles).toEqual(keys.map((key) => cut(ledger.newsOf(one).get(key)?.title ?? key, 90).trim()));
        expect(titles.length).toBeLessThanOrEqual(10);
      }
    }
    expect([...host.discord.refused, ...host.telegram.refused]).toEqual([]);
  });

  test("killed at any moment, three times: nothing is lost, and each kill repeats only what was under way", {
    timeout: 600_000,
  }, async () => {
    const before = await Promise.all(readers.map(async (one) => (await ledger.of(one)).repeats));
    const all = await kills(host, readers, ledger, {
      times: 3,
      of: happenings,
      begin: host.launch,
      again: async () => expect(await host.run()).toMatchObject({ failed: 0, waiting: 0, unreachable: 0 }),
    });
    expect(all).toHaveLength(3);
    for (const one of all) expectFewRepeats(one);
    for (const [i, one] of readers.entries()) {
      const account = await ledger.of(one);
      expect(account, JSON.stringify(all)).toMatchObject(isServed);
      if (one.owner.platform === "discord") expect(account.repeats).toBe(before[i]);
    }
  });

  test("they are listed for an operator, and as JSON", async () => {
    const [said, json] = await Promise.all(
      [["list"], ["list", "--json"]].map((args) =>
        runProgram(["dist/cli/tremplin.js", "alerts", ...args], host.environment(), host.folder),
      ),
    );
    const { id, next, sent, owner } = await reader("Anna").alert();
    expect(said?.output).toContain(`${id}  telegram:${owner.person}  next ${next.at}  sent ${sent}`);
    expect(said?.output.trim().split("\n")).toHaveLength(6);
    expect(said?.output).toMatch(/^5 alerts$/m);
    const all = JSON.parse(json?.output ?? "");
    expect(all.map((one: { platform: string }) => one.platform).sort()).toEqual([
      ...["discord", "discord"],
      ...["telegram", "telegram", "telegram"],
    ]);
    expect(all.find((one: { id: string }) => one.id === id)).toMatchObject({ state: "active", next: next.at, sent });
  });

  test("the process that listened stops, and its log holds no name and no word", async () => {
    const { output } = host.listening();
    await host.stop();
    expect(output()).not.toMatch(/Anna|vendeuse|boulang|Boulang|"level":50/);
  });
});
