import type { Api } from "grammy";
import { type Attachment, sendAttachment } from "./attachments.ts";
import { toThreadOption } from "./chat-place.ts";
import { isPrivateChat } from "./group.ts";
import type { TelegramMessage } from "./render.ts";
import type { TelegramOutcome, TelegramSender } from "./sender.ts";

/** What can be done to the messages of a chat, as one call or a few. */
export type TelegramMessages = ReturnType<typeof createTelegramMessages>;

export function createTelegramMessages(api: Api, sender: TelegramSender) {
  async function send(place: string, message: TelegramMessage, isVital = false): Promise<TelegramOutcome<number>> {
    const sent = await sender.call({ method: "sendMessage", chat: place, tries: 2, isVital }, (chat) =>
      api.sendMessage(chat, message.text, { ...toThreadOption(place), ...toSendOptions(message) }),
    );
    return "ok" in sent ? { ok: sent.ok.message_id } : sent;
  }

  async function edit(place: string, target: number, message: TelegramMessage): Promise<TelegramOutcome<number>> {
    const edited = await sender.call({ ...ofMessage("editMessageText"), chat: place }, (chat) =>
      api.editMessageText(chat, target, message.text, toSendOptions(message)),
    );
    return "ok" in edited || edited.refused === "same" ? { ok: target } : edited;
  }

  /** Pictures and files, each a message of its own; resolves with those that Telegram took. */
  async function enclose(place: string, attachments: Attachment[]): Promise<string[]> {
    const sent: string[] = [];
    for (const attachment of attachments)
      if ("ok" in (await sendAttachment(api, sender, place, attachment))) sent.push(attachment.id);
    return sent;
  }

  async function switchOff(place: string, message: number): Promise<void> {
    await sender.call({ ...ofMessage("editMessageReplyMarkup"), chat: place }, (chat) =>
      api.editMessageReplyMarkup(chat, message),
    );
  }

  /**
   * The living message has moved below a picture: what it said further up is of no use. After two days
   * Telegram no longer deletes it.
   */
  async function takeAway(place: string, message: number): Promise<void> {
    const deleted = await sender.call({ ...ofMessage("deleteMessage"), chat: place }, (chat) =>
      api.deleteMessage(chat, message),
    );
    if ("refused" in deleted)
      await sender.call({ ...ofMessage("editMessageText"), chat: place }, (chat) =>
        api.editMessageText(chat, message, "⬇️ La suite est plus bas."),
      );
  }

  async function say(place: string, text: string): Promise<void> {
    const extra = isPrivateChat(place) ? ({ reply_markup: { remove_keyboard: true } } as const) : {};
    await sender.call({ method: "sendMessage", chat: place, tries: 2 }, (chat) =>
      api.sendMessage(chat, text, { ...toThreadOption(place), ...extra }),
    );
  }

  return { send, edit, enclose, switchOff, takeAway, say };
}

/** Twice does no harm. */
function ofMessage(method: string) {
  return { method, tries: 5, isOfMessage: true };
}

export function toSendOptions({ keyboard, isPlain }: TelegramMessage) {
  return {
    ...(isPlain ? {} : html),
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: keyboard },
  };
}

const html = { parse_mode: "HTML" } as const;
