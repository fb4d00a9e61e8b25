import { type GatewayMessageCreateDispatchData, MessageType } from "discord.js";
import { hourMs } from "../../core/durations.ts";
import type { Incoming } from "../../core/talk/ports.ts";
import { parseWritten } from "../commands.ts";
import { computeFingerprint } from "../fingerprint.ts";

type Message = Pick<
  GatewayMessageCreateDispatchData,
  "id" | "type" | "content" | "timestamp" | "edited_timestamp" | "message_snapshots"
> &
  Partial<Pick<GatewayMessageCreateDispatchData, "attachments" | "poll" | "sticker_items">>;

/** Who changes what was written an hour ago tidies up, and is not asking anything. */
const longestEditMs = hourMs;

type WrittenMessage = Pick<Incoming, "event" | "words" | "written" | "isOnlyIfGrave">;

/**
 * What someone wrote to us directly: a text, alone or with files, or one that they forward; an edit of these
 * is the same text anew. Anything else that people send gets an answer, too: files, stickers, polls, voice
 * messages. What Discord notes (someone called, a message was pinned) is none of it.
 */
export function parseDiscordText(message: Message, application: string, isEdit: boolean): WrittenMessage | undefined {
  const { id, type, content, timestamp, edited_timestamp: edited, message_snapshots: forwarded = [] } = message;
  if (type !== MessageType.Default && type !== MessageType.Reply) return undefined;
  // Discord also tells of an edit when it has looked up a link.
  if (isEdit && !edited) return undefined;
  const isLate = isEdit && Date.parse(edited ?? timestamp) - Date.parse(timestamp) > longestEditMs;
  const texts = [content, ...forwarded.map((one) => one.message.content)].filter((one) => one.trim() !== "");
  const [text = "", ...others] = texts.map((one) => one.replace(new RegExp(`<@!?${application}>`, "g"), " ").trim());
  const shared = [message, ...forwarded.map((one) => one.message)].flatMap(listSharedWords);
  const parsed = parseWritten(text);
  const words = [parsed.words, ...others, ...shared].filter((one) => one !== "").join("\n");
  if (text === "") return { event: { type: "unreadable" }, words, isOnlyIfGrave: isEdit };
  const written = { message: id, print: computeFingerprint(text), isEdit };
  return { event: parsed.event, words, written, isOnlyIfGrave: isLate };
}

/** What people write on files and stickers, and ask in a poll. */
function listSharedWords({ attachments = [], poll, sticker_items: stickers = [] }: Partial<Message>): string[] {
  const files = attachments.flatMap((one) => [one.filename, one.title, one.description]);
  const asked = poll ? [poll.question.text, ...poll.answers.map((one) => one.poll_media.text)] : [];
  return [...files, ...asked, ...stickers.map((one) => one.name)].filter((words) => words !== undefined);
}
