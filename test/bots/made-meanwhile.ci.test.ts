import { PassThrough } from "node:stream";
import { afterEach, describe, expect, test, vi } from "vitest";
import { startServer } from "../../src/app/server.ts";
import { createTerminal } from "../../src/bots/terminal/bot.ts";
import { createWebBot } from "../../src/bots/web/bot.ts";
import type { Platform } from "../../src/core/owner.ts";
import type { ConversationDeps } from "../../src/core/talk/ports.ts";
import { conversationWith, csv, servicesWith } from "../fakes/chat.ts";
import * as discords from "../fakes/discord/discord.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { pageOf } from "../fakes/offers.ts";
import { silentLog } from "../fakes/silent-log.ts";
import * as telegrams from "../fakes/telegram/telegram.ts";
import { visit } from "../fakes/visitor.ts";
import { areCommandsKept, openDiscordBot } from "./discord-started.ts";
import { openTelegramBot } from "./telegram-started.ts";

/*
 * What was asked for comes in a message of its own when its owner has gone on meanwhile, on each platform as
 * it is.
 */

const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/**
 * Services that answer at once, but for what an alert and a file are made of: that comes when the test says
 * so.
 */
function held() {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let waiting = 0;
  const made: ConversationDeps["services"] = servicesWith({
    offers: async (search, page) => {
      if (search.filters.since === "7") {
        waiting += 1;
        await released;
      }
      return pageOf(12, page);
    },
    file: async (search) => {
      waiting += 1;
      await released;
      return csv(search);
    },
  });
  const isWaiting = (count = 1) => vi.waitFor(() => expect(waiting).toBe(count), { interval: 5, timeout: 10_000 });
  return { ports: made, release: () => release(), isWaiting, asked: () => waiting };
}

const alertsOf = ({ subscriptions }: ReturnType<typeof conversationWith>, platform: Platform, person: string) =>
  subscriptions.listOf({ platform, person });

describe("on Telegram", () => {
  async function start() {
    const outside = held();
    const telegram = await telegrams.startTelegram();
    const bot = openTelegramBot(telegram);
    const here = conversationWith({ services: outside.ports, findMessenger: () => bot.messenger });
    endings.push(
      () => telegram.close(),
      () => bot.stop(),
    );
    void bot.run(here);
    await telegram.isListened();
    const anna = telegram.person({ first_name: "Anna" });
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    return { ...outside, telegram, here, anna };
  }

  test("two taps make one alert, which is told once", async () => {
    const { anna, here, telegram, isWaiting, release, asked } = await start();
    await anna.taps(/M'alerter/).answered();
    await isWaiting();
    await anna.taps(/M'alerter/).answered();
    release();
    await anna.gets("Alerte créée");
    await here.idle();
    expect(await alertsOf(here, "telegram", String(anna.id))).toHaveLength(1);
    expect(asked()).toBe(1);
    expect(telegram.refused).toEqual([]);
  });

  test("a tap, then another search: both arrive, and the alert is there", async () => {
    const { anna, here, telegram, isWaiting, release } = await start();
    await anna.taps(/M'alerter/).answered();
    await isWaiting();
    anna.says("serveur nantes");
    await anna.gets(/Serveur[\s\S]*12 offres/);
    release();
    expect(await anna.gets("Alerte créée")).toMatchObject({ text: expect.stringContaining("Boulanger") });
    expect(anna.transcript()).toMatch(/Serveur[\s\S]*12 offres[\s\S]*Alerte créée/);
    expect(await alertsOf(here, "telegram", String(anna.id))).toHaveLength(1);
    await anna.taps(/Annuler l'alerte/).answered();
    await anna.gets("Alerte supprimée");
    expect(await alertsOf(here, "telegram", String(anna.id))).toEqual([]);
    expect(telegram.refused).toEqual([]);
  });

  test("a file that was asked for arrives below what was typed since", async () => {
    const { anna, telegram, isWaiting, release } = await start();
    await anna.taps(/Exporter/).answered();
    await isWaiting();
    anna.says("aide");
    await anna.gets("Comment ça marche");
    release();
    await anna.gets("Ce fichier CSV");
    expect(telegram.callsOf("sendDocument")).toHaveLength(1);
    expect(telegram.refused).toEqual([]);
  });
});

/** On a server, someone asks for an alert, and opens the next page before it is made. */
async function readOnServer(discord: discords.Discord, person: discords.Person, isWaiting: () => Promise<void>) {
  const guild = discord.guild({ members: [person], channels: ["emploi"] });
  const seat = person.in(guild.channel());
  seat.command("emploi", { metier: "boulanger", ville: "Lyon" });
  await seat.gets("12 offres");
  await seat.taps(/M'alerter/).answered();
  await isWaiting();
  await seat.taps("›").answered();
  await seat.gets("2/3");
  return seat;
}

describe("on Discord", () => {
  async function start(options: { dm?: "open" | "closed" } = {}) {
    const outside = held();
    const discord = await discords.startDiscord();
    const rows = memoryCollection();
    const bot = openDiscordBot(discord, { collection: rows });
    const here = conversationWith({ services: outside.ports, findMessenger: () => bot.messenger });
    endings.push(
      () => discord.close(),
      () => bot.stop(),
    );
    void bot.run(here);
    await discord.isListened();
    await areCommandsKept(rows);
    const anna = discord.person({ name: "Anna", installed: true, ...options });
    return { ...outside, discord, here, anna };
  }

  test("in private: a tap, then another search, and the alert is told below", async () => {
    const { anna, here, discord, isWaiting, release } = await start();
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    await anna.taps(/M'alerter/).answered();
    await isWaiting();
    anna.says("serveur nantes");
    await anna.gets(/Serveur[\s\S]*12 offres/);
    release();
    await anna.gets("Alerte créée");
    expect(await alertsOf(here, "discord", anna.id)).toHaveLength(1);
    expect(discord.refused).toEqual([]);
  });

  test("on a server: it is told where it will write, and the page that was opened meanwhile stays", async () => {
    const { anna, here, discord, isWaiting, release } = await start();
    const seat = await readOnServer(discord, anna, isWaiting);
    release();
    await anna.sees("Alerte créée");
    expect(seat.last().text).toContain("6. Boulanger");
    const [alert] = await alertsOf(here, "discord", anna.id);
    expect(alert?.owner.chat).toBe(anna.dmId);
    expect(discord.refused).toEqual([]);
  });

  test("on a server: why there is none is told to that person alone, beside the page that was opened meanwhile", async () => {
    const { anna, here, discord, isWaiting, release } = await start({ dm: "closed" });
    const seat = await readOnServer(discord, anna, isWaiting);
    release();
    await seat.sees("Autorisez les messages privés");
    expect(seat.transcript()).toContain("2/3");
    expect(await alertsOf(here, "discord", anna.id)).toEqual([]);
  });
});

test("on the page: two taps and another search, and the alert is told once, in a message of its own", async () => {
  const { isWaiting, release, asked, ...outside } = held();
  const bot = createWebBot({ collection: memoryCollection(), log: silentLog, hosts: [], secure: false });
  const here = conversationWith({ services: outside.ports, findMessenger: () => bot.messenger });
  const server = await startServer(bot.routes(here), "127.0.0.1", 0);
  endings.push(
    () => server.close(),
    () => bot.close(),
  );
  const anna = await visit(server.url);
  await anna.posts("/talk", { type: "text", text: "boulanger lyon" });
  await anna.sees("12");
  await Promise.all([anna.taps("🔔 M"), anna.taps("🔔 M")]);
  await isWaiting();
  await anna.posts("/talk", { type: "text", text: "serveur nantes" });
  await anna.sees("Serveur");
  release();
  const messages = await anna.sees("Alerte créée");
  expect(messages.filter(({ html }) => html.includes("Alerte créée"))).toHaveLength(1);
  expect(messages.at(-1)?.html).toContain("Alerte créée");
  await here.idle();
  expect(await here.subscriptions.listAll()).toHaveLength(1);
  expect(asked()).toBe(1);
});

test("in the terminal: a letter, then another search, and the alert is told below", async () => {
  const { isWaiting, release, ...outside } = held();
  const [input, output] = [new PassThrough(), new PassThrough()];
  let printed = "";
  output.on("data", (data) => {
    printed += data;
  });
  const bot = createTerminal(input, output, true, silentLog);
  const here = conversationWith({ services: outside.ports, findMessenger: () => bot.messenger });
  const ended = bot.run(here);
  const prints = (words: RegExp) => vi.waitFor(() => expect(printed).toMatch(words), { interval: 5, timeout: 10_000 });
  input.write("boulanger lyon\n");
  await prints(/M'alerter/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bold letters
  const [, letter = ""] = printed.match(/\[\x1b\[1m(\w)\x1b\[0m 🔔 M'alerter/) ?? [];
  input.write(`${letter}\n`);
  await isWaiting();
  input.write("serveur nantes\n");
  await prints(/Serveur/);
  release();
  await prints(/Alerte créée[\s\S]*Boulanger/);
  input.write("quitter\n");
  await ended;
  expect(await here.subscriptions.listAll()).toHaveLength(1);
});
