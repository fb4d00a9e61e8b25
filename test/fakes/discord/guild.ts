import { GatewayIntentBits as Intent, Locale } from "discord.js";
import { remove } from "./editing.ts";
import type { Person } from "./person.ts";
import { idOf, type Pointed } from "./place.ts";
import { channelOf, guildOf } from "./profile.ts";
import { find, openRoom } from "./rooms.ts";
import { transcript } from "./transcript.ts";
import type { Room, Server, World } from "./world.ts";

/** A server, seen from nobody's app; a person sits in one of its channels by `person.in(guild.channel())`. */
export type Guild = {
  id: string;
  /** By its name; the first one without. */
  channel: (name?: string) => Channel;
  opens: (name: string) => Channel;
  add: (person: Person) => void;
  remove: (person: Person) => void;
  addsBot: () => void;
  removesBot: () => void;
};

/** A text channel. */
export type Channel = {
  id: string;
  room: Room;
  /** What the bot may do there. */
  letsBot: (right: Room["bot"]) => void;
  /** A moderator deletes a message. */
  deletes: (message: Pointed) => void;
  /** The whole channel goes. */
  closes: () => void;
  /** Everything, also what only one person sees. */
  transcript: () => string;
};

export type GuildOptions = {
  name?: string;
  locale?: `${Locale}`;
  channels?: string[];
  members?: Person[];
  /** "absent": the members use the app that they have installed for themselves. */
  bot?: "member" | "absent";
};

export function guild(world: World, options: GuildOptions = {}): Guild {
  const { name = "Serveur", locale = "fr", channels = ["général"], members = [], bot = "member" } = options;
  const server: Server = {
    ...{ id: world.snowflake(), name, owner: members[0]?.id ?? world.me.id, hasBot: bot === "member", rooms: [] },
    locale: Object.values(Locale).find((one) => one === locale) ?? Locale.French,
    members: new Set(members.map(({ id }) => id)),
  };
  world.guilds.set(server.id, server);
  const known = new Map<string, Channel>();

  const open = (called: string): Channel => {
    const room = openRoom(world, { name: called, server });
    server.rooms.push(room);
    const opened = channel(world, room);
    known.set(called, opened);
    return opened;
  };
  const tell = (event: string, data: object) => world.gateway.dispatch(event, data, Intent.Guilds);
  for (const called of channels) open(called);
  if (server.hasBot) tell("GUILD_CREATE", guildOf(world, server));

  return {
    id: server.id,
    channel(called = channels[0] ?? "") {
      const found = known.get(called);
      if (!found) throw new Error(`${name} has no channel ${called}, but ${[...known.keys()].join(", ")}`);
      return found;
    },
    opens(called) {
      const opened = open(called);
      if (server.hasBot) tell("CHANNEL_CREATE", channelOf(world, opened.room));
      return opened;
    },
    add: ({ id }) => void server.members.add(id),
    remove: ({ id }) => void server.members.delete(id),
    addsBot() {
      server.hasBot = true;
      tell("GUILD_CREATE", guildOf(world, server));
    },
    removesBot() {
      server.hasBot = false;
      tell("GUILD_DELETE", { id: server.id });
    },
  };
}

function channel(world: World, room: Room): Channel {
  return {
    id: room.id,
    room,
    letsBot(right) {
      room.bot = right;
      world.gateway.dispatch("CHANNEL_UPDATE", channelOf(world, room), Intent.Guilds);
    },
    deletes(message) {
      const kept = find(room, idOf(message));
      if (kept) remove(world, room, kept);
    },
    closes() {
      room.isGone = true;
      world.gateway.dispatch("CHANNEL_DELETE", channelOf(world, room), Intent.Guilds);
    },
    transcript: () => transcript(room),
  };
}
