import { type APIUser, Locale } from "discord.js";
import type { Channel } from "./guild.ts";
import { userOf } from "./profile.ts";
import { openRoom, touch } from "./rooms.ts";
import { type Seat, seat } from "./seat.ts";
import type { Human, World } from "./world.ts";

export type PersonOptions = {
  name?: string;
  /** The language of their app, as "fr" or "en-US". */
  locale?: `${Locale}`;
  /** Whether they take direct messages. */
  dm?: "open" | "closed";
  /** Whether they added the app to their own account. Else they need a server in common with the bot. */
  installed?: boolean;
};

/** Someone with Discord's app. As a seat: in the direct messages with the bot. */
export type Person = Seat & {
  id: string;
  user: APIUser;
  /** The channel of the direct messages. */
  dmId: string;
  /** The same person in a channel of a server. */
  in: (channel: Channel) => Seat;
  installs: () => void;
  uninstalls: () => void;
  opensDm: () => void;
  /** Closes the direct messages, or blocks the bot, which cannot tell the difference. */
  closesDm: () => void;
  /** Their ephemeral messages are gone, and the modal too. */
  restartsApp: () => void;
  speaks: (locale: `${Locale}`) => void;
  /** Deletes the account; the bot is not told. */
  deactivates: () => void;
};

export function person(world: World, options: PersonOptions = {}): Person {
  const { name = `Person${world.people.size + 1}`, locale = "fr", dm = "open", installed = false } = options;
  const user = userOf(world.snowflake(), name.toLowerCase(), { global_name: name });
  const room = openRoom(world, { name, recipient: user });
  const human: Human = {
    ...{ user, locale: localeOf(locale), isOpen: dm === "open", hasInstalled: installed, isGone: false, room },
  };
  world.people.set(user.id, human);
  const seats = new Map<string, Seat>();

  return {
    ...seat(world, human, room),
    id: user.id,
    user,
    dmId: room.id,
    in(channel) {
      const known = seats.get(channel.id) ?? seat(world, human, channel.room);
      seats.set(channel.id, known);
      return known;
    },
    installs() {
      human.hasInstalled = true;
    },
    uninstalls() {
      human.hasInstalled = false;
    },
    opensDm() {
      human.isOpen = true;
    },
    closesDm() {
      human.isOpen = false;
    },
    restartsApp() {
      human.modal = undefined;
      for (const one of world.rooms.values())
        for (const kept of one.messages.filter(({ onlyFor, isGone }) => onlyFor === user.id && !isGone)) {
          kept.isGone = true;
          touch(world, one, kept);
        }
    },
    speaks(next) {
      human.locale = localeOf(next);
    },
    deactivates() {
      human.isGone = true;
    },
  };
}

function localeOf(text: `${Locale}`): Locale {
  const known = Object.values(Locale).find((one) => one === text);
  if (!known) throw new Error(`Discord has no locale ${text}`);
  return known;
}
