import { type Bot, Context } from "grammy";
import type { Update } from "grammy/types";
import { toPersonKey } from "../../core/owner.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import { findOwner, isForConversation } from "./updates.ts";
import { createTelegramTextParser } from "./written-text.ts";

/** Longer words are read in pieces for what is grave, which is not known at once. */
const maxWords = 2_000;

/**
 * Whose line an update may wait in; undefined for what is handled at once, as it came: words of distress or
 * danger, or of somebody's life, which are stored nowhere, and what is no turn of anybody.
 */
export function createInboxChoice(bot: Bot, talk: Conversation): (update: Update) => string | undefined {
  // One of its own: it notes which albums it has seen.
  const parse = createTelegramTextParser();
  return (update) => {
    const context = new Context(update, bot.api, bot.botInfo);
    const owner = findOwner(context);
    if (!owner || !isForConversation(context)) return undefined;
    if (context.callbackQuery) return toPersonKey(owner);
    const written = parse(context);
    if (!written || written.isOnlyIfGrave) return undefined;
    const { words = "", event } = written;
    const all = event.type === "text" ? [words, event.text] : [words];
    const isKept = all.every((text) => text.length <= maxWords && !talk.isGrave(text) && !talk.isUnkept(owner, text));
    return isKept ? toPersonKey(owner) : undefined;
  };
}
