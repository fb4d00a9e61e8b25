import type { Api } from "grammy";
import type { Incoming } from "../../core/talk/ports.ts";
import { typeset } from "../../core/text/typography.ts";
import { toThreadOption } from "./chat-place.ts";
import type { TelegramSender } from "./sender.ts";

/*
 * A group sees searches, each of whom asked for it. What is personal (alerts, data, where one begins) is done
 * in private.
 */

const words = typeset(
  "Bonjour ! Dans un groupe, écrivez /emploi boulanger Lyon. Les alertes et les réglages personnels se font en privé.",
);

/**
 * Says in a group how to search there, with a way to the private chat, which goes on with what was wanted.
 */
export async function sendGroupInvitation(
  { api, sender }: { api: Api; sender: TelegramSender },
  place: string,
  url: string,
): Promise<void> {
  const reply_markup = { inline_keyboard: [[{ text: "Ouvrir en privé", url }]] };
  await sender.call({ method: "sendMessage", chat: place, tries: 2 }, (chat) =>
    api.sendMessage(chat, words, { ...toThreadOption(place), reply_markup }),
  );
}

/** What is not done in a group, as the command that does it in private. */
export function toPrivateCommand(event: Incoming["event"]): string | undefined {
  switch (event.type) {
    case "start":
      return "start";
    case "command":
      return event.command === "emploi" || event.command === "alternance" ? undefined : event.command;
    case "press":
      return event.action === "alerts" ? "alertes" : event.action === "privacy" ? "confidentialite" : undefined;
    default:
      return undefined;
  }
}

/** Opens the private chat, and sends `/start payload` there. */
export function buildStartUrl(username: string, payload: string): string {
  return `https://t.me/${username}?start=${payload}`;
}

/** Groups have negative ids. */
export function isPrivateChat(chat: string): boolean {
  return !chat.startsWith("-");
}
