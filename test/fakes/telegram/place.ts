import type { Message, User } from "grammy/types";
import type { Seen } from "./screen.ts";
import type { Room, World } from "./world.ts";

/** A person in a chat. `acted`: when they last did something there, on the count of what can be seen. */
export type Place = { world: World; user: User; room: () => Room; acted: number };

/** Any way of pointing at a message. */
export type Pointed = Seen | Message | number;

export function idOf(message: Pointed): number {
  if (typeof message === "number") return message;
  return "message_id" in message ? message.message_id : message.id;
}

/** The chat in which a person is about to act; refuses what Telegram's apps would not allow. */
export function actIn(place: Place): Room {
  const { world, user } = place;
  const room = place.room();
  if (room.bot === "blocked") throw new Error(`${user.first_name} has blocked the bot: unblocks() comes first`);
  if (room.bot === "deactivated") throw new Error(`${user.first_name} has no account any more`);
  if (room.chat.type !== "private" && (room.members.get(user.id) ?? "left") === "left")
    throw new Error(`${user.first_name} is not in ${room.chat.title}: group.add(…) comes first`);
  // The apps offer only "Start" at first, but a bot that lost its data meets people who just write.
  if (room.bot === "stranger") room.bot = "member";
  place.acted = world.sight.count();
  return room;
}
