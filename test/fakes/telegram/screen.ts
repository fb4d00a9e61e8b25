import type { InlineKeyboardButton, KeyboardButton, Message } from "grammy/types";
import { plainSpaces } from "../plain-spaces.ts";
import type { Kept, Room, World } from "./world.ts";

/** A chat as it now looks on the phone. */
export type Screen = {
  messages: Seen[];
  /** The labels of the keyboard below the input field. */
  keyboard: string[][];
  /** What the bot said it was doing: "typing", until its next message. */
  action: string | undefined;
};

export type Seen = {
  id: number;
  /** First name of the sender. */
  from: string;
  isBot: boolean;
  /** Text or caption. */
  text: string;
  buttons: InlineKeyboardButton[][];
  labels: string[][];
  isEdited: boolean;
  /** When it last changed, on the fake's own count. */
  changed: number;
  /** The message as the bot is told of it. */
  message: Message;
};

export function screenOf(world: World, room: Room): Screen {
  return {
    messages: room.messages.filter((kept) => !kept.isGone).map((kept) => seen(world, kept)),
    keyboard: room.keyboard?.keyboard.map((row) => row.map(labelOf)) ?? [],
    action: room.action,
  };
}

/** A message as text: what it says or carries, then its buttons, a row a line. */
export function drawn({ message }: Pick<Kept, "message">): string {
  const keyboard = message.reply_markup?.inline_keyboard.map((row) => row.map(drawnButton).join(" ")) ?? [];
  return plainSpaces([carried(message), message.text ?? message.caption, ...keyboard].filter(Boolean).join("\n"));
}

export function labelOf(button: KeyboardButton | string): string {
  return typeof button === "string" ? button : button.text;
}

function seen(world: World, { message, changed }: Kept): Seen {
  const buttons = message.reply_markup?.inline_keyboard ?? [];
  return {
    id: message.message_id,
    from: message.from?.first_name ?? "",
    isBot: message.from?.id === world.me.id,
    text: plainSpaces(message.text ?? message.caption ?? ""),
    buttons,
    labels: buttons.map((row) => row.map((button) => plainSpaces(button.text))),
    isEdited: message.edit_date !== undefined,
    changed,
    message,
  };
}

function drawnButton(button: InlineKeyboardButton): string {
  if ("disabled" in button) return `( ${button.text} )`;
  return "url" in button ? `[ ${button.text} ↗ ]` : `[ ${button.text} ]`;
}

/** Everything in a message that is no text, in a few words. */
function carried(message: Message): string | undefined {
  const { photo, document, location, new_chat_members: joined, left_chat_member: left } = message;
  const largest = photo?.at(-1);
  if (largest) return `<photo ${largest.width} x ${largest.height}>`;
  if (document) return `<document ${document.file_name}, ${document.file_size} bytes>`;
  if (location) return `<location ${location.latitude}, ${location.longitude}>`;
  if (joined) return `<${joined.map((user) => user.first_name).join(", ")} joined>`;
  if (left) return `<${left.first_name} left>`;
  if (message.migrate_to_chat_id) return `<became the supergroup ${message.migrate_to_chat_id}>`;
  if (message.migrate_from_chat_id) return `<was the group ${message.migrate_from_chat_id}>`;
  if (message.forum_topic_created) return `<topic ${message.forum_topic_created.name}>`;
  return undefined;
}
