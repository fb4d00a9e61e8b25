import type { APIMessage } from "discord.js";
import { type Commands, commanding } from "./commanding.ts";
import { edit, remove, tell } from "./editing.ts";
import { type Fills, filling } from "./filling.ts";
import { type Looks, looking } from "./looking.ts";
import { actIn, idOf, type Place, type Pointed } from "./place.ts";
import { nameOf } from "./profile.ts";
import { type Content, find, keep } from "./rooms.ts";
import { type Taps, tapping } from "./tapping.ts";
import type { Human, Kept, Room, World } from "./world.ts";

/** What a person can do in a channel, and see there. Everything happens at once; only seeing waits. */
export type Seat = Looks &
  Taps &
  Commands &
  Fills & {
    /** In a channel the bot reads only what mentions it: `<@${discord.applicationId}>`. */
    says: (text: string, more?: Partial<Content>) => APIMessage;
    edits: (message: Pointed, text: string) => void;
    /** Their own message. Others' can be deleted by `channel.deletes(…)`. */
    deletes: (message: Pointed) => void;
  };

export function seat(world: World, human: Human, room: Room): Seat {
  const place: Place = { world, human, room, acted: 0 };

  const own = (message: Pointed): Kept => {
    actIn(place);
    const kept = find(room, idOf(message));
    if (!kept) throw new Error(`There is no message ${idOf(message)} in this channel`);
    if (kept.message.author.id !== human.user.id)
      throw new Error(`${nameOf(human.user)} can only change their own messages`);
    return kept;
  };

  return {
    ...looking(place),
    ...tapping(place),
    ...commanding(place),
    ...filling(place),
    says(text, more = {}) {
      actIn(place);
      const isMentioned = text.includes(`<@${world.me.id}>`);
      const content = { content: text, mentions: isMentioned ? [world.me] : [], ...more };
      const kept = keep(world, room, human.user, { content, components: [] });
      tell(world, room, "MESSAGE_CREATE", kept);
      return kept.message;
    },
    edits: (message, text) => edit(world, room, own(message), { body: { content: text }, files: [] }),
    deletes: (message) => remove(world, room, own(message)),
  };
}
