import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/adapters/store.ts";
import { openConversationCollections } from "../../src/app/conversation.ts";
import { startServer } from "../../src/app/server.ts";
import { createWebBot } from "../../src/bots/web/bot.ts";
import type { ConversationDeps, Messenger } from "../../src/core/talk/ports.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { startDiscord } from "../fakes/discord/discord.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { startTelegram } from "../fakes/telegram/telegram.ts";
import { openDiscordBot, patiently } from "./discord-started.ts";
import { openTelegramBot } from "./telegram-started.ts";

/** All offers are at hand. */
const services = { ...threePages, atHand: threePages };

/** A store on a file that counts what runs on it: a transaction is one write. */
async function openCounted() {
  const folder = await mkdtemp(join(tmpdir(), "tremplin-turns-"));
  const cost = { reads: 0, writes: 0 };
  let isWithin = false;
  const store = await openStore(`sqlite://${join(folder, "store.sqlite")}`, {
    onStatement: (sql, connection) => {
      if (connection === "reader") cost.reads += 1;
      else if (!isWithin) cost.writes += 1;
      if (/^BEGIN/.test(sql)) isWithin = true;
      if (/^(?:COMMIT|ROLLBACK)/.test(sql)) isWithin = false;
    },
  });
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  const talkOn = (messenger: Messenger, changes: Partial<ConversationDeps> = {}) =>
    conversationWith({
      services,
      collections: openConversationCollections(store),
      findMessenger: () => messenger,
      ...changes,
    });
  return {
    store,
    cost,
    talkOn,
    reset: () => Object.assign(cost, { reads: 0, writes: 0 }),
    /** Until all that follows a list is written. */
    listed: () =>
      patiently(async () => {
        expect(await store.knownOffers.keys("")).not.toEqual([]);
        expect(await store.collection("asking").keys("")).toEqual([]);
      }),
  };
}

type Talk = ReturnType<Awaited<ReturnType<typeof openCounted>>["talkOn"]>;

/** Once a list is there, what is done next; both are drawn to their end before the bot has stopped. */
async function startOnTelegram() {
  const counted = await openCounted();
  const telegram = await startTelegram();
  onTestFinished(telegram.close);
  const bot = openTelegramBot(telegram, { collection: counted.store.collection("telegram"), stopMs: 20_000 });
  const talk: Talk = counted.talkOn(bot.messenger);
  const done = bot.run(talk);
  await telegram.isListened();
  const anna = telegram.person({ first_name: "Anna", language_code: "fr" });
  const stop = async () => {
    await bot.stop(talk.idle);
    await done;
  };
  anna.starts();
  await anna.sees("Bonjour");
  anna.says("boulanger lyon");
  await anna.sees("12 offres");
  await counted.listed();
  return { ...counted, anna, stop };
}

test("Telegram: a page at hand, and help, read once and write twice", async () => {
  const page = await startOnTelegram();
  page.reset();
  page.anna.taps("›");
  await page.anna.sees("2/3");
  await page.stop();
  expect(page.cost).toEqual({ reads: 1, writes: 2 });

  const help = await startOnTelegram();
  help.reset();
  help.anna.says("/aide");
  await help.anna.sees("Comment ça marche");
  await help.stop();
  expect(help.cost).toEqual({ reads: 1, writes: 2 });
});

test("Discord: a page at hand reads once and writes twice", async () => {
  const { store, cost, talkOn, reset, listed } = await openCounted();
  const began = new Date();
  const discord = await startDiscord({ now: () => began });
  onTestFinished(discord.close);
  const rows = store.collection("discord");
  const bot = openDiscordBot(discord, { collection: rows, stopMs: 20_000 });
  const talk: Talk = talkOn(bot.messenger);
  const done = bot.run(talk);
  await discord.isListened();
  await patiently(async () => expect(await rows.get("commands")).toBeDefined());
  const anna = discord.person({ name: "Anna", locale: "fr", installed: true });
  anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
  await anna.sees("12 offres");
  await listed();
  reset();
  anna.taps("›");
  await anna.gets("2/3");
  await bot.stop(talk.idle);
  await done;
  expect(cost).toEqual({ reads: 1, writes: 2 });
});

test("the page keeps what it shows: a page at hand costs three reads and a write more, however long the talk is", async () => {
  const { store, cost, talkOn, reset, listed } = await openCounted();
  const history = store.collection("web");
  const bot = createWebBot({ collection: history, log: silentLog, hosts: [], secure: false });
  const talk: Talk = talkOn(bot.messenger);
  const server = await startServer(bot.routes(talk), "127.0.0.1", 0);
  onTestFinished(server.close);
  const cookie = (await fetch(server.url)).headers.get("set-cookie")?.split(";")[0] ?? "";
  const say = (what: object) =>
    fetch(`${server.url}/talk`, {
      method: "POST",
      headers: { origin: server.url, "content-type": "application/json", cookie },
      body: JSON.stringify(what),
    });
  for (const text of ["/aide", "/aide", "/aide", "boulanger lyon"]) await say({ type: "text", text });
  await listed();
  const [last = ""] = (await history.keys("")).filter((key) => !key.startsWith("session:")).slice(-1);
  const { screen, id } = (await history.get(last)) as { screen: string; id: string };
  reset();
  await say({ type: "press", data: `${screen}:page:2`, message: id });
  await talk.idle();
  await bot.close();
  expect(cost).toEqual({ reads: 4, writes: 3 });
});
