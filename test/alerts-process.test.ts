import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openStore, type Store } from "../src/adapters/store.ts";
import { type Book, book } from "../src/core/alerts/book.ts";
import type { Subscription } from "../src/core/alerts/subscription.ts";
import type { Offer } from "../src/core/offer.ts";
import { cut } from "../src/core/text.ts";
import * as discords from "./fakes/discord/discord.ts";
import { country, newsFor } from "./fakes/news.ts";
import { emptyFolder, launchProgram, type Program, runProgram, startProgram } from "./fakes/process.ts";
import * as telegrams from "./fakes/telegram/telegram.ts";
import { PATIENCE } from "./fakes/wait.ts";

/** The program as it runs on a host: one process listens, and the alerts are run by command, day after day. */
describe.skipIf(!telegrams.specsPresent || !discords.specsPresent)("alerts of the whole program", () => {
  let telegram: telegrams.Telegram;
  let discord: discords.Discord;
  let listening: Program;
  let environment: Record<string, string>;
  let store: Store;
  let rows: Book;
  const who: Record<string, Reader> = {};

  beforeAll(async () => {
    [telegram, discord] = await Promise.all([telegrams.startTelegram(), discords.startDiscord()]);
    environment = {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_ROOT: discord.url,
      OPERATOR_NAME: "CFA des Bords de Loire",
      OPERATOR_CONTACT: "contact@cfa.example",
      SANDBOX: "only",
      ALERTS: "off",
    };
    const folder = await emptyFolder();
    listening = await startProgram(environment, folder);
    store = await openStore(`sqlite://${join(folder, "data", "tremplin.sqlite")}`);
    const [subscriptions, due, told] = [store.shelf("subscriptions"), store.shelf("due"), store.shelf("told")];
    rows = book({ subscriptions, due, told });
    await Promise.all([telegram.isListened(), discord.isListened()]);
    await Promise.all(
      [
        readerOn("telegram", "Anna", "vendeuse en boulangerie dans toute la france"),
        readerOn("discord", "Bob", "vendeuse en boulangerie dans toute la france"),
        readerOn("telegram", "Carl", "vendeuse en boulangerie dans toute la france"),
        readerOn("discord", "Dora", "alternance boulanger dans toute la france"),
        readerOn("telegram", "Emma", "boulanger en Île-de-France"),
      ].map(async (reader) => {
        const { name } = await reader;
        who[name] = await reader;
      }),
    );
  });

  afterAll(async () => {
    await listening?.kill();
    await store?.close();
    await Promise.all([telegram?.close(), discord?.close()]);
  });

  /** Someone who made an alert the way people do. */
  type Reader = {
    name: string;
    person: { platform: "telegram" | "discord"; person: string };
    returns: () => Promise<unknown>;
    /** The digests that arrived, oldest first. */
    digests: () => string[];
  };

  async function readerOn(platform: "telegram" | "discord", name: string, text: string): Promise<Reader> {
    const seat =
      platform === "telegram"
        ? telegram.person({ first_name: name })
        : discord.person({ name, installed: true, locale: "fr" });
    seat.says(text);
    await seat.gets("M'alerter");
    seat.taps(/M'alerter/);
    await seat.gets("Alerte créée");
    return {
      name,
      person: { platform, person: String(seat.id) },
      returns: () => {
        seat.says("bonjour");
        return seat.gets("Re-bonjour");
      },
      digests: () =>
        seat
          .screen()
          .messages.filter(({ isBot, text: words }) => isBot && words.startsWith("🗞"))
          .map(({ text: words }) => words),
    };
  }

  const reader = (name: string): Reader => {
    const found = who[name];
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const alertOf = async (name: string): Promise<Subscription> => {
    const [one] = await rows.of(reader(name).person);
    if (!one) throw new Error(`${name} has no alert`);
    return one;
  };
  /** The offers that they were told of; beside them stand the marks of their copies. */
  const toldTo = async (name: string) =>
    new Set([...(await rows.told.all(reader(name).person))].filter((key) => /^(?:ft|lba):/.test(key)));

  const run = async (now: string) => {
    const ended = await runProgram(
      ["dist/cli/tremplin.js", "alerts", "run", "--now", now, "--json"],
      { ...environment, LOG_LEVEL: "silent" },
      listening.folder,
    );
    expect(ended).toEqual({ code: 0, output: expect.stringMatching(/^\{.*\}\n$/) });
    return JSON.parse(ended.output) as Record<string, number>;
  };

  /** The titles of the offers in a digest, as it numbers them. */
  const titlesIn = (digest: string) =>
    [...digest.matchAll(/^\d+\. (.+?)(?: 🆕)?(?: 🎓)?$/gm)].map(([, title = ""]) => title).sort();
  const titlesOf = (keys: Iterable<string>, offers: ReadonlyMap<string, Offer>) =>
    [...keys].map((key) => cut(offers.get(key)?.title ?? key, 90).trim()).sort();

  const inParis = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", timeStyle: "medium" });

  test("three mornings bring everyone on both platforms all that is new and matches, each offer once; one who refuses is told on return", async () => {
    const names = Object.keys(who);
    const expected = new Map(names.map((name) => [name, new Map<string, Offer>()]));
    const before = new Map(await Promise.all(names.map(async (name) => [name, await toldTo(name)] as const)));
    const atFirst = new Map(before);
    const online = new Map<string, Map<string, Offer>>();
    const clock = { at: new Date() };
    const there = await country(() => clock.at);
    for (const name of names) expect(before.get(name)?.size).toBeLessThanOrEqual(5);
    const blocked = telegrams.refuses(403, "Forbidden: bot was blocked by the user");
    const trouble = telegram.fails({ method: "sendMessage", chat: Number(reader("Carl").person.person) }, blocked, 9);

    for (const day of [1, 2, 3]) {
      const { next } = await alertOf("Anna");
      expect(inParis.format(new Date(next.at))).toBe("08:00:00");
      if (day === 3) {
        trouble.ends();
        await reader("Carl").returns();
        expect(reader("Carl").digests()).toEqual([]);
      }
      const arrivedBefore = new Map(names.map((name) => [name, reader(name).digests().length]));
      const figures = await run(next.at);
      expect(figures.due).toBe(day === 2 ? 4 : 5);
      expect(figures).toMatchObject({ failed: 0, waiting: 0, unreachable: day === 1 ? 1 : 0 });

      clock.at = new Date(next.at);
      for (const name of names) {
        const news = expected.get(name) ?? new Map();
        online.set(name, await newsFor(await alertOf(name), there));
        for (const [key, offer] of online.get(name) ?? []) news.set(key, offer);
        const told = await toldTo(name);
        const fresh = [...told].filter((key) => !before.get(name)?.has(key));
        before.set(name, told);
        // What is marked as told is what the digest shows.
        const digests = reader(name).digests().slice(arrivedBefore.get(name));
        expect(digests.length).toBeLessThanOrEqual(1);
        expect(digests.flatMap(titlesIn)).toEqual(titlesOf(fresh, news));
        expect(fresh.length).toBeLessThanOrEqual(10);
      }
    }
    await there.close();

    for (const name of names) {
      const one = await alertOf(name);
      const news = expected.get(name) ?? new Map();
      const seen = atFirst.get(name) ?? new Set();
      const got = [...(await toldTo(name)), ...one.pending.map(({ key }) => key)].filter((key) => !seen.has(key));
      const wanted = [...news.keys()].filter((key) => !seen.has(key));
      // Each once, nothing else, and none missing but those that are no longer online.
      expect(new Set(got).size).toBe(got.length);
      expect(got.filter((key) => !wanted.includes(key))).toEqual([]);
      expect(wanted.filter((key) => !got.includes(key) && online.get(name)?.has(key))).toEqual([]);
      expect(got.length).toBeGreaterThan(0);
    }
    expect(discord.refused).toEqual([]);
    expect(telegram.refused).toEqual([]);
  });

  test("killed between the platform's answer and the mark: that message once more on Telegram, not even that on Discord, and nobody else is touched", async () => {
    const { next: tomorrow } = await alertOf("Anna");
    // Two days of news at once: there is something for everyone.
    const next = { at: new Date(Date.parse(tomorrow.at) + 86_400_000).toISOString() };
    const counts = () => Object.fromEntries(Object.entries(who).map(([name, { digests }]) => [name, digests().length]));
    const before = counts();
    const annasChat = Number(reader("Anna").person.person);
    const { chat: bobsChannel } = (await alertOf("Bob")).owner;
    // The platforms take the messages; that they did is never heard of.
    const troubles = [
      telegram.fails({ method: "sendMessage", chat: annasChat }, telegrams.held(true)),
      discord.fails(
        { method: "POST", route: "/channels/{channel_id}/messages", channel: bobsChannel },
        discords.held(true),
      ),
    ];
    const under = launchProgram(
      ["dist/cli/tremplin.js", "alerts", "run", "--now", next.at],
      { ...environment, LOG_LEVEL: "silent" },
      listening.folder,
    );
    const isServed = async (name: string) => {
      const one = await alertOf(name);
      return one.sending === undefined && one.next.at > next.at;
    };
    await vi.waitFor(
      async () => {
        expect(troubles.map((trouble) => trouble.hits())).toEqual([1, 1]);
        expect(await Promise.all(["Carl", "Dora", "Emma"].map(isServed))).not.toContain(false);
      },
      { timeout: PATIENCE, interval: 20 },
    );
    await under.kill();
    for (const trouble of troubles) trouble.ends();
    const between = counts();
    expect(await Promise.all(["Anna", "Bob"].map(isServed))).toEqual([false, false]);

    expect(await run(next.at)).toMatchObject({ due: 2, sent: 2 });
    const after = counts();
    expect(after).toEqual({ ...between, Anna: (before.Anna ?? 0) + 2, Bob: (before.Bob ?? 0) + 1 });
    const [first = "", second = ""] = reader("Anna").digests().slice(-2);
    expect(second).toBe(first);
    expect(titlesIn(first).length).toBeGreaterThan(0);
    expect(await Promise.all(Object.keys(who).map(isServed))).not.toContain(false);
  });

  test("the same moment once more sends nothing more", async () => {
    const now = (await alertOf("Anna")).covered.ft ?? "";
    const before = [telegram.callsOf("sendMessage").length, discord.callsOf("POST", /messages$/).length];
    expect(await run(now)).toMatchObject({ due: 0, sent: 0 });
    expect([telegram.callsOf("sendMessage").length, discord.callsOf("POST", /messages$/).length]).toEqual(before);
  });

  test("they are listed for an operator, and as JSON; a moment that is none is a line and exit code 2", async () => {
    const [said, json, wrong] = await Promise.all(
      [["list"], ["list", "--json"], ["run", "--now", "demain"]].map((args) =>
        runProgram(["dist/cli/tremplin.js", "alerts", ...args], environment, listening.folder),
      ),
    );
    expect(wrong).toEqual({ code: 2, output: expect.stringMatching(/^--now demain [^\n]+\.\n$/) });
    const { id, next, sent } = await alertOf("Anna");
    expect(said?.output).toContain(`${id}  telegram:${reader("Anna").person.person}  next ${next.at}  sent ${sent}`);
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
    expect(await listening.stop()).toBe(0);
    expect(listening.output()).not.toMatch(/Anna|vendeuse|boulang|Boulang|"level":50/);
  });
});
