import { decodeLink } from "../core/link.ts";
import { own } from "../core/own.ts";
import type { Incoming } from "../core/talk/world.ts";
import type { Command } from "../core/words.ts";

/** What may be typed after a slash, and what it means. Platforms that list commands list the French ones. */
const commands: Record<string, Command | "start"> = {
  start: "start",
  emploi: "emploi",
  alternance: "alternance",
  alertes: "alertes",
  mes_alertes: "alertes",
  aide: "aide",
  help: "aide",
  confidentialite: "confidentialite",
  privacy: "confidentialite",
  mes_donnees: "confidentialite",
  supprimer: "supprimer",
};

/** "/emploi boulanger Lyon" as an event; undefined for what is no command of ours. A bot's own name may follow: "/aide@tremplin_bot". */
export function commandOf(text: string): Incoming["event"] | undefined {
  const [, name = "", rest = ""] = text.trim().match(/^\/([a-z_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i) ?? [];
  const command = own(commands, name.toLowerCase());
  if (command === undefined) return undefined;
  return command === "start" ? startOf(rest.trim()) : { type: "command", command, text: rest };
}

/** A link into the chat brings along a search ("s_11573_69123_20") or a command ("alertes"). */
function startOf(payload: string): Incoming["event"] {
  const link = decodeLink(payload);
  if (link) return { type: "start", link };
  const command = own(commands, payload) ?? "start";
  return command === "start" ? { type: "start" } : { type: "command", command, text: "" };
}
