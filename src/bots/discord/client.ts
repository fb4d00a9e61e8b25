import { Client, GatewayIntentBits, Options, Partials, REST } from "discord.js";
import type { NoteCall } from "../../core/telemetry.ts";
import { createFetchRequest, isWaitTooLong } from "./calls.ts";

/** How calls are made, by whomever. */
function toRestOptions(apiRoot: string, noteCall: NoteCall) {
  return { api: apiRoot, makeRequest: createFetchRequest(noteCall), rejectOnRateLimit: isWaitTooLong };
}

/**
 * Makes the calls of the bot. A client would do, but for what it does when it is destroyed: it forgets the
 * token, while this process goes on sending though another one has the gateway.
 */
export function createDiscordRest(apiRoot: string, token: string, noteCall: NoteCall): REST {
  return new REST(toRestOptions(apiRoot, noteCall)).setToken(token);
}

/**
 * A client that keeps nothing in memory but the servers and the bot itself. It opens as many shards as
 * Discord recommends: one up to 2,500 servers.
 */
export function createDiscordClient(apiRoot: string, noteCall: NoteCall): Client {
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    shards: "auto",
    rest: toRestOptions(apiRoot, noteCall),
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
