import { badRequest, forbidden } from "./refusal.ts";
import type { Room, World } from "./world.ts";

/** The chat that a call names, by number or @username. */
export function roomOf(world: World, id: number | string): Room {
  const isNamed = (room: Room) => `@${room.chat.username}`.toLowerCase() === String(id).toLowerCase();
  const room = world.rooms.get(Number(id)) ?? [...world.rooms.values()].find(isNamed);
  if (!room) throw badRequest("chat not found");
  return room;
}

/** The chat, if the bot may write there now. Wordings: tdlib/telegram-bot-api `Client::check_chat_access`. */
export function writableRoom(world: World, id: number | string): Room {
  const room = roomOf(world, id);
  if (room.upgradedTo !== undefined)
    throw badRequest("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: room.upgradedTo });
  const refusal = REFUSALS[room.bot]?.(room.chat.type);
  if (refusal) throw forbidden(refusal);
  return room;
}

const REFUSALS: Record<Room["bot"], ((type: string) => string) | undefined> = {
  member: undefined,
  administrator: undefined,
  stranger: () => "bot can't initiate conversation with a user",
  blocked: () => "bot was blocked by the user",
  deactivated: () => "user is deactivated",
  kicked: (type) => `bot was kicked from the ${type} chat`,
  left: (type) => `bot is not a member of the ${type} chat`,
};
