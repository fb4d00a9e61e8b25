import type { AddressInfo } from "node:net";
import type { APIApplicationCommand } from "discord.js";
import { sight } from "../sight.ts";
import type { Trouble } from "../trouble.ts";
import { PATIENCE, until } from "../wait.ts";
import type { Call } from "./call.ts";
import { createEndpoint, type Posted, type PostOptions } from "./endpoint.ts";
import { type Fault, faults, type Where } from "./faults.ts";
import { type Gateway, gateway, type Session } from "./gateway.ts";
import { type Guild, type GuildOptions, guild } from "./guild.ts";
import { type Person, type PersonOptions, person } from "./person.ts";
import { guildOf, servers, userOf } from "./profile.ts";
import { prepare } from "./schema.ts";
import { restApi } from "./server.ts";
import { type Asked, type Registration, type Room, snowflakes, type World } from "./world.ts";

export type { Call } from "./call.ts";
export type { Done } from "./done.ts";
export { down, garbage, held, refuses, reset, tooManyRequests } from "./faults.ts";
export type { Channel, Guild } from "./guild.ts";
export type { Person } from "./person.ts";
export type { Screen, Seen } from "./screen.ts";
export type { Seat } from "./seat.ts";

export type DiscordOptions = {
  token?: string;
  /** The bot's name. */
  name?: string;
  /** The platform's clock, for the 3 seconds and the 15 minutes of interactions. */
  now?: () => Date;
  heartbeatMs?: number;
};

/**
 * Discord on loopback: REST and gateway for a bot, and people who talk with it.
 *
 *     const discord = await startDiscord();                // `rest: { api: discord.url }` of discord.js
 *     const anna = discord.person({ name: "Anna", installed: true });
 *     await discord.called("PUT", /commands$/);            // the bot is there, and has said what it can do
 *     anna.command("emploi", { metier: "boulanger" });
 *     await anna.sees("Quels intitulés");
 *     anna.picks(["Boulanger"]);
 *     anna.taps("Valider (1)");
 *     await anna.gets("Où ?");                             // only what came after the tap
 *     expect(discord.refused).toEqual([]);
 */
export type Discord = {
  /** For `rest: { api }` of discord.js, which adds the version. */
  url: string;
  token: string;
  applicationId: string;
  close: () => Promise<void>;
  person: (options?: PersonOptions) => Person;
  guild: (options?: GuildOptions) => Guild;
  gateway: Gateway;
  /** In hexadecimal: whoever is posted something knows by it that it is Discord's. */
  publicKey: string;
  /**
   * Sets the address that interactions are posted to from now on, instead of being sent by the gateway.
   * Rejects where it does not answer as it must.
   */
  setsEndpoint: (url: string) => Promise<void>;
  /** Posts anything there, signed. */
  posts: (body: string, options?: PostOptions) => Promise<Posted>;
  /** Posts the last interaction once more, as it was. */
  repeatsPost: () => Promise<Posted>;
  /** Every request in the order of arrival. */
  calls: readonly Call[];
  /** As `callsOf("POST", "/channels/{channel_id}/messages")`. */
  callsOf: (method: string, route: string | RegExp) => Call[];
  /** The calls that broke a rule of the platform: a test ends with `expect(discord.refused).toEqual([])`. */
  readonly refused: { method: string; route: string; why: string; body: unknown }[];
  /** Waits for such a call to be over, by default any since the start. */
  called: (
    method: string,
    route: string | RegExp,
    isIt?: (call: Call) => boolean,
    patienceMs?: number,
  ) => Promise<Call>;
  /** Orders trouble for the next calls that match. */
  fails: (where: Where, fault: Fault, times?: number) => Trouble;
  /** What people did that the bot has not acknowledged. */
  unanswered: () => string[];
  /** Each time that commands were written. */
  registrations: readonly Registration[];
  /** The registered commands, everywhere or of a guild. */
  commands: (guild?: { id: string }) => readonly APIApplicationCommand[];
  /** Waits until the bot is connected to the gateway. */
  isListened: (patienceMs?: number) => Promise<void>;
  /** Waits until the bot has taken up its session again, so many times since the start. */
  isResumed: (times?: number, patienceMs?: number) => Promise<void>;
  /** The bytes of a file that was sent, by its attachment id. */
  bytesOf: (attachmentId: string | undefined) => Buffer | undefined;
};

export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  prepare();
  const { world, attach } = newWorld(options);
  const ordered = faults();
  const server = restApi(world, ordered);
  attach(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has no other kind of address.
  const { port } = server.address() as AddressInfo;

  const asked = () => [...world.interactions.values()];
  const isOf = (method: string, route: string | RegExp) => (call: Call) =>
    call.method === method && (typeof route === "string" ? call.route === route : route.test(call.route));

  return {
    url: `http://127.0.0.1:${port}/api`,
    token: world.token,
    applicationId: world.me.id,
    publicKey: world.endpoint.publicKey,
    setsEndpoint: world.endpoint.set,
    posts: world.endpoint.post,
    repeatsPost: world.endpoint.repeat,
    async close() {
      world.endpoint.close();
      world.gateway.end();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    person: (details) => person(world, details),
    guild: (details) => guild(world, details),
    gateway: world.gateway,
    calls: world.calls,
    callsOf: (method, route) => world.calls.filter(isOf(method, route)),
    get refused() {
      return world.calls.flatMap(({ method, route, body, why }) =>
        why === undefined ? [] : [{ method, route, why, body }],
      );
    },
    called: (method, route, isIt = () => true, patienceMs = PATIENCE) => {
      const isOver = (call: Call) => isOf(method, route)(call) && call.outcome !== "pending" && isIt(call);
      const listCalls = () => world.calls.map((call) => `${call.method} ${call.route}`).join(", ");
      return until(
        world.sight,
        () => world.calls.find(isOver),
        () => `No ${method} ${route} among: ${listCalls()}`,
        patienceMs,
      );
    },
    fails: (where, fault, times = 1) => ordered.add(where, fault, times),
    unanswered: () => asked().flatMap(({ acknowledged, what }: Asked) => (acknowledged ? [] : [what])),
    registrations: world.registrations,
    commands: (where) => world.commands.get(where?.id ?? "") ?? [],
    async isListened(patienceMs = PATIENCE) {
      const isThere = () => world.gateway.connected().length > 0;
      await until(world.sight, isThere, () => "The bot is not connected to the gateway", patienceMs);
    },
    async isResumed(times = 1, patienceMs = PATIENCE) {
      const isThere = () => world.gateway.resumed() >= times;
      await until(world.sight, isThere, () => `The bot has resumed ${world.gateway.resumed()} times`, patienceMs);
    },
    bytesOf: (id = "") => world.files.get(id),
  };

  function newWorld({
    token = TOKEN,
    name = "Tremplin",
    now = () => new Date(),
    heartbeatMs = 41_250,
  }: DiscordOptions) {
    const snowflake = snowflakes(now);
    const id = snowflake();
    const seen = sight<Room>();
    const ready = ({ id: session_id }: Session) => ({
      ready: {
        ...{ v: 10, user: made.me, session_id, application: { id, flags: 0 }, session_type: "normal" },
        guilds: servers(made).map((one) => ({ id: one.id, unavailable: true })),
        resume_gateway_url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
      },
      guilds: servers(made).map((one) => guildOf(made, one)),
    });
    const { attach, ...socket } = gateway({ token, heartbeatMs, ready, changed: seen.changed, newId: snowflake });
    const made: World = {
      ...{ token, now, snowflake, gateway: socket, endpoint: createEndpoint(now), sight: seen },
      ...{ calls: [], registrations: [] },
      ...{ people: new Map(), guilds: new Map(), rooms: new Map(), commands: new Map() },
      ...{ interactions: new Map(), files: new Map() },
      me: userOf(id, name.toLowerCase(), { bot: true, global_name: name }),
    };
    return { world: made, attach };
  }
}

/** As a token looks: three parts, of which the first would be the id. */
const TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.fake00.test-token-of-the-loopback-fake";
