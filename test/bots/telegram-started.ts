import { onTestFinished, vi } from "vitest";
import { createThrottle } from "../../src/adapters/throttle.ts";
import {
  createTelegramBot as makeBot,
  type TelegramBot as Ours,
  type TelegramOptions,
} from "../../src/bots/telegram/bot.ts";
import type { ConversationDeps } from "../../src/core/talk/ports.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { type Entrance, openEntrance } from "../fakes/entrance.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { startTelegram, type Telegram } from "../fakes/telegram/telegram.ts";
import { PATIENCE } from "../fakes/wait.ts";

/** Our bot, which does not listen yet; it keeps no pace, and a stop waits for next to nothing. */
export function openTelegramBot({ token, url: apiRoot }: Telegram, options: Partial<TelegramOptions> = {}): Ours {
  return makeBot({
    token,
    apiRoot,
    collection: memoryCollection(),
    log: silentLog,
    noteCall: () => {},
    turn: async () => {},
    stopMs: 20,
    ...options,
  });
}

/** How updates come to a bot. */
export const ways = ["long polling", "webhook"] as const;
export type Way = (typeof ways)[number];

/** What a bot has to be given to be called there, or polls where there is no entrance. */
export function webhookAt(entrance: Entrance | undefined): Pick<TelegramOptions, "webhook"> {
  return entrance ? { webhook: { url: `${entrance.url}/telegram`, secret: webhookSecret } } : {};
}

export const webhookSecret = "a-secret_that-nobody-else-knows";

/** A Telegram of our own, and our bot to listen on it; both are gone when the test is over. */
export async function setup(options: Partial<TelegramOptions> = {}) {
  const telegram = await startTelegram();
  onTestFinished(telegram.close);
  const messages = memoryCollection();
  const said: string[] = [];
  const note = (_: unknown, message: string) => void said.push(message);
  const log = { debug: note, info: note, warn: note, error: note };
  const bot = openTelegramBot(telegram, { collection: messages, log, turn: createThrottle(25).turn, ...options });
  return { telegram, bot, messages, said, people: people(telegram) };
}

/** The same, listening. */
export async function listeningSetup(
  changes: Partial<ConversationDeps> = {},
  options: Partial<TelegramOptions> = {},
  way: Way = "long polling",
) {
  const entrance = way === "webhook" ? await openEntrance() : undefined;
  const all = await setup({ ...webhookAt(entrance), ...options });
  const here = talkOn(all.bot, changes);
  entrance?.leadTo(all.bot.routes, here);
  if (entrance) onTestFinished(entrance.close);
  const done = all.bot.run(here);
  onTestFinished(async () => {
    await all.bot.stop();
    await done;
  });
  await all.telegram.isListened();
  return { ...all, here, done };
}

export function talkOn(bot: Ours, changes: Partial<ConversationDeps> = {}) {
  return conversationWith({ services: threePages, ...changes, findMessenger: () => bot.messenger });
}

function people(telegram: Telegram) {
  const [anna, bob] = [telegram.person({ first_name: "Anna" }), telegram.person({ first_name: "Bob" })];
  return { anna, bob };
}

/** Until it holds; two cores may be busy with others. */
export function patiently(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: PATIENCE, interval: 5 });
}
