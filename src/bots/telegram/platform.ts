import type { PlatformProfile } from "../../core/owner.ts";

export const telegramProfile: PlatformProfile = { id: "telegram", label: "Telegram", account: "Telegram" };
