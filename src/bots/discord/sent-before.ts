import { type APIMessage, Routes } from "discord.js";
import type { DiscordCall, DiscordOutcome } from "./calls.ts";

/** A digest is sent again within hours, in a channel where next to nobody else writes. */
const lastMessages = 50;

/**
 * The message that shows that screen already, among the last of a channel: its buttons bear the id of the
 * screen. Discord itself knows a nonce for some minutes only.
 */
export async function findSentBefore(
  post: DiscordCall,
  chat: string,
  screen: string,
): Promise<DiscordOutcome<APIMessage | undefined>> {
  const found = await post<APIMessage[]>("GET", `${Routes.channelMessages(chat)}?limit=${lastMessages}`);
  if ("refused" in found) return found;
  const messages = Array.isArray(found.ok) ? found.ok : [];
  return { ok: messages.find(({ components = [] }) => hasButtonOf(screen, components)) };
}

/** However deep it stands. */
function hasButtonOf(screen: string, components: unknown): boolean {
  return JSON.stringify(components).includes(`"custom_id":"${screen}:`);
}
