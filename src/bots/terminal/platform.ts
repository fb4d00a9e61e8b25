import type { PlatformProfile } from "../../core/owner.ts";
import type { PlatformDefinition } from "../platform.ts";

export const terminalProfile: PlatformProfile = {
  id: "terminal",
  label: "Terminal",
  account: "de ce terminal",
  hasSecretIds: false,
};

/** A server has no prompt: `tremplin chat` makes one (`createTerminal`), for as long as it runs. */
export const terminalPlatform: PlatformDefinition<unknown> = {
  profile: terminalProfile,
  open: async () => undefined,
};
