import type { PlatformProfile } from "../../core/owner.ts";
import type { PlatformDefinition } from "../platform.ts";
import { webhookPath } from "./webhook-address.ts";

export const telegramProfile: PlatformProfile = {
  id: "telegram",
  label: "Telegram",
  account: "Telegram",
  hasSecretIds: false,
};

/** The variables of the environment that Telegram is opened with. */
export type TelegramSettings = {
  TELEGRAM_BOT_TOKEN?: string | undefined;
  TELEGRAM_API_ROOT: string;
  TELEGRAM_MESSAGES_PER_SECOND: number;
  /** Both set: Telegram calls us there. Otherwise it is polled. */
  PUBLIC_URL?: string | undefined;
  TELEGRAM_WEBHOOK_SECRET?: string | undefined;
};

export const telegramPlatform: PlatformDefinition<TelegramSettings> = {
  profile: telegramProfile,
  open: async (settings, { openCollection, inbox, createPace, runAlone, log, noteCall }) => {
    const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = settings;
    if (token === undefined) return undefined;
    // Loaded only where it is used, for the sake of memory.
    const { createTelegramBot } = await import("./bot.ts");
    const { TELEGRAM_MESSAGES_PER_SECOND: deliveriesPerSecond } = settings;
    const { PUBLIC_URL: publicUrl, TELEGRAM_WEBHOOK_SECRET: secret } = settings;
    const turn = createPace(deliveriesPerSecond);
    return createTelegramBot({
      ...{ token, apiRoot, turn, runAlone, deliveriesPerSecond, collection: openCollection(), log, noteCall },
      ...(inbox ? { inbox } : {}),
      ...(publicUrl && secret ? { webhook: { url: `${publicUrl}${webhookPath}`, secret } } : {}),
    });
  },
};
