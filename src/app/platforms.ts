import type { Store } from "../adapters/store.ts";
import { createThrottle } from "../adapters/throttle.ts";
import { createTelegramBot, type TelegramBot } from "../bots/telegram/bot.ts";
import { createWebBot, type WebBot } from "../bots/web/bot.ts";
import { noAddress, parseAddressSet } from "../bots/web/ip.ts";
import { type Config, getPushSubject, hasWebChat } from "../config.ts";
import type { Platform } from "../core/owner.ts";
import type { PushService } from "../core/push.ts";
import type { Conversation } from "../core/talk/conversation.ts";
import type { Messenger } from "../core/talk/ports.ts";
import type { Health, Log } from "../core/telemetry.ts";
import type { App } from "./app.ts";

import { type PlatformId, platformProfiles } from "./platform-profiles.ts";

export { PlatformRefused } from "../bots/telegram/bot.ts";

/** The bots that are configured, as one. */
export type Platforms = {
  web: WebBot | undefined;
  stage: (platform: Platform) => Messenger | undefined;
  /** Listens on all of them; rejects when one cannot go on. */
  run: (talk: Conversation) => Promise<never>;
  /** Makes them able to send, without listening: for an operator's command beside a process that listens. */
  open: () => Promise<void>;
  /** Takes no more events; once what is under way is `settled`, finishes what is to be sent. */
  stop: (settled: () => Promise<void>) => Promise<void>;
  health: () => Record<string, Health>;
};

/** Digests a second; Discord allows 50 calls in all. */
const discordPerSecond = 20;

/** A platform that listens by itself. */
type ListeningPlatform = Pick<TelegramBot, "stage" | "run" | "stop" | "health" | "open" | "invitation">;

/** Loaded only where a push service has somebody to write to. */
async function openPush(store: Store, config: Config, log: Log): Promise<PushService | undefined> {
  const subject = getPushSubject(config);
  if (subject === undefined) return undefined;
  const { createWebPush: webPushService } = await import("../adapters/web-push.ts");
  return webPushService({ shelf: store.collection("push"), subject, log });
}

export async function createPlatforms({ config, store, services, log }: App): Promise<Platforms> {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, HOST, PUBLIC_URL } = config;
  const publicUrl = PUBLIC_URL === undefined ? undefined : new URL(PUBLIC_URL);
  const hosts = [HOST, ...(publicUrl ? [publicUrl.hostname] : [])];
  const listening = new Map<PlatformId, ListeningPlatform>();
  if (token) {
    listening.set(
      "telegram",
      createTelegramBot({
        token,
        apiRoot,
        turn: createThrottle(config.TELEGRAM_MESSAGES_PER_SECOND).turn,
        shelf: store.collection("telegram"),
        log,
      }),
    );
  }
  if (config.DISCORD_TOKEN) {
    // Loaded only where it is used: it weighs as much as all the rest.
    const { createDiscordBot: discord } = await import("../bots/discord/bot.ts");
    listening.set(
      "discord",
      discord({
        token: config.DISCORD_TOKEN,
        apiRoot: config.DISCORD_API_ROOT,
        shelf: store.collection("discord"),
        turn: createThrottle(discordPerSecond).turn,
        suggest: services.suggest,
        log,
      }),
    );
  }
  const page = hasWebChat(config)
    ? createWebBot({
        shelf: store.collection("web"),
        log,
        hosts,
        secure: publicUrl?.protocol === "https:",
        publicOrigin: publicUrl?.origin,
        push: await openPush(store, config, log),
        elsewhere: (search) =>
          [...listening].flatMap(([platform, bot]) => {
            const url = bot.invitation(search);
            return url === undefined ? [] : [{ label: `📲 Les recevoir sur ${platformProfiles[platform].label}`, url }];
          }),
        trusted: parseAddressSet(config.TRUSTED_PROXY ?? "") ?? noAddress,
      })
    : undefined;
  return {
    web: page,
    stage: (platform) => (platform === "web" ? page?.stage : [...listening].find(([id]) => id === platform)?.[1].stage),
    run: async (talk) => {
      await Promise.all([...listening.values()].map((bot) => bot.run(talk)));
      return new Promise<never>(() => {});
    },
    open: async () => void (await Promise.all([...listening.values()].map((bot) => bot.open()))),
    stop: async (settled) => {
      await Promise.allSettled([...listening.values()].map((bot) => bot.stop(settled)));
      await settled();
      await page?.close();
    },
    health: () => Object.fromEntries([...listening].map(([platform, bot]) => [platform, bot.health()])),
  };
}
