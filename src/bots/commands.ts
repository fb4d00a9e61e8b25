import type { Command, CommandFields } from "../core/conversation/events.ts";
import { decodeLink } from "../core/search/link.ts";
import type { Incoming } from "../core/talk/ports.ts";
import { normaliseText, toPlainLetters } from "../core/text/text.ts";
import { readCommandFields, type WrittenFields } from "./command-fields.ts";

/**
 * What may be typed after a slash, and what it means. Platforms that list commands list the French ones; in
 * English they are Discord's.
 */
const commands: ReadonlyMap<string, Command | "start"> = new Map([
  ["start", "start"],
  ["emploi", "emploi"],
  ["jobs", "emploi"],
  ["alternance", "alternance"],
  ["apprenticeship", "alternance"],
  ["alertes", "alertes"],
  ["mes_alertes", "alertes"],
  ["alerts", "alertes"],
  ["aide", "aide"],
  ["help", "aide"],
  ["confidentialite", "confidentialite"],
  ["privacy", "confidentialite"],
  ["mes_donnees", "confidentialite"],
  ["formation", "formation"],
  ["formations", "formation"],
  ["training", "formation"],
  ["evenements", "evenements"],
  ["evenement", "evenements"],
  ["events", "evenements"],
  ["pres_de_moi", "pres_de_moi"],
  ["near_me", "pres_de_moi"],
  ["supprimer", "supprimer"],
  ["delete", "supprimer"],
]);

/**
 * "/emploi boulanger Lyon" as an event; undefined for what is not one of our commands. A bot's own name may
 * follow: "/aide@tremplin_bot". Fields may be named, as where a command was copied from Discord: "/emploi
 * metier:boulanger ville:Lyon".
 */
export function parseCommand(text: string): Incoming["event"] | undefined {
  // What is pasted may hold what nobody sees: a zero-width space is not part of a name.
  const written = toPlainLetters(text).trim();
  const [, name = "", rest = ""] = written.match(/^\/([\p{L}_-]+)(?:@\w+)?(?:\s+([\s\S]*))?$/u) ?? [];
  const command = commands.get(normaliseText(name).replaceAll("-", "_"));
  if (command === undefined) return undefined;
  return command === "start" ? parseStartPayload(rest.trim()) : { type: "command", command, ...parseFields(rest) };
}

/**
 * What somebody wrote, as the conversation takes it: one of our commands, or a text. `words` is what they
 * wrote behind the slash, where that is not the text itself.
 */
export function parseWritten(text: string): Required<Pick<Incoming, "event" | "words">> {
  const command = parseCommand(text);
  const written = toPlainLetters(text).trim();
  // Words that follow the slash of no command of ours are read with the first of them: "/aidez moi".
  const words = written.replace(command ? /^\/\S+/u : /^\/+/u, "").trim();
  return { event: command ?? { type: "text", text }, words };
}

/** As the options of the commands are called in French and in English. */
const fieldNames: ReadonlyMap<string, keyof WrittenFields> = new Map([
  ...(["metier", "job"] as const).map((name) => [name, "job"] as const),
  ...(["ville", "town", "lieu"] as const).map((name) => [name, "town"] as const),
  ...(["rayon", "radius"] as const).map((name) => [name, "radius"] as const),
  ...(["contrat", "contract"] as const).map((name) => [name, "contract"] as const),
]);

function parseFields(text: string): CommandFields {
  const parts = text.split(/(?:^|\s)(?=(?:m[ée]tier|job|ville|town|lieu|rayon|radius|contrat|contract)\s?:)/i);
  const named = parts.flatMap((part) => {
    const [, name = "", value = ""] = part.trim().match(/^(\p{L}+)\s?:\s*([\s\S]*)$/u) ?? [];
    const field = fieldNames.get(normaliseText(name));
    return field ? [[field, value.trim()] as const] : [];
  });
  if (named.length === 0) return { text };
  const { job, ...fields }: WrittenFields = Object.fromEntries(named);
  const before = fieldNames.has(normaliseText(parts[0]?.split(":")[0]?.trim() ?? "")) ? "" : (parts[0] ?? "");
  return readCommandFields({ ...fields, job: [before.trim(), job].filter(Boolean).join(" ") });
}

/** A link into the chat brings along a search ("s_11573_69123_20") or a command ("alertes"). */
function parseStartPayload(payload: string): Incoming["event"] {
  const link = decodeLink(payload);
  if (link) return { type: "start", link };
  const command = commands.get(payload) ?? "start";
  return command === "start" ? { type: "start" } : { type: "command", command, text: "" };
}
