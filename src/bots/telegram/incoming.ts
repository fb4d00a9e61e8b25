import type { Api, Context } from "grammy";
import { decodePress } from "../../core/press.ts";
import type { Talk } from "../../core/talk/talk.ts";
import type { Incoming } from "../../core/talk/world.ts";
import { truncate } from "../../core/text.ts";
import { typeset } from "../../core/typography.ts";
import type { Owner } from "../../core/words.ts";
import { commandOf } from "../commands.ts";
import { invite, isPrivate, personal, startUrl } from "./group.ts";
import { locate } from "./render.ts";
import type { Sender } from "./sender.ts";

type Bot = { api: Api; sender: Sender };

/** One update: resolves once it is applied and stored. */
export async function handle(context: Context, talk: Talk, bot: Bot): Promise<void> {
  const { update, callbackQuery, chat, from, me } = context;
  if (!chat || !from) return;
  const owner: Owner = { platform: "telegram", chat: String(chat.id), person: String(from.id) };
  if (update.my_chat_member) return moved(context, owner, talk, bot);
  if (callbackQuery?.data?.includes(`:${locate}:`)) {
    acknowledge(context);
    return askPosition(owner.chat, bot);
  }
  const incoming = callbackQuery ? pressOf(context) : messageOf(context);
  const inPrivate = incoming && !isPrivate(owner.chat) ? personal(incoming.event) : undefined;
  if (inPrivate !== undefined) {
    const url = startUrl(me.username, inPrivate);
    return callbackQuery ? acknowledge(context, { url }) : invite(bot, owner.chat, url);
  }
  const { notice } = incoming ? await talk.happen({ owner, id: String(update.update_id), ...incoming }) : {};
  if (callbackQuery) acknowledge(context, notice ? { text: truncate(notice, 200) } : {});
  else if (notice) say(owner.chat, notice, bot);
}

/** Someone blocked the bot, or came back; or it was added to a group. What is done to it in a group says nothing about who did it. */
async function moved({ myChatMember, me }: Context, owner: Owner, talk: Talk, bot: Bot): Promise<void> {
  if (!myChatMember) return;
  const { chat, old_chat_member: before, new_chat_member: now } = myChatMember;
  const isIn = now.status === "member" || now.status === "administrator";
  if (chat.type === "private") {
    if (now.status === "kicked") await talk.unreachable(owner);
    else if (isIn) await talk.reachable(owner);
  } else if (chat.type !== "channel" && isIn && (before.status === "left" || before.status === "kicked"))
    invite(bot, owner.chat, startUrl(me.username, "start"));
}

type WithoutOwner = Omit<Incoming, "owner" | "id">;

function pressOf({ callbackQuery }: Context): WithoutOwner | undefined {
  const pressed = decodePress(callbackQuery?.data ?? "");
  if (!pressed) return undefined;
  const message = callbackQuery?.message?.message_id;
  const press: WithoutOwner = {
    screen: pressed.screen,
    event: { type: "press", action: pressed.action, value: pressed.value },
  };
  return message === undefined ? press : { ...press, message: String(message) };
}

/** In a group only what is meant for the bot: commands, and replies to its messages. */
function messageOf({ message, chat, me }: Context): WithoutOwner | undefined {
  if (!message || !chat) return undefined;
  const { text, location } = message;
  if (isForAnother(text, me.username)) return undefined;
  const command = text === undefined ? undefined : commandOf(text);
  if (command) return { event: command };
  const isMeant = chat.type === "private" || message.reply_to_message?.from?.id === me.id;
  if (!isMeant) return undefined;
  if (location)
    return { event: { type: "location", point: { latitude: location.latitude, longitude: location.longitude } } };
  if (text !== undefined) return { event: { type: "text", text } };
  return isContent(message) ? { event: { type: "unreadable" } } : undefined;
}

/** "/start@other_bot", as people write where there are several. */
function isForAnother(text = "", username: string): boolean {
  const [, addressee] = text.match(/^\/\w+@(\w+)/) ?? [];
  return addressee !== undefined && addressee.toLowerCase() !== username.toLowerCase();
}

/** What people send, as against what Telegram notes in a chat (someone joined, a message was pinned). */
function isContent(message: object): boolean {
  return [
    "photo",
    "voice",
    "audio",
    "video",
    "video_note",
    "document",
    "sticker",
    "animation",
    "contact",
    "poll",
    "venue",
    "dice",
  ].some((kind) => kind in message);
}

/** A press is answered once its update has run, and before anything is asked outside. Too late is no harm. */
function acknowledge(context: Context, answer: { text?: string; url?: string } = {}): void {
  context.answerCallbackQuery(answer).catch(() => {});
}

/** Only a button of the keyboard below can ask a phone where it is, and only in a private chat. */
function askPosition(chat: string, bot: Bot): void {
  if (!isPrivate(chat)) return;
  const keyboard = [[{ text: "📍 Envoyer ma position", request_location: true }]];
  say(
    chat,
    typeset("Touchez « 📍 Envoyer ma position » sous le champ de saisie. Votre position exacte n'est pas conservée."),
    bot,
    { reply_markup: { keyboard, resize_keyboard: true, one_time_keyboard: true } },
  );
}

function say(chat: string, text: string, { api, sender }: Bot, extra: Parameters<Api["sendMessage"]>[2] = {}): void {
  sender.add(chat, async () => {
    await sender.call({ method: "sendMessage", chat, tries: 2 }, () => api.sendMessage(chat, text, extra));
  });
}
