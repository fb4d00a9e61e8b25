import { createHash } from "node:crypto";
import type { Api } from "grammy";
import type { Collection } from "../../core/collection.ts";
import { typeset } from "../../core/text/typography.ts";
import type { TelegramOutcome, TelegramSender } from "./sender.ts";

/**
 * What Telegram shows of the bot: its commands, the text of an empty chat, the text of its profile.
 * Registered only when it changed.
 */
const anywhere = [
  { command: "emploi", description: typeset("Chercher un emploi : /emploi boulanger Lyon") },
  { command: "alternance", description: "Chercher une alternance" },
];
const help = { command: "aide", description: "Comment ça marche" };
const commands = [
  ...anywhere,
  { command: "formation", description: "Chercher une formation pour un métier" },
  { command: "evenements", description: typeset("Rencontrer des employeurs : job datings, forums…") },
  { command: "pres_de_moi", description: "Quelqu'un qui peut vous aider, près de vous" },
  { command: "alertes", description: "Vos alertes" },
  help,
  { command: "confidentialite", description: "Vos données, et comment les supprimer" },
  { command: "supprimer", description: "Supprimer toutes vos données" },
  { command: "start", description: "Recommencer depuis le début" },
];
const groupCommands = [...anywhere, help];

/**
 * The commands that are registered, and for whom: in French for those whose Telegram is in French, and in
 * French for all others, who also want an answer.
 */
export const telegramCommandSets = [
  { commands, options: {} },
  { commands, options: { language_code: "fr" } },
  { commands: groupCommands, options: { scope: { type: "all_group_chats" } } },
  { commands: groupCommands, options: { scope: { type: "all_group_chats" }, language_code: "fr" } },
] as const;

const description = typeset(
  "Trouvez un emploi ou une alternance en France : tapez un métier, choisissez une ville, lisez les offres. Gratuit, sans compte. Appuyez sur Démarrer.",
);
const shortDescription = typeset("Emploi et alternance en France : tapez un métier, choisissez une ville.");

/** Registers it where it changed, or where Telegram no longer has the commands. */
export async function registerProfile(
  api: Api,
  sender: TelegramSender,
  collection: Collection,
  botId: number,
): Promise<void> {
  const version = createHash("sha256")
    .update(JSON.stringify([botId, commands, groupCommands, description, shortDescription]))
    .digest("hex")
    .slice(0, 16);
  const call = <T>(method: string, attempt: () => Promise<T>) => sender.call({ method, tries: 5 }, attempt);
  if ((await collection.get("profile")) === version) {
    const known = await call("getMyCommands", () => api.getMyCommands());
    // What cannot be read now is left as it is.
    if (!("ok" in known) || listMissingCommands(known.ok, commands).length === 0) return;
  }
  const done: TelegramOutcome<true>[] = [];
  for (const { commands, options } of telegramCommandSets)
    done.push(await call("setMyCommands", () => api.setMyCommands(commands, options)));
  done.push(
    await call("setMyDescription", () => api.setMyDescription(description)),
    await call("setMyShortDescription", () => api.setMyShortDescription(shortDescription)),
    await call("setChatMenuButton", () => api.setChatMenuButton({ menu_button: { type: "commands" } })),
  );
  if (done.every((outcome) => "ok" in outcome)) await collection.set("profile", version);
}

type NamedCommand = { command: string };

/** The commands that Telegram does not show, of those that it should. */
export function listMissingCommands(shown: readonly NamedCommand[], wanted: readonly NamedCommand[]): string[] {
  const names = wanted.map(({ command }) => command);
  return names.filter((name) => !shown.some(({ command }) => command === name));
}
