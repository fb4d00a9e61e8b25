import type { APIMessage } from "discord.js";
import { isConnected, isIn } from "./access.ts";
import { nameOf } from "./profile.ts";
import type { Seen } from "./screen.ts";
import type { Human, Room, World } from "./world.ts";

/** A person in a channel. `acted`: when they last did something there, on the count of what can be seen. */
export type Place = { world: World; human: Human; room: Room; acted: number };

/** Any way of pointing at a message. */
export type Pointed = Seen | APIMessage | string;

export function idOf(message: Pointed): string {
  return typeof message === "string" ? message : message.id;
}

/** The channel in which a person is about to act; refuses what Discord's apps would not allow. */
export function actIn(place: Place): Room {
  const { world, human, room } = place;
  const name = nameOf(human.user);
  if (human.isGone) throw new Error(`${name} has no account any more`);
  if (room.isGone) throw new Error(`The channel ${room.name} is deleted`);
  if (room.server && !isIn(room.server, human))
    throw new Error(`${name} is not in ${room.server.name}: guild.add(…) comes first`);
  if (!room.server && !isConnected(world, human) && room.messages.length === 0)
    throw new Error(`${name} cannot write to the bot: no common server, and the app is not installed`);
  if (human.modal && room === human.modal.asked.room)
    throw new Error(`The modal "${human.modal.modal.title}" is open: fills(…) or dismisses() comes first`);
  place.acted = world.sight.count();
  return room;
}
