import { createHash } from "node:crypto";
import type { Api } from "grammy";
import type { Collection } from "../../core/collection.ts";
import { typeset } from "../../core/text/typography.ts";
import type { TelegramSender } from "./sender.ts";

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

const description = typeset(
  "Trouvez un emploi ou une alternance en France : tapez un métier, choisissez une ville, lisez les offres. Gratuit, sans compte. Appuyez sur Démarrer.",
);
const shortDescription = typeset("Emploi et alternance en France : tapez un métier, choisissez une ville.");

/** In French for those whose Telegram is in French, and in French for all others, who also want an answer. */
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
  if ((await collection.get("profile")) === version) return;
  const call = <T>(method: string, attempt: () => Promise<T>) => sender.call({ method, tries: 5 }, attempt);
  const inFrench = { language_code: "fr" } as const;
  const inGroups = { scope: { type: "all_group_chats" } } as const;
  const done = [
    await call("setMyCommands", () => api.setMyCommands(commands)),
    await call("setMyCommands", () => api.setMyCommands(commands, inFrench)),
    await call("setMyCommands", () => api.setMyCommands(groupCommands, inGroups)),
    await call("setMyCommands", () => api.setMyCommands(groupCommands, { ...inGroups, ...inFrench })),
    await call("setMyDescription", () => api.setMyDescription(description)),
    await call("setMyShortDescription", () => api.setMyShortDescription(shortDescription)),
    await call("setChatMenuButton", () => api.setChatMenuButton({ menu_button: { type: "commands" } })),
  ];
  if (done.every((outcome) => "ok" in outcome)) await collection.set("profile", version);
}
