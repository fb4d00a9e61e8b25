import type { Message, User } from "grammy/types";
import { type Kept, type Room, unixTime, type World } from "./world.ts";

/** A new chat, which the bot finds as its status says. */
export function openRoom(world: World, chat: Room["chat"], bot: Room["bot"]): Room {
  const room = { chat, bot, members: new Map(), messages: [], story: [], isMuted: false, topics: new Map() };
  world.rooms.set(chat.id, room);
  return room;
}

export type Content = Omit<Message, "message_id" | "chat" | "date" | "from">;

/**
 * Puts a message into the chat. Supergroups number their own messages; all other chats of the bot share one
 * counter.
 */
export function keep(world: World, room: Room, from: User, content: Content, keyboard?: object): Kept {
  const isSupergroup = room.chat.type === "supergroup";
  const message_id = isSupergroup ? (room.messages.at(-1)?.message.message_id ?? 0) + 1 : world.next("message");
  const message = { message_id, from, chat: room.chat, date: unixTime(world), ...content };
  const kept = { message, changed: 0, isGone: false, ...(keyboard ? { keyboard } : {}) };
  room.messages.push(kept);
  room.story.push({ kind: "message", id: message_id });
  touch(world, room, kept);
  return kept;
}

/** Something about the message changed: marks when, and wakes those who look at the chat. */
export function touch(world: World, room: Room, kept: Kept): void {
  kept.changed = world.sight.count() + 1;
  world.sight.changed(room);
}

export function find(room: Room, id: number | undefined): Kept | undefined {
  return room.messages.find(({ message, isGone }) => message.message_id === id && !isGone);
}

export function note(world: World, room: Room, text: string): void {
  room.story.push({ kind: "note", text });
  world.sight.changed(room);
}

/**
 * A message as a reply quotes it: without its own quotation. grammY's type for this cannot be built without a
 * cast.
 */
export function quoted({ reply_to_message: _, ...message }: Message): NonNullable<Message["reply_to_message"]> {
  return message as NonNullable<Message["reply_to_message"]>;
}
