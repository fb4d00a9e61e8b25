import type { APIUser } from "discord.js";
import type { Room, Server, World } from "./world.ts";

/** How users, channels, servers and the application look in the API. */

export function userOf(id: string, username: string, more: Partial<APIUser> = {}): APIUser {
  return { id, username, discriminator: "0", global_name: null, avatar: null, ...more };
}

/** The name that people see. */
export function nameOf({ global_name, username }: APIUser): string {
  return global_name ?? username;
}

export function channelOf(world: World, room: Room): object {
  const last = room.messages.at(-1)?.message.id ?? null;
  if (!room.server) {
    const recipients = room.recipient ? [room.recipient] : [];
    return { id: room.id, type: 1, last_message_id: last, flags: 0, recipients };
  }
  const parent = {
    guild_id: room.server.id,
    parent_id: null,
    position: 0,
    permission_overwrites: overwrites(world, room),
  };
  const rest = { topic: null, nsfw: false, rate_limit_per_user: 0, last_message_id: last, flags: 0 };
  return { id: room.id, type: 0, name: room.name, ...parent, ...rest };
}

export function memberOf(user: APIUser): object {
  return {
    ...{ user, nick: null, avatar: null, banner: null, roles: [], joined_at: JOINED, premium_since: null },
    ...{ deaf: false, mute: false, flags: 0, pending: false, communication_disabled_until: null },
  };
}

/** As in GUILD_CREATE, which says more than GET /guilds. */
export function guildOf(world: World, server: Server): object {
  return {
    ...guildSummary(server),
    ...{ joined_at: JOINED, large: false, member_count: server.members.size + 1, voice_states: [] },
    // Without the intent for members, Discord tells only of the bot itself.
    ...{ members: [memberOf(world.me)], threads: [], presences: [], stage_instances: [], guild_scheduled_events: [] },
    channels: server.rooms.filter((room) => !room.isGone).map((room) => channelOf(world, room)),
    soundboard_sounds: [],
  };
}

export function guildSummary({ id, name, owner, locale }: Server): object {
  const everyone = {
    ...{ id, name: "@everyone", color: 0, hoist: false, icon: null, unicode_emoji: null, position: 0, flags: 0 },
    ...{ colors: { primary_color: 0, secondary_color: null, tertiary_color: null }, permissions: ALLOWED },
    ...{ managed: false, mentionable: false },
  };
  return {
    ...{ id, name, icon: null, splash: null, discovery_splash: null, owner_id: owner, preferred_locale: locale },
    ...{ afk_channel_id: null, afk_timeout: 300, verification_level: 0, default_message_notifications: 0 },
    ...{ explicit_content_filter: 0, roles: [everyone], emojis: [], stickers: [], features: [], mfa_level: 0 },
    ...{ application_id: null, system_channel_id: null, system_channel_flags: 0, rules_channel_id: null, nsfw: false },
    ...{ vanity_url_code: null, description: null, banner: null, premium_tier: 0, premium_progress_bar_enabled: false },
    ...{ public_updates_channel_id: null, nsfw_level: 0, hub_type: null, safety_alerts_channel_id: null, region: "" },
    incidents_data: null,
  };
}

export function applicationOf(world: World): object {
  const { id } = world.me;
  return {
    ...{ id, name: nameOf(world.me), icon: null, description: "", bot_public: true, bot_require_code_grant: false },
    ...{ verify_key: "0".repeat(64), team: null, flags: 0, bot: world.me, owner: world.me },
    ...{ integration_types_config: { 0: {}, 1: {} }, approximate_guild_count: servers(world).length },
  };
}

/** The servers that the bot is in. */
export function servers(world: World): Server[] {
  return [...world.guilds.values()].filter(({ hasBot }) => hasBot);
}

/** View channels, send messages, embed links, attach files, read history, use commands. */
export const ALLOWED = String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 31n));
const JOINED = "2026-01-05T09:00:00.000000+00:00";

/** What the bot may in a channel, as a string of bits. */
export function permissionsIn({ bot }: Room): string {
  if (bot === "writes") return ALLOWED;
  return String(bot === "reads" ? BigInt(ALLOWED) & ~SEND : BigInt(ALLOWED) & ~(SEND | VIEW));
}

const VIEW = 1n << 10n;
const SEND = 1n << 11n;

function overwrites(world: World, { bot }: Room): object[] {
  if (bot === "writes") return [];
  const deny = String(bot === "reads" ? SEND : SEND | VIEW);
  return [{ id: world.me.id, type: 1, allow: "0", deny }];
}
