import { pace } from "./adapters/pace.ts";
import type { Store } from "./adapters/store.ts";
import { type Telegram, telegram } from "./bots/telegram/bot.ts";
import { type Web, web } from "./bots/web/bot.ts";
import { noAddress, parseAddressSet } from "./bots/web/ip.ts";
import { type Config, hasWebChat, pushSubject } from "./config.ts";
import type { Push } from "./core/push.ts";
import type { Talk } from "./core/talk/talk.ts";
import type { Health, Log, Stage } from "./core/talk/world.ts";
import type { Platform } from "./core/words.ts";
import type { House } from "./house.ts";

export { Refused } from "./bots/telegram/bot.ts";

/** The bots that are configured, as one. */
export type Bots = {
  web: Web | undefined;
  stage: (platform: Platform) => Stage | undefined;
  /** Listens on all of them; rejects when one cannot go on. */
  run: (talk: Talk) => Promise<never>;
  /** Makes them able to send, without listening: for an operator's command beside a process that listens. */
  open: () => Promise<void>;
  /** Takes no more events; once what is under way is `settled`, finishes what is to be sent. */
  stop: (settled: () => Promise<void>) => Promise<void>;
  health: () => Record<string, Health>;
};

/** Digests a second; Discord allows 50 calls in all. */
const discordPerSecond = 20;

/** A platform that listens by itself. */
type Listening = Pick<Telegram, "stage" | "run" | "stop" | "health" | "open" | "invitation">;

const names: Record<Platform, string> = { telegram: "Telegram", discord: "Discord", web: "", terminal: "" };

/** Loaded only where a push service has somebody to write to. */
async function openPush(store: Store, config: Config, log: Log): Promise<Push | undefined> {
  const subject = pushSubject(config);
  if (subject === undefined) return undefined;
  const { webPushService } = await import("./adapters/web-push.ts");
  return webPushService({ shelf: store.shelf("push"), subject, log });
}

export async function makeBots({ config, store, world, log }: House): Promise<Bots> {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, HOST, PUBLIC_URL } = config;
  const publicUrl = PUBLIC_URL === undefined ? undefined : new URL(PUBLIC_URL);
  const hosts = [HOST, ...(publicUrl ? [publicUrl.hostname] : [])];
  const listening = new Map<Platform, Listening>();
  if (token) {
    listening.set(
      "telegram",
      telegram({
        token,
        apiRoot,
        turn: pace(config.TELEGRAM_MESSAGES_PER_SECOND).turn,
        shelf: store.shelf("telegram"),
        log,
      }),
    );
  }
  if (config.DISCORD_TOKEN) {
    // Loaded only where it is used: it weighs as much as all the rest.
    const { discord } = await import("./bots/discord/bot.ts");
    listening.set(
      "discord",
      discord({
        token: config.DISCORD_TOKEN,
        apiRoot: config.DISCORD_API_ROOT,
        shelf: store.shelf("discord"),
        turn: pace(discordPerSecond).turn,
        suggest: world.suggest,
        log,
      }),
    );
  }
  const page = hasWebChat(config)
    ? web({
        shelf: store.shelf("web"),
        log,
        hosts,
        secure: publicUrl?.protocol === "https:",
        publicOrigin: publicUrl?.origin,
        push: await openPush(store, config, log),
        elsewhere: (search) =>
          [...listening].flatMap(([platform, bot]) => {
            const url = bot.invitation(search);
            return url === undefined ? [] : [{ label: `📲 Les recevoir sur ${names[platform]}`, url }];
          }),
        trusted: parseAddressSet(config.TRUSTED_PROXY ?? "") ?? noAddress,
      })
    : undefined;
  return {
    web: page,
    stage: (platform) => (platform === "web" ? page?.stage : listening.get(platform)?.stage),
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
