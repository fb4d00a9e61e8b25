import type { PlatformProfile } from "../../core/owner.ts";

export const discordProfile: PlatformProfile = { id: "discord", label: "Discord", account: "Discord" };
