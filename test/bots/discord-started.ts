import { onTestFinished, vi } from "vitest";
import { type DiscordBot, type DiscordOptions, createDiscordBot as makeBot } from "../../src/bots/discord/bot.ts";
import { formatPlace } from "../../src/core/places/place.ts";
import type { ConversationDeps } from "../../src/core/talk/ports.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { type Discord, startDiscord } from "../fakes/discord/discord.ts";
import { openEntrance } from "../fakes/entrance.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { findPlaces, findTitles } from "../fakes/reference.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { PATIENCE } from "../fakes/wait.ts";

/** Our bot, which does not listen yet; it keeps no pace, and a stop waits for next to nothing. */
export function openDiscordBot({ token, url: apiRoot }: Discord, options: Partial<DiscordOptions> = {}): DiscordBot {
  return makeBot({
    token,
    apiRoot,
    collection: memoryCollection(),
    log: silentLog,
    noteCall: () => {},
    turn: async () => {},
    suggest: { jobs: () => [], towns: () => [] },
    stopMs: 50,
    ...options,
  });
}

/** Registered commands are the last that a start writes. */
export function areCommandsKept({ rows }: ReturnType<typeof memoryCollection>): Promise<void> {
  return patiently(() => {
    if (!rows.has("commands")) throw new Error("no commands are registered yet");
  });
}

/** How interactions come to a bot. */
export const ways = ["the gateway", "POST /discord"] as const;
export type Way = (typeof ways)[number];

/** A Discord of our own, and our bot to listen on it; both are gone when the test is over. */
export async function listeningSetup(changes: Partial<ConversationDeps> = {}, way: Way = "the gateway") {
  // Its clock stands still: on a busy machine three seconds pass before anything is done.
  const began = new Date();
  const discord = await startDiscord({ now: () => began });
  onTestFinished(discord.close);
  const rows = memoryCollection();
  const suggested: string[] = [];
  const bot = openDiscordBot(discord, {
    collection: rows,
    suggest: {
      jobs: (typed) => {
        suggested.push(typed);
        return findTitles(typed, 25).map(({ title }) => title.label);
      },
      towns: (typed) => findPlaces(typed, 25).places.map(formatPlace),
    },
    stopMs: 5_000,
    ...(way === "POST /discord" ? { publicKey: discord.publicKey } : {}),
  });
  const here = conversationWith({ services: { ...threePages }, ...changes, findMessenger: () => bot.messenger });
  const done = bot.run(here);
  onTestFinished(async () => {
    await bot.stop();
    await done;
  });
  if (way === "POST /discord") {
    const entrance = await openEntrance();
    onTestFinished(entrance.close);
    entrance.leadTo(bot.routes, here);
    await discord.setsEndpoint(`${entrance.url}/discord`);
  }
  await discord.isListened();
  await patiently(() => {
    if (bot.health() !== "ok" || !rows.rows.has("commands")) throw new Error("not listening yet");
  });
  const anna = discord.person({ name: "Anna", locale: "fr", installed: true });
  const bob = discord.person({ name: "Bob", locale: "fr", installed: true });
  return { discord, bot, here, rows, suggested, anna, bob };
}

export function patiently(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: PATIENCE, interval: 5 });
}
