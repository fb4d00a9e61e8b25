import type { PlatformProfile } from "../../core/owner.ts";

export const webProfile: PlatformProfile = { id: "web", label: "Page web", account: "" };
