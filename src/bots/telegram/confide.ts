import { setTimeout as wait } from "node:timers/promises";
import type { Api } from "grammy";
import type { Owner } from "../../core/owner.ts";
import type { Confidential } from "../../core/talk/ports.ts";
import { typeset } from "../../core/text/typography.ts";
import { toThreadOption } from "./chat-place.ts";
import { buildStartUrl, isPrivateChat } from "./group.ts";
import { createTelegramMessages } from "./messages.ts";
import { renderPlainTelegram, renderTelegram } from "./render.ts";
import type { TelegramSender } from "./sender.ts";

/** Says nothing of what was written: others read it. */
const neutralLine = typeset("Écrivez-moi en privé : je vous y réponds, et personne d'autre ne le lit.");

/**
 * An update counts as handled once this is sent, so that a process that is killed before gets it again; where
 * Telegram asks to wait, others are not kept waiting for it.
 */
const patienceMs = 5_000;

export type TelegramAnswer = { owner: Owner; confidential: Confidential; username: string };
type ConfideOptions = { api: Api; sender: TelegramSender };

/** Of more answers to one person, one that says the same as another that waits is left out. */
const maxWaiting = 10;

/**
 * Sends each answer, one after the other for one person, in lines of their own: they wait for nothing that is
 * being drawn.
 */
export function createTelegramConfider(options: ConfideOptions): (answer: TelegramAnswer) => Promise<void> {
  const waiting = new Map<string, string[]>();
  return async (answer) => {
    const key = `${answer.owner.chat}:${answer.owner.person}`;
    const text = JSON.stringify(answer.confidential.view);
    const others = waiting.get(key) ?? [];
    if (others.length >= maxWaiting && others.includes(text)) return;
    waiting.set(key, [...others, text]);
    const sent = options.sender.inLine(`${key} confidential`, async () => {
      const [, ...rest] = waiting.get(key) ?? [];
      if (rest.length > 0) waiting.set(key, rest);
      else waiting.delete(key);
      await confideOnTelegram(options, answer);
    });
    await Promise.race([sent, wait(patienceMs, undefined, { ref: false })]);
  };
}

/**
 * Shows someone what only they may read, and notes nothing of it. From a group it goes to their private chat;
 * where the bot may not write there, a line in the group says how to write in private.
 */
async function confideOnTelegram(
  { api, sender }: ConfideOptions,
  { owner, confidential, username }: TelegramAnswer,
): Promise<void> {
  const { screen, view } = confidential;
  const messages = createTelegramMessages(api, sender);
  const isInGroup = !isPrivateChat(owner.chat);
  const place = isInGroup ? owner.person : owner.chat;

  async function sendInPrivate(): Promise<boolean> {
    // An administrator who writes in the name of a chat has no private one.
    if (!isPrivateChat(place)) return false;
    const message = renderTelegram(isInGroup ? "-" : screen, view, { isPrivate: true });
    const sent = await messages.send(place, message, true);
    const isInvalid = "refused" in sent && sent.refused === "invalid";
    return "ok" in (isInvalid ? await messages.send(place, renderPlainTelegram(message), true) : sent);
  }

  if ((await sendInPrivate()) || !isInGroup) return;
  const reply_markup = { inline_keyboard: [[{ text: "Ouvrir en privé", url: buildStartUrl(username, "start") }]] };
  await sender.call({ method: "sendMessage", chat: owner.chat, tries: 2, isVital: true }, (chat) =>
    api.sendMessage(chat, neutralLine, { ...toThreadOption(owner.chat), reply_markup }),
  );
}
