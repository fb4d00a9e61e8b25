import type { Context } from "grammy";
import type { Message, MessageEntity } from "grammy/types";
import type { Incoming } from "../../core/talk/ports.ts";
import { createBoundedMap } from "../bounded-map.ts";
import { parseWritten } from "../commands.ts";
import { computeFingerprint } from "../fingerprint.ts";
import { collectMessageWords } from "./message-words.ts";

type WrittenUpdate = Pick<Incoming, "event" | "words" | "written" | "isOnlyIfGrave">;

/** Who changes what was written an hour ago tidies up, and is not asking anything. */
const longestEditSeconds = 3_600;

/**
 * What someone wrote: a text, or the words below a picture or a file; an edit of these is the same text anew.
 * Anything else that people send gets an answer, too. In a group only what is meant for the bot: commands,
 * mentions, and replies to its messages.
 */
export function createTelegramTextParser(): (context: Context) => WrittenUpdate | undefined {
  /** Pictures that were sent together come as messages of their own: they get one answer. */
  const albums = createBoundedMap<true>();

  return (context) => {
    const { update, chat, me } = context;
    const message = update.message ?? update.edited_message;
    if (!message || !chat) return undefined;
    const isEdit = update.edited_message !== undefined;
    const isLate = isEdit && (message.edit_date ?? 0) - message.date > longestEditSeconds;
    const text = textOf(message, me.username);
    const isPrivate = chat.type === "private";
    if (text?.isForOther && !isPrivate) return undefined;
    const isReply = message.reply_to_message?.from?.id === me.id;
    const isMeant = isPrivate || isReply || text?.isMention === true;
    const parsed = text === undefined ? undefined : parseWritten(text.words);
    if (parsed?.event.type !== "command" && parsed?.event.type !== "start" && !isMeant) return undefined;
    const words = collectMessageWords(message, parsed?.words ?? "", me.id);
    if (parsed !== undefined && text !== undefined && text.words.trim() !== "") {
      if (message.media_group_id !== undefined) albums.set(message.media_group_id, true);
      const written = { message: String(message.message_id), print: computeFingerprint(text.words), isEdit };
      return { event: parsed.event, words, written, isOnlyIfGrave: isLate || text.isForOther };
    }
    if (isEdit) return words === "" ? undefined : { event: { type: "unreadable" }, words, isOnlyIfGrave: true };
    const { location } = message;
    if (location) {
      const { latitude, longitude } = location;
      return { event: { type: "location", point: { latitude, longitude } }, words };
    }
    const isFollowing = message.media_group_id !== undefined && albums.get(message.media_group_id) === true;
    if (message.media_group_id !== undefined) albums.set(message.media_group_id, true);
    if (!isContent(message) && text === undefined) return undefined;
    return { event: { type: "unreadable" }, words, isOnlyIfGrave: isFollowing };
  };
}

type Text = { words: string; isMention: boolean; isForOther: boolean };

/**
 * The words of a message, without the bot's name where it is called by it. "/start@other_bot" is how people
 * write where there are several.
 */
function textOf(message: Message, username: string): Text | undefined {
  const words = message.text ?? message.caption;
  if (words === undefined) return undefined;
  const [, addressee] = words.match(/^\s*\/[\w-]+@(\w+)/) ?? [];
  const isForOther = addressee !== undefined && addressee.toLowerCase() !== username.toLowerCase();
  const mention = (message.entities ?? message.caption_entities ?? []).find((one) => isName(one, words, username));
  if (!mention) return { words, isMention: false, isForOther };
  const { offset, length } = mention;
  return { words: `${words.slice(0, offset)} ${words.slice(offset + length)}`.trim(), isMention: true, isForOther };
}

function isName({ type, offset, length }: MessageEntity, words: string, username: string): boolean {
  return type === "mention" && words.slice(offset, offset + length).toLowerCase() === `@${username.toLowerCase()}`;
}

/** What people send, as against what Telegram notes in a chat (someone joined, a message was pinned). */
const contents = [
  ...(["photo", "live_photo", "voice", "audio", "video", "video_note", "document", "sticker", "animation"] as const),
  ...(["contact", "poll", "venue", "dice", "story", "paid_media", "checklist", "game", "invoice"] as const),
  ...(["giveaway", "rich_message"] as const),
] satisfies (keyof Message)[];

function isContent(message: Message): boolean {
  return contents.some((kind) => kind in message);
}
