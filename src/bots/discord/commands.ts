import { createHash } from "node:crypto";
import {
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody as NewCommand,
} from "discord-api-types/v10";
import { type Command, commandNames } from "../../core/conversation/events.ts";
import { listFilterOptions } from "../../core/search/filters.ts";
import { radii } from "../../core/search/search.ts";
import { typeset } from "../../core/text/typography.ts";

/** A text in French, which is also for those who read neither French nor English; and in English. */
type LocalisedText = { fr: string; en: string };

function localized({ fr, en }: LocalisedText): LocalizationMap {
  return { fr, "en-GB": en, "en-US": en };
}

function option(
  name: string,
  names: LocalisedText,
  description: LocalisedText,
  kind: Pick<APIApplicationCommandStringOption, "choices"> | { autocomplete: true },
): APIApplicationCommandStringOption {
  return {
    type: ApplicationCommandOptionType.String,
    name,
    name_localizations: localized(names),
    description: description.fr,
    description_localizations: localized(description),
    max_length: 100,
    ...kind,
  } as APIApplicationCommandStringOption;
}

const radiusNames = (radius: (typeof radii)[number]): LocalisedText =>
  radius === 0
    ? { fr: "La commune seule", en: "The town alone" }
    : radius === "departement"
      ? { fr: "Tout le département", en: "The whole département" }
      : { fr: `${radius} km`, en: `${radius} km` };

const radiusChoices: APIApplicationCommandOptionChoice<string>[] = radii.map((radius) => {
  const names = radiusNames(radius);
  return { name: names.fr, name_localizations: localized(names), value: String(radius) };
});

const job = option(
  "metier",
  { fr: "métier", en: "job" },
  {
    fr: typeset("Le métier : boulanger, vente, informatique…"),
    en: "The job, in French: boulanger, vente, informatique…",
  },
  { autocomplete: true },
);
const town = option(
  "ville",
  { fr: "ville", en: "town" },
  { fr: "La ville, le code postal ou le département", en: "The town, postal code or département" },
  { autocomplete: true },
);
const radius = option(
  "rayon",
  { fr: "rayon", en: "radius" },
  { fr: "Jusqu'où chercher autour de la ville", en: "How far around the town" },
  { choices: radiusChoices },
);
const contract = option(
  "contrat",
  { fr: "contrat", en: "contract" },
  { fr: "Le type de contrat", en: "The kind of contract" },
  { choices: listFilterOptions("contract").map(({ value, label }) => ({ name: label, value })) },
);

function command(
  name: string,
  names: LocalisedText,
  description: LocalisedText,
  options: APIApplicationCommandStringOption[] = [],
): NewCommand {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    name_localizations: localized(names),
    description: description.fr,
    description_localizations: localized(description),
    options,
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  };
}

export const discordCommands: NewCommand[] = [
  command(
    "emploi",
    { fr: "emploi", en: "jobs" },
    { fr: "Chercher un emploi en France", en: "Look for a job in France" },
    [job, town, radius, contract],
  ),
  command(
    "alternance",
    { fr: "alternance", en: "apprenticeship" },
    { fr: "Chercher une alternance en France", en: "Look for an apprenticeship in France" },
    [job, town, radius],
  ),
  command(
    "formation",
    { fr: "formation", en: "training" },
    { fr: "Chercher une formation pour un métier", en: "Look for a training for a job" },
    [job, town],
  ),
  command(
    "evenements",
    { fr: "évènements", en: "events" },
    { fr: "Rencontrer des employeurs : job datings, forums…", en: "Meet employers: job datings, fairs…" },
    [job, town, radius],
  ),
  command(
    "pres-de-moi",
    { fr: "près-de-moi", en: "near-me" },
    { fr: "Quelqu'un qui peut vous aider, près de vous", en: "Someone who can help you, near you" },
    [town],
  ),
  command("alertes", { fr: "alertes", en: "alerts" }, { fr: "Vos alertes", en: "Your alerts" }),
  command("aide", { fr: "aide", en: "help" }, { fr: "Comment ça marche", en: "How it works" }),
  command(
    "confidentialite",
    { fr: "confidentialité", en: "privacy" },
    { fr: "Vos données, et comment les supprimer", en: "Your data, and how to delete them" },
  ),
  command(
    "supprimer",
    { fr: "supprimer", en: "delete" },
    { fr: "Supprimer toutes vos données", en: "Delete all your data" },
  ),
];

/** The command of the conversation that a command of Discord stands for; names there have hyphens. */
export function toCommand(name: string): Command | undefined {
  return discordCommands.some((one) => one.name === name)
    ? commandNames.find((command) => command === name.replaceAll("-", "_"))
    : undefined;
}

/** Our commands that are not among those which Discord has. */
export function listMissingCommands(registered: readonly { name?: unknown }[]): string[] {
  const names = discordCommands.map(({ name }) => name);
  return names.filter((name) => !registered.some((one) => one.name === name));
}

/** Another text when anything about the commands of that application changed. */
export function hashCommands(application: string): string {
  return createHash("sha256")
    .update(JSON.stringify([application, discordCommands]))
    .digest("hex")
    .slice(0, 16);
}
