import { servers } from "./profile.ts";
import { missingAccess, missingPermissions, Refusal, unknownChannel } from "./refusal.ts";
import type { Human, Room, Server, World } from "./world.ts";

/** The channel, if the bot may see it. */
export function visibleRoom(world: World, id: string | undefined): Room {
  const room = world.rooms.get(id ?? "");
  if (!room || room.isGone) throw unknownChannel();
  if (room.bot === "sees nothing" || room.server?.hasBot === false) throw missingAccess();
  return room;
}

/** The channel, if the bot may write there by itself, without an interaction. */
export function writableRoom(world: World, id: string | undefined): Room {
  const room = visibleRoom(world, id);
  if (room.bot === "reads") throw missingPermissions();
  const human = room.recipient && world.people.get(room.recipient.id);
  if (human && !human.isGone && !isConnected(world, human)) throw new Refusal(403, 50278, NO_MUTUAL);
  if (human && (human.isGone || !human.isOpen)) throw new Refusal(403, 50007, "Cannot send messages to this user");
  return room;
}

const NO_MUTUAL = "Cannot send messages to this user due to having no mutual guilds";

/** Whether the bot and the person have anything in common. */
export function isConnected(world: World, human: Human): boolean {
  return human.hasInstalled || servers(world).some((server) => isIn(server, human));
}

export function isIn(server: Server, human: Human): boolean {
  return server.members.has(human.user.id);
}
