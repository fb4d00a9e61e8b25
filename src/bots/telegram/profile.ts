import { createHash } from "node:crypto";
import type { Api } from "grammy";
import type { Shelf } from "../../core/store.ts";
import type { Sender } from "./sender.ts";

/** What Telegram shows of the bot: its commands, the text of an empty chat, the text of its profile. Registered only when it changed. */
const commands = [
  { command: "emploi", description: "Chercher un emploi : /emploi boulanger Lyon" },
  { command: "alternance", description: "Chercher une alternance" },
  { command: "aide", description: "Comment ça marche" },
  { command: "confidentialite", description: "Vos données, et comment les supprimer" },
  { command: "supprimer", description: "Supprimer toutes vos données" },
  { command: "start", description: "Recommencer depuis le début" },
];

const description =
  "Trouvez un emploi ou une alternance en France : tapez un métier, choisissez une ville, lisez les offres. Gratuit, sans compte. Appuyez sur Démarrer.";
const shortDescription = "Emploi et alternance en France : tapez un métier, choisissez une ville.";

/** In French for those whose Telegram is in French, and in French for all others, who also want an answer. */
export async function registerProfile(api: Api, sender: Sender, shelf: Shelf, botId: number): Promise<void> {
  const version = createHash("sha256")
    .update(JSON.stringify([botId, commands, description, shortDescription]))
    .digest("hex")
    .slice(0, 16);
  if ((await shelf.get("profile")) === version) return;
  const done = [
    await sender.call("setMyCommands", true, () => api.setMyCommands(commands)),
    await sender.call("setMyCommands", true, () => api.setMyCommands(commands, { language_code: "fr" })),
    await sender.call("setMyDescription", true, () => api.setMyDescription(description)),
    await sender.call("setMyShortDescription", true, () => api.setMyShortDescription(shortDescription)),
    await sender.call("setChatMenuButton", true, () => api.setChatMenuButton({ menu_button: { type: "commands" } })),
  ];
  if (done.every((outcome) => "ok" in outcome)) await shelf.set("profile", version);
}
