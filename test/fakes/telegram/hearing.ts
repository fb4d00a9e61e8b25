import type { Message, User } from "grammy/types";
import { memberOf } from "./chat-methods.ts";
import type { NewUpdate } from "./updates.ts";
import { type BotStatus, type Room, unixTime, type World } from "./world.ts";

/** Tells the bot of a message, if it may hear it. */
export function tell(world: World, room: Room, message: Message, kind: "message" | "edited_message" = "message"): void {
  if (!hears(world, room, message)) return;
  const sent = { ...message, chat: room.chat, from: message.from ?? world.me };
  const update: NewUpdate =
    kind === "message" ? { message: sent } : { edited_message: { ...sent, edit_date: unixTime(world) } };
  world.updates.push(update);
}

/** The bot's place in the chat changes, and it is told so. */
export function moveBot(world: World, room: Room, by: User, to: BotStatus): void {
  const { id, is_bot, first_name, username } = world.me;
  const me = { id, is_bot, first_name, username };
  const [old_chat_member, new_chat_member] = [memberOf(me, room.bot), memberOf(me, to)];
  room.bot = to;
  room.story.push({ kind: "note", text: `${by.first_name}: the bot is ${to}` });
  const change = { chat: room.chat, from: by, date: unixTime(world), old_chat_member, new_chat_member };
  world.updates.push({ my_chat_member: change });
  world.sight.changed(room);
}

/**
 * With privacy mode, a bot in a group receives commands that may be meant for it, replies to its own
 * messages, and service messages: https://core.telegram.org/bots/features#privacy-mode. As an administrator
 * it receives everything.
 */
function hears(world: World, room: Room, message: Message): boolean {
  if (room.chat.type === "private") return room.bot === "member";
  if (room.bot === "administrator") return true;
  if (room.bot !== "member") return false;
  if (world.me.can_read_all_group_messages || isService(message)) return true;
  return message.reply_to_message?.from?.id === world.me.id || isCommandFor(world, message.text ?? "");
}

function isCommandFor(world: World, text: string): boolean {
  const command = /^\/\w+(?:@(\w+))?(?![\w@])/.exec(text);
  if (!command) return false;
  return command[1] === undefined || command[1].toLowerCase() === world.me.username.toLowerCase();
}

function isService(message: Message): boolean {
  return SERVICE.some((name) => name in message);
}

const SERVICE = [
  "new_chat_members",
  "left_chat_member",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "forum_topic_created",
];
