import { type GatewayMessageCreateDispatchData, MessageType } from "discord.js";
import { hourMs } from "../../core/durations.ts";
import type { Incoming } from "../../core/talk/ports.ts";
import { parseCommand } from "../commands.ts";
import { computeFingerprint } from "../fingerprint.ts";

type Message = Pick<
  GatewayMessageCreateDispatchData,
  "id" | "type" | "content" | "timestamp" | "edited_timestamp" | "message_snapshots"
>;

/** Who changes what was written an hour ago tidies up, and is not asking anything. */
const longestEditMs = hourMs;

/**
 * What someone wrote to us directly: a text, alone or with files, or one that they forward; an edit of these
 * is the same text anew. Anything else that people send gets an answer, too: files, stickers, polls, voice
 * messages. What Discord notes (someone called, a message was pinned) is none of it.
 */
export function parseDiscordText(
  message: Message,
  application: string,
  isEdit: boolean,
): Pick<Incoming, "event" | "written"> | undefined {
  const { id, type, content, timestamp, edited_timestamp: edited, message_snapshots: forwarded = [] } = message;
  if (type !== MessageType.Default && type !== MessageType.Reply) return undefined;
  // Discord also tells of an edit when it has looked up a link.
  if (isEdit && (!edited || Date.parse(edited) - Date.parse(timestamp) > longestEditMs)) return undefined;
  const words = [content, ...forwarded.map((one) => one.message.content)].find((one) => one.trim() !== "") ?? "";
  const text = words.replace(new RegExp(`<@!?${application}>`, "g"), " ").trim();
  if (text === "") return isEdit ? undefined : { event: { type: "unreadable" } };
  return {
    event: parseCommand(text) ?? { type: "text", text },
    written: { message: id, print: computeFingerprint(text), isEdit },
  };
}
