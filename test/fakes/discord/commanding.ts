import { type APIApplicationCommand, InteractionType as Type } from "discord.js";
import { isConnected } from "./access.ts";
import { commandsIn } from "./command-routes.ts";
import type { OptionBody } from "./command-rules.ts";
import { type Done, done } from "./done.ts";
import { ask } from "./interactions.ts";
import { actIn, type Place } from "./place.ts";
import { nameOf } from "./profile.ts";
import type { Choice, Human, Room, World } from "./world.ts";

export type Values = Record<string, string | number | boolean>;

export type Commands = {
  /** The commands that the app offers here, by the names in this person's language. */
  commands: () => string[];
  /**
   * Runs a command with its options; both are written as the bot registered them, or as this person reads
   * them. "alerte liste" is a subcommand.
   */
  command: (name: string, values?: Values) => Done;
  /** Types into an option, by default the last one, and waits for what the bot proposes. */
  types: (name: string, values: Values, focused?: string, patienceMs?: number) => Promise<readonly Choice[]>;
};

export function commanding(place: Place): Commands {
  const { world, human } = place;

  return {
    commands: () => offered(world, human, place.room).map((command) => calledHere(command, human)),
    command(name, values = {}) {
      const room = actIn(place);
      const { command, options, path } = resolve(name, room);
      const filled = fill(`/${name}`, options, values, human);
      for (const option of options)
        if (option.required && !filled.some((one) => one.name === option.name))
          throw new Error(`/${name} needs the option ${option.name}, as the app would say`);
      room.story.push({ kind: "command", who: human.user, text: written(name, values) });
      const data = dataOf(command, nested(path, filled));
      return done(world, ask(world, human, room, { type: Type.ApplicationCommand, data, what: `/${name}` }));
    },
    async types(name, values, focused = Object.keys(values).at(-1) ?? "", patienceMs) {
      const room = actIn(place);
      const { command, options, path } = resolve(name, room);
      const option = options.find((one) => isCalled(one, focused, human));
      if (!option?.autocomplete) throw new Error(`/${name} ${focused} proposes nothing while one types`);
      const filled = fill(`/${name}`, options, values, human, option);
      room.story.push({ kind: "act", who: human.user, text: `types ${written(name, values)}…` });
      const data = dataOf(command, nested(path, filled));
      const type = Type.ApplicationCommandAutocomplete;
      const asked = ask(world, human, room, { type, data, what: `the completion of /${name}`, completes: option.type });
      const { choices = [] } = await done(world, asked).answered(patienceMs);
      return choices;
    },
  };

  /** The command, or the subcommand in it, that the words name. */
  function resolve(name: string, room: Room) {
    const [first = "", ...path] = name.split(" ");
    const known = offered(world, human, room);
    const command = known.find((one) => isCalled(one, first, human));
    if (!command) {
      const all = commandsIn(world, room.server?.id).map((one) => one.name);
      const there = known.map((one) => `/${calledHere(one, human)}`).join(", ") || "nothing";
      throw new Error(
        `${nameOf(human.user)} is not offered /${first} here, but ${there} (registered: ${all.join(", ") || "none"})`,
      );
    }
    let options = (command.options ?? []) as OptionBody[];
    const steps = path.map((word) => {
      const step = options.find((one) => isCalled(one, word, human) && one.type <= 2);
      if (!step) throw new Error(`/${name}: there is no subcommand ${word}`);
      options = step.options ?? [];
      return step;
    });
    if (options.some(({ type }) => type <= 2))
      throw new Error(`/${name} has subcommands: ${options.map((one) => one.name)}`);
    return { command, options, path: steps };
  }
}

/** As it stands in the input field. */
function written(name: string, values: Values): string {
  return [`/${name}`, ...Object.entries(values).map(([option, value]) => `${option}:${value}`)].join(" ");
}

type Named = { name: string; name_localizations?: Partial<Record<string, string | null>> | null | undefined };

function isCalled(named: Named, name: string, human: Human): boolean {
  return named.name === name || calledHere(named, human) === name;
}

function calledHere({ name, name_localizations: texts }: Named, { locale }: Human): string {
  return texts?.[locale] ?? name;
}

/** https://docs.discord.com/developers/interactions/application-commands#contexts */
function offered(world: World, human: Human, room: Room): APIApplicationCommand[] {
  const { server } = room;
  const context = server ? 0 : 1;
  const isThere = server ? server.hasBot : isConnected(world, { ...human, hasInstalled: false });
  return commandsIn(world, server?.hasBot === false ? undefined : server?.id).filter((command) => {
    const types: number[] = command.integration_types ?? [0];
    const contexts: number[] | null | undefined = command.contexts;
    const isAuthorized = (types.includes(0) && isThere) || (types.includes(1) && human.hasInstalled);
    if (command.guild_id) return true;
    return command.type === 1 && isAuthorized && (contexts?.includes(context) ?? true);
  });
}

function dataOf(command: APIApplicationCommand, options: object[]): object {
  const { id, name, type, guild_id: guild } = command;
  return { id, name, type, ...(options.length > 0 ? { options } : {}), ...(guild ? { guild_id: guild } : {}) };
}

function nested(path: OptionBody[], options: object[]): object[] {
  return path.reduceRight<object[]>((inner, { name, type }) => [{ name, type, options: inner }], options);
}

type Filled = { name: string; type: number; value: string | number | boolean; focused?: true };

/** The values as the app sends them, in the order in which the options are registered. */
function fill(what: string, options: OptionBody[], values: Values, human: Human, focused?: OptionBody): Filled[] {
  for (const name of Object.keys(values))
    if (!options.some((option) => isCalled(option, name, human)))
      throw new Error(`${what} has no option ${name}, but ${options.map((one) => one.name).join(", ") || "none"}`);
  return options.flatMap((option) => {
    const name = Object.keys(values).find((one) => isCalled(option, one, human));
    const value = name === undefined ? undefined : values[name];
    if (option === focused)
      return [{ name: option.name, type: option.type, value: value ?? "", focused: true as const }];
    return value === undefined ? [] : [{ name: option.name, type: option.type, value: taken(what, option, value) }];
  });
}

const KINDS: Record<number, string> = { 3: "string", 4: "number", 5: "boolean", 10: "number" };

/** The value, if the app would let a person send it. */
function taken(what: string, option: OptionBody, value: string | number | boolean): string | number | boolean {
  const here = `${what} ${option.name}`;
  const kind = KINDS[option.type];
  if (!kind) throw new Error(`${here}: this fake does not know options of type ${option.type} yet`);
  if (option.choices?.length) {
    const chosen = option.choices.find((one) => one.value === value || one.name === value);
    if (!chosen)
      throw new Error(`${here} is one of ${option.choices.map(({ name }) => name).join(", ")}, not ${value}`);
    return chosen.value;
  }
  if (typeof value !== kind || (option.type === 4 && !Number.isInteger(value)))
    throw new Error(`${here} is ${option.type === 4 ? "an integer" : `a ${kind}`}, not ${JSON.stringify(value)}`);
  const size = typeof value === "string" ? value.length : Number(value);
  const [least, most] =
    kind === "string" ? [option.min_length, option.max_length] : [option.min_value, option.max_value];
  if (size < (least ?? -Infinity) || size > (most ?? Infinity) || (kind === "string" && size > 6000))
    throw new Error(`${here} is out of its limits: ${value}`);
  return value;
}
