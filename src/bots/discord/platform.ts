import type { PlatformProfile } from "../../core/owner.ts";
import type { PlatformDefinition } from "../platform.ts";

export const discordProfile: PlatformProfile = {
  id: "discord",
  label: "Discord",
  account: "Discord",
  hasSecretIds: false,
};

/** The variables of the environment that Discord is opened with. */
export type DiscordSettings = {
  DISCORD_TOKEN?: string | undefined;
  DISCORD_API_ROOT: string;
  DISCORD_PUBLIC_KEY?: string | undefined;
};

/** Digests a second; Discord allows 50 calls in all. */
const digestsPerSecond = 20;

export const discordPlatform: PlatformDefinition<DiscordSettings> = {
  profile: discordProfile,
  open: async (settings, { openCollection, inbox, createPace, runAlone, suggest, log, noteCall }) => {
    const { DISCORD_TOKEN: token, DISCORD_API_ROOT: apiRoot, DISCORD_PUBLIC_KEY: publicKey } = settings;
    if (token === undefined) return undefined;
    // Loaded only where it is used: it weighs as much as all the rest.
    const { createDiscordBot } = await import("./bot.ts");
    return createDiscordBot({
      token,
      apiRoot,
      collection: openCollection(),
      turn: createPace(digestsPerSecond),
      deliveriesPerSecond: digestsPerSecond,
      runAlone,
      suggest,
      log,
      noteCall,
      ...(inbox ? { inbox } : {}),
      ...(publicKey === undefined ? {} : { publicKey }),
    });
  },
};
