import { Client, GatewayIntentBits, Options, Partials } from "discord.js";
import type { NoteCall } from "../../core/telemetry.ts";
import { createFetchRequest, isWaitTooLong } from "./calls.ts";

/** A client that keeps nothing in memory but the servers and the bot itself. */
export function createDiscordClient(apiRoot: string, noteCall: NoteCall): Client {
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: apiRoot, makeRequest: createFetchRequest(noteCall), rejectOnRateLimit: isWaitTooLong },
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ...Object.fromEntries(unused.map((name) => [name, 0])),
      GuildMemberManager: { maxSize: 1, keepOverLimit: ({ user }) => user.id === client.user?.id },
      UserManager: { maxSize: 1, keepOverLimit: ({ id }) => id === client.user?.id },
    } as Parameters<typeof Options.cacheWithLimits>[0]),
  });
  return client;
}

const unused = [
  "MessageManager",
  "PresenceManager",
  "ReactionManager",
  "ReactionUserManager",
  "GuildEmojiManager",
  "GuildStickerManager",
  "GuildScheduledEventManager",
  "GuildInviteManager",
  "GuildBanManager",
  "StageInstanceManager",
  "ThreadManager",
  "ThreadMemberManager",
  "VoiceStateManager",
  "AutoModerationRuleManager",
  "BaseGuildEmojiManager",
  "ApplicationCommandManager",
  "ApplicationEmojiManager",
  "EntitlementManager",
  "MessagePollVoterManager",
];
