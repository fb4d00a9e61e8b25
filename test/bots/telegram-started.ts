import { onTestFinished, vi } from "vitest";
import { pace } from "../../src/adapters/pace.ts";
import { telegram as makeBot, type Options, type Telegram as Ours } from "../../src/bots/telegram/bot.ts";
import type { World } from "../../src/core/talk/world.ts";
import { threePages, world } from "../fakes/chat.ts";
import { shelf } from "../fakes/shelf.ts";
import { startTelegram, type Telegram } from "../fakes/telegram/telegram.ts";
import { PATIENCE } from "../fakes/wait.ts";

/** A Telegram of our own, and our bot to listen on it; both are gone when the test is over. */
export async function house(options: Partial<Options> = {}) {
  const telegram = await startTelegram();
  onTestFinished(telegram.close);
  const messages = shelf();
  const said: string[] = [];
  const note = (_: unknown, message: string) => void said.push(message);
  const log = { debug: note, info: note, warn: note, error: note };
  const { token, url: apiRoot } = telegram;
  const bot = makeBot({ token, apiRoot, shelf: messages, log, turn: pace(25).turn, stopMs: 20, ...options });
  return { telegram, bot, messages, said, people: people(telegram) };
}

/** The same, listening. */
export async function listeningHouse(changes: Partial<World> = {}, options: Partial<Options> = {}) {
  const all = await house(options);
  const here = talkOn(all.bot, changes);
  const done = all.bot.run(here);
  onTestFinished(async () => {
    await all.bot.stop();
    await done;
  });
  await all.telegram.isListened();
  return { ...all, here, done };
}

export function talkOn(bot: Ours, changes: Partial<World> = {}) {
  return world({ doors: threePages, ...changes, stage: () => bot.stage });
}

function people(telegram: Telegram) {
  const [anna, bob] = [telegram.person({ first_name: "Anna" }), telegram.person({ first_name: "Bob" })];
  return { anna, bob };
}

/** Until it holds; two cores may be busy with others. */
export function patiently(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: PATIENCE, interval: 5 });
}
