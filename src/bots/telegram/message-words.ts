import type { Message } from "grammy/types";

/** What holds words of whoever sent a message, besides its text and its caption. */
const holders = [
  ...(["contact", "poll", "venue", "checklist", "document", "audio", "video", "animation", "game", "invoice"] as const),
  ...(["giveaway", "rich_message", "web_app_data"] as const),
] satisfies (keyof Message)[];

/** Fields of these that are written for machines. */
const unwritten =
  /(?:^|_)(?:id|ids|type|date|url|phone_number|mime_type|currency|start_parameter|entities|thumbnail|photo|chats|language)$/;

/** Most that is read of one of them: a card may bring a whole picture along. */
const maxLength = 20_000;

/**
 * All that people wrote with a message: its text or caption, which are given, what they quote of others, and
 * the words in what they share (a contact, a poll, a list, the name of a file).
 */
export function collectMessageWords(message: Message, text: string, botId: number): string {
  const shared = holders.flatMap((holder) => listStrings(message[holder]));
  const { quote, reply_to_message: answered } = message;
  // What is quoted of the bot are its own words.
  const quoted = quote && answered?.from?.id !== botId ? [quote.text] : [];
  return [text, ...quoted, ...shared].filter((words) => words.trim() !== "").join("\n");
}

function listStrings(value: unknown): string[] {
  if (typeof value === "string") return [value.slice(0, maxLength)];
  if (Array.isArray(value)) return value.flatMap(listStrings);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, held]) => (unwritten.test(field) ? [] : listStrings(held)));
}
