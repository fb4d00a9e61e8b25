import type { PlatformProfile } from "../../core/owner.ts";

export const terminalProfile: PlatformProfile = { id: "terminal", label: "Terminal", account: "de ce terminal" };
