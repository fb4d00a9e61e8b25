import { Locale } from "discord.js";
import type { Wrong } from "./refusal.ts";

/** A command or an option as the bot sends it, after the schema has seen it. */
export type CommandBody = {
  name: string;
  type?: number | null;
  description?: string | null;
  name_localizations?: Texts;
  description_localizations?: Texts;
  options?: OptionBody[] | null;
};

export type OptionBody = CommandBody & {
  type: number;
  required?: boolean | null;
  autocomplete?: boolean | null;
  choices?: { name: string; value: string | number; name_localizations?: Texts }[] | null;
  min_length?: number | null;
  max_length?: number | null;
  min_value?: number | null;
  max_value?: number | null;
};

type Texts = Record<string, string> | null | undefined;
type Path = Wrong["path"];

/**
 * Rules for commands that the schema lacks:
 * https://docs.discord.com/developers/interactions/application-commands
 */
export function commandsWrongs(commands: CommandBody[]): Wrong[] {
  return [
    ...twice(commands, [], "APPLICATION_COMMANDS_DUPLICATE_NAME", ({ type, name }) => `${type ?? 1} ${name}`),
    ...([1, 2, 3] as const).flatMap((type) => tooMany(commands.filter((one) => (one.type ?? 1) === type).length, type)),
    ...commands.flatMap((command, index) => commandWrongs(command, [index])),
  ];
}

export function commandWrongs(command: CommandBody, path: Path = []): Wrong[] {
  if ((command.type ?? 1) !== 1) {
    const errors = command.description ? [at([...path, "description"], "must be empty for this type")] : [];
    return [...errors, ...(command.options?.length ? [at([...path, "options"], "not for this type")] : [])];
  }
  const size = sizeOf(command);
  const tooBig = { path, code: "APPLICATION_COMMAND_TOO_LARGE", message: `${size} characters in all, at most 8000` };
  return [
    ...namedWrongs(command, path),
    ...optionsWrongs(command.options ?? [], path),
    ...(size > 8000 ? [tooBig] : []),
  ];
}

const at = (path: Path, message: string, code = "BASE_TYPE_BAD_LENGTH"): Wrong => ({ path, code, message });

function tooMany(count: number, type: 1 | 2 | 3): Wrong[] {
  const most = type === 1 ? 100 : 15;
  return count > most ? [at([], `${count} commands of type ${type}, at most ${most}`)] : [];
}

/**
 * https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming
 */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function namedWrongs(named: CommandBody, path: Path): Wrong[] {
  const own: [Path, string] = [[...path, "name"], named.name];
  const names = [own, ...translations(named.name_localizations, path, "name")];
  const texts = translations(named.description_localizations, path, "description");
  return [
    ...names.flatMap(([place, name]) =>
      NAME.test(name) && name === name.toLowerCase()
        ? []
        : [at(place, `Command name is invalid: ${name}`, "APPLICATION_COMMAND_INVALID_NAME")],
    ),
    ...[...names, ...texts].flatMap(([place]) => localeWrongs(place)),
    ...(named.description ? [] : [at([...path, "description"], "This field is required", "BASE_TYPE_REQUIRED")]),
  ];
}

function translations(texts: Texts, path: Path, field: string): [Path, string][] {
  return Object.entries(texts ?? {}).map(([locale, text]) => [[...path, `${field}_localizations`, locale], text]);
}

const LOCALES = new Set<unknown>(Object.values(Locale));

function localeWrongs(place: Path): Wrong[] {
  const isLocalized = String(place.at(-2)).endsWith("_localizations");
  return isLocalized && !LOCALES.has(place.at(-1)) ? [at(place, "no such locale", "BASE_TYPE_CHOICES")] : [];
}

const SUBCOMMANDS = [1, 2];
/** String, integer, number: the kinds that can be completed or chosen. */
const CHOOSABLE = [3, 4, 10];

function optionsWrongs(options: OptionBody[], path: Path): Wrong[] {
  const here = [...path, "options"];
  const subs = options.filter(({ type }) => SUBCOMMANDS.includes(type)).length;
  const firstOptional = options.findIndex(({ required }) => !required);
  const late = options.findIndex(({ required }, index) => required && firstOptional >= 0 && index > firstOptional);
  return [
    ...(subs > 0 && subs < options.length ? [at(here, "subcommands stand only among themselves")] : []),
    ...(subs === 0 && late >= 0
      ? [at([...here, late], "Required options must be placed before non-required options", REQUIRED_FIRST)]
      : []),
    ...twice(options, here, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", ({ name }) => name),
    ...options.flatMap((option, index) => optionWrongs(option, [...here, index])),
  ];
}

const REQUIRED_FIRST = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID";

function optionWrongs(option: OptionBody, path: Path): Wrong[] {
  const { choices, autocomplete, type, min_length, max_length, min_value, max_value } = option;
  const places = [...path, "choices"];
  const isText = type === 3;
  return [
    ...namedWrongs(option, path),
    ...optionsWrongs(option.options ?? [], path),
    ...(choices?.length && autocomplete ? [at(places, "choices and autocomplete exclude each other", EXCLUSIVE)] : []),
    ...((choices?.length || autocomplete) && !CHOOSABLE.includes(type)
      ? [at(path, "not for this type", EXCLUSIVE)]
      : []),
    ...twice(choices ?? [], places, "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", ({ name }) => name),
    ...(choices ?? []).flatMap(({ value }, index) =>
      isText && String(value).length > 100 ? [at([...places, index, "value"], "Must be 100 or fewer in length.")] : [],
    ),
    ...((min_length ?? 0) > (max_length ?? 6000) ? [at([...path, "min_length"], "more than max_length")] : []),
    ...((min_value ?? -Infinity) > (max_value ?? Infinity) ? [at([...path, "min_value"], "more than max_value")] : []),
  ];
}

const EXCLUSIVE = "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID";

function twice<T>(all: T[], path: Path, code: string, keyOf: (one: T) => string): Wrong[] {
  const seen = new Set<string>();
  return all.flatMap((one, index) => {
    const key = keyOf(one);
    if (seen.has(key)) return [at([...path, index], `${key} stands there twice`, code)];
    seen.add(key);
    return [];
  });
}

/** Names, descriptions and values together, each in its longest translation. */
function sizeOf(named: CommandBody & Pick<OptionBody, "choices">): number {
  const longest = (text: string | null | undefined, texts: Texts) =>
    Math.max(0, ...[text ?? "", ...Object.values(texts ?? {})].map(({ length }) => length));
  const { choices, options } = named;
  const own =
    longest(named.name, named.name_localizations) + longest(named.description, named.description_localizations);
  const chosen = (choices ?? []).reduce(
    (sum, one) => sum + longest(one.name, one.name_localizations) + String(one.value).length,
    0,
  );
  return own + chosen + (options ?? []).reduce((sum, option) => sum + sizeOf(option), 0);
}
