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

/**
 * Shows someone what only they may read, and notes nothing of it. From a group it goes to their private chat;
 * where the bot may not write there, a line in the group says how to write in private.
 */
export async function confideOnTelegram(
  owner: Owner,
  { screen, view }: Confidential,
  { api, sender, username }: { api: Api; sender: TelegramSender; username: string },
): Promise<void> {
  const messages = createTelegramMessages(api, sender);
  const isInGroup = !isPrivateChat(owner.chat);
  const place = isInGroup ? owner.person : owner.chat;

  async function sendInPrivate(): Promise<boolean> {
    // An administrator who writes in the name of a chat has no private one.
    if (!isPrivateChat(place)) return false;
    const message = renderTelegram(isInGroup ? "-" : screen, view, { isPrivate: true });
    const sent = await messages.send(place, message);
    const isInvalid = "refused" in sent && sent.refused === "invalid";
    return "ok" in (isInvalid ? await messages.send(place, renderPlainTelegram(message)) : sent);
  }

  async function send(): Promise<void> {
    if ((await sendInPrivate()) || !isInGroup) return;
    const reply_markup = { inline_keyboard: [[{ text: "Ouvrir en privé", url: buildStartUrl(username, "start") }]] };
    await sender.call({ method: "sendMessage", chat: owner.chat, tries: 2 }, (chat) =>
      api.sendMessage(chat, neutralLine, { ...toThreadOption(owner.chat), reply_markup }),
    );
  }

  // In a line of its own: it waits for nothing that is being drawn.
  const sent = sender.inLine(`${owner.chat}:${owner.person} confidential`, send);
  await Promise.race([sent, wait(patienceMs, undefined, { ref: false })]);
}
