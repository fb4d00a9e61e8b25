import { describe, expect, onTestFinished, test } from "vitest";
import type { RunAlone, Term } from "../../src/bots/platform.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { startDiscord } from "../fakes/discord/discord.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { startTelegram } from "../fakes/telegram/telegram.ts";
import { openDiscordBot, patiently } from "./discord-started.ts";
import { openTelegramBot } from "./telegram-started.ts";

/** What one bot at a time does; a test says which. */
function createOneDuty() {
  let current = "";
  const changes = new Set<() => void>();
  const give = (to: string) => {
    current = to;
    for (const change of changes) change();
  };

  const runAloneAs =
    (name: string): RunAlone =>
    async (_duty, work, stopped) => {
      while (!stopped.aborted) {
        await until(() => current === name || stopped.aborted, stopped);
        if (stopped.aborted) return;
        const lost = new AbortController();
        const isHeld = () => current === name;
        const watch = () => {
          if (!isHeld()) lost.abort();
        };
        changes.add(watch);
        const term: Term = { lost: lost.signal, isHeld, confirm: async () => isHeld() };
        await work(term).finally(() => changes.delete(watch));
      }
    };

  function until(isSo: () => boolean, stopped: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return;
        changes.delete(look);
        resolve();
      };
      changes.add(look);
      stopped.addEventListener("abort", look);
      look();
    });
  }

  return { give, runAloneAs };
}

/** Each process gives its own. */
function idsOf(name: string): () => string {
  let ids = 0;
  return () => `${name.padEnd(6, "_")}${String(++ids).padStart(6, "0")}`;
}

describe("two processes with one token of Telegram", () => {
  async function startTwo() {
    const telegram = await startTelegram();
    onTestFinished(telegram.close);
    const duty = createOneDuty();
    const collection = memoryCollection();
    const collections = conversationWith({ services: threePages, findMessenger: () => undefined }).collections;
    const handled: string[] = [];
    const bots = ["one", "other"].map((name) => {
      const bot = openTelegramBot(telegram, { collection, runAlone: duty.runAloneAs(name), stopMs: 5_000 });
      const talk = conversationWith({
        ...{ services: threePages, collections, newId: idsOf(name) },
        findMessenger: () => bot.messenger,
      });
      const handle: typeof talk.handle = (incoming) => {
        handled.push(name);
        return talk.handle(incoming);
      };
      const done = bot.run({ ...talk, handle });
      onTestFinished(async () => {
        await bot.stop();
        await done;
      });
      return bot;
    });
    return { telegram, duty, bots, handled, anna: telegram.person({ first_name: "Anna" }) };
  }

  test("one polls, the other is well and takes over; nothing is answered twice or lost", async () => {
    const { telegram, duty, bots, handled, anna } = await startTwo();
    duty.give("one");
    await telegram.isListened();
    anna.says("boulanger");
    await anna.gets("Boulanger");
    await patiently(() => expect(bots.map((bot) => bot.health())).toEqual(["ok", "ok"]));
    duty.give("other");
    anna.says("aide");
    await anna.gets("Comment ça marche");
    expect(handled.at(-1)).toBe("other");
    duty.give("one");
    anna.says("/alertes");
    await anna.gets("alerte");
    expect(handled.at(-1)).toBe("one");
    // What was not confirmed yet came to the next one as well, which knew it by its number.
    expect(telegram.callsOf("sendMessage")).toHaveLength(3);
    expect(telegram.refused).toEqual([]);
  });
});

describe("two processes with one token of Discord", () => {
  test("one has the gateway, and the other sends all the same; it takes over", async () => {
    const discord = await startDiscord();
    onTestFinished(discord.close);
    const anna = discord.person({ name: "Anna", locale: "fr", installed: true });
    const duty = createOneDuty();
    const rows = memoryCollection();
    const collections = conversationWith({ services: threePages, findMessenger: () => undefined }).collections;
    const [one, other] = ["one", "other"].map((name) => {
      const bot = openDiscordBot(discord, { collection: rows, runAlone: duty.runAloneAs(name) });
      const here = conversationWith({
        ...{ services: threePages, collections, newId: idsOf(name) },
        findMessenger: () => bot.messenger,
      });
      const done = bot.run(here);
      onTestFinished(async () => {
        await bot.stop();
        await done;
      });
      return bot;
    });
    if (!one || !other) throw new Error("no bots");
    duty.give("one");
    await patiently(() => expect(discord.gateway.connected()).toHaveLength(1));
    await patiently(() => expect([one.health(), other.health()]).toEqual(["ok", "ok"]));
    await patiently(() => expect(rows.rows.has("commands")).toBe(true));
    anna.says("boulanger");
    await anna.gets("Boulanger");
    const [first] = discord.gateway.connected();
    duty.give("other");
    await patiently(() => {
      expect(discord.gateway.connected()).toHaveLength(1);
      expect(discord.gateway.connected()[0]).not.toBe(first);
    });
    anna.says("aide");
    await anna.gets("Comment ça marche");
    // The one without the gateway goes on sending: its token was not forgotten with the connection.
    const owner = { platform: "discord", chat: anna.dmId, person: anna.id };
    expect(await one.messenger.deliver({ owner, screen: "digest000001", view: [] })).not.toBe("unreachable");
    expect(discord.gateway.sessions).toHaveLength(2);
  });
});
