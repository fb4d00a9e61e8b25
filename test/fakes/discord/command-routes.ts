import type { APIApplicationCommand } from "discord.js";
import { type Asking, created, type Handler, nothing, ok } from "./call.ts";
import { type CommandBody, commandsWrongs, commandWrongs } from "./command-rules.ts";
import { broken, check, missingAccess, Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

const GLOBAL = "/applications/{application_id}/commands";
const GUILD = "/applications/{application_id}/guilds/{guild_id}/commands";

const list: Handler = (asking) => {
  const withTexts = asking.query.get("with_localizations") === "true";
  return ok(registered(asking).map((command) => (withTexts ? command : withoutTexts(command))));
};

const overwrite: Handler = (asking) => {
  const bodies = asking.body as CommandBody[];
  check(commandsWrongs(bodies));
  const known = registered(asking);
  const all = bodies.map((body) => commandOf(asking, body, same(known, body)));
  write(asking, all);
  return ok(all);
};

const create: Handler = (asking) => {
  const body = asking.body as CommandBody;
  check(commandWrongs(body));
  const known = registered(asking);
  const before = same(known, body);
  const command = commandOf(asking, body, before);
  const all = [...known.filter((one) => one !== before), command];
  check(commandsWrongs(all as CommandBody[]));
  write(asking, all);
  return before ? ok(command) : created(command);
};

const change: Handler = (asking) => {
  const before = commandAt(asking);
  const merged = { ...before, ...(asking.body as Partial<CommandBody>) } as CommandBody;
  check(commandWrongs(merged));
  const command = commandOf(asking, merged, before);
  const others = registered(asking).filter((one) => one !== before);
  check(commandsWrongs([...others, command] as CommandBody[]));
  write(asking, [...others, command]);
  return ok(command);
};

const erase: Handler = (asking) => {
  const gone = commandAt(asking);
  write(
    asking,
    registered(asking).filter((one) => one !== gone),
  );
  return nothing;
};

/** https://docs.discord.com/developers/interactions/application-commands#endpoints */
export const commandRoutes: Record<string, Handler> = Object.fromEntries(
  [GLOBAL, GUILD].flatMap((path) => [
    [`GET ${path}`, list],
    [`PUT ${path}`, overwrite],
    [`POST ${path}`, create],
    [`GET ${path}/{command_id}`, (asking: Asking) => ok(commandAt(asking))],
    [`PATCH ${path}/{command_id}`, change],
    [`DELETE ${path}/{command_id}`, erase],
  ]),
);

/** The commands of this place, which is everywhere or one server. */
function registered({ world, params }: Asking): APIApplicationCommand[] {
  if (params.application_id !== world.me.id)
    throw broken(403, 20012, "You are not authorized to perform this action on this application");
  const guild = params.guild_id ?? "";
  if (guild && !world.guilds.get(guild)?.hasBot) throw missingAccess();
  return world.commands.get(guild) ?? [];
}

function write({ world, params, call }: Asking, commands: APIApplicationCommand[]): void {
  const guild = params.guild_id ?? "";
  world.commands.set(guild, commands);
  world.registrations.push({ method: call.method, guild, names: commands.map(({ name }) => name) });
  world.sight.changed();
}

function commandAt(asking: Asking): APIApplicationCommand {
  const found = registered(asking).find(({ id }) => id === asking.params.command_id);
  if (!found) throw new Refusal(404, 10063, "Unknown application command");
  return found;
}

function same(known: APIApplicationCommand[], { name, type }: CommandBody): APIApplicationCommand | undefined {
  return known.find((one) => one.name === name && one.type === (type ?? 1));
}

function commandOf(
  { world, params }: Asking,
  body: CommandBody,
  before: APIApplicationCommand | undefined,
): APIApplicationCommand {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined));
  const command = {
    ...{ type: 1, description: "", default_member_permissions: null, nsfw: false, name_localizations: null },
    ...(params.guild_id ? { guild_id: params.guild_id } : { contexts: [0, 1, 2], integration_types: [0, 1] }),
    ...{ description_localizations: null, ...given },
    ...{ id: before?.id ?? world.snowflake(), application_id: world.me.id, version: world.snowflake() },
  };
  return command as unknown as APIApplicationCommand; // The schema of requests has seen it.
}

function withoutTexts(command: APIApplicationCommand): object {
  const { name_localizations: _, description_localizations: __, ...rest } = command;
  return rest;
}

/** What is offered in a server, or in direct messages if there is none. */
export function commandsIn(world: World, guild: string | undefined): APIApplicationCommand[] {
  const own = guild === undefined ? [] : (world.commands.get(guild) ?? []);
  return [...own, ...(world.commands.get("") ?? [])];
}
