import type { PlatformProfile } from "../../core/owner.ts";
import type { PlatformDefinition } from "../platform.ts";
import { noAddress, parseAddressSet } from "./ip.ts";

export const webProfile: PlatformProfile = { id: "web", label: "Page web", account: "", hasSecretIds: true };

/** What of the environment the page is opened with. */
export type WebSettings = {
  /** `WEB_CHAT`, with "auto" decided. */
  hasWebChat: boolean;
  HOST: string;
  PUBLIC_URL?: string | undefined;
  TRUSTED_PROXY?: string | undefined;
};

export const webPlatform: PlatformDefinition<WebSettings> = {
  profile: webProfile,
  open: async ({ hasWebChat, HOST, PUBLIC_URL, TRUSTED_PROXY }, { openCollection, openPush, listInvitations, log }) => {
    if (!hasWebChat) return undefined;
    const { createWebBot } = await import("./bot.ts");
    const publicUrl = PUBLIC_URL === undefined ? undefined : new URL(PUBLIC_URL);
    const page = createWebBot({
      collection: openCollection(),
      log,
      hosts: [HOST, ...(publicUrl ? [publicUrl.hostname] : [])],
      secure: publicUrl?.protocol === "https:",
      publicOrigin: publicUrl?.origin,
      push: await openPush(),
      elsewhere: (search) =>
        listInvitations(search).map(({ platform, url }) => ({ label: `📲 Les recevoir sur ${platform.label}`, url })),
      trusted: parseAddressSet(TRUSTED_PROXY ?? "") ?? noAddress,
    });
    return {
      messenger: page.messenger,
      routes: { path: "/", create: page.routes },
      load: page.load,
      stop: async (settled) => {
        await settled();
        await page.close();
      },
    };
  },
};
