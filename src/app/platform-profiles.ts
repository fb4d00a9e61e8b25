import { discordProfile } from "../bots/discord/platform.ts";
import { telegramProfile } from "../bots/telegram/platform.ts";
import { terminalProfile } from "../bots/terminal/platform.ts";
import { webProfile } from "../bots/web/platform.ts";
import type { PlatformProfile } from "../core/owner.ts";

/** The platforms that the configuration knows. */
export type PlatformId = "telegram" | "discord" | "web" | "terminal";

/** All platforms: one line each. One that is missing here does not compile. */
export const platformProfiles = {
  telegram: telegramProfile,
  discord: discordProfile,
  web: webProfile,
  terminal: terminalProfile,
} satisfies Record<PlatformId, PlatformProfile>;
