import { setTimeout as wait } from "node:timers/promises";
import { type Client, Events } from "discord.js";
import { errorName, type Health, type Log, readErrorCode } from "../../core/telemetry.ts";
import type { RunAlone, Term } from "../platform.ts";
import { PlatformRefused } from "../platform-refused.ts";

/** The connection by which Discord tells what happens. */
export type DiscordGateway = {
  /**
   * Until it is stopped. Rejects with `PlatformRefused` when the token is not taken. Of the processes that
   * share a store one is connected: `listen` is given the client of each connection before it is made, and
   * whether what comes by it is still ours to answer.
   */
  run: (listen: (client: Client, isHeld: () => boolean) => void) => Promise<void>;
  health: () => Health;
  /** Resolves once nothing is connected any more. */
  closed: () => Promise<void>;
};

type GatewayOptions = {
  createClient: () => Client;
  token: string;
  log: Log;
  stopped: AbortSignal;
  /** The id of the application is known. */
  isKnown: () => boolean;
  runAlone: RunAlone;
};

/** Without its gateway for longer than this, the bot does not hear anyone. */
const silenceMs = 150_000;
/**
 * Close codes of the gateway after which it is no use to try again (Discord, "Gateway close event codes").
 */
const refusedToken = 4004;

export function createDiscordGateway(options: GatewayOptions): DiscordGateway {
  const { createClient, token, log, stopped, isKnown, runAlone } = options;
  /** Since when the gateway is not there; undefined while it is, or while another process has it. */
  let lostAt: number | undefined;
  let closing: Promise<unknown> = Promise.resolve();
  const noteLost = () => {
    lostAt ??= performance.now();
  };
  const noteFound = () => {
    lostAt = undefined;
  };

  /** Connected, until that is over. */
  async function connect(client: Client, over: AbortSignal): Promise<void> {
    noteLost();
    const ended = new Promise<never>((_, reject) => {
      client.on(Events.ShardDisconnect, ({ code }) => {
        noteLost();
        if (code === refusedToken) reject(createTokenRefusal());
        else if (!over.aborted) log.error({ service: "Discord", code }, "the gateway closed the connection");
      });
    });
    client.on(Events.Error, () => log.warn({ service: "Discord" }, "gateway error"));
    client.on(Events.ShardReconnecting, noteLost);
    client.on(Events.ShardResume, noteFound);
    client.on(Events.ShardReady, noteFound);
    client.once(Events.ClientReady, noteFound);
    const isOver = new Promise<void>((resolve) => {
      over.addEventListener("abort", () => resolve(), { once: true });
    });
    await Promise.race([login(client, token, log, over), ended, isOver]);
    if (!over.aborted) await Promise.race([ended, isOver]);
  }

  async function serve({ lost, isHeld }: Term, listen: Parameters<DiscordGateway["run"]>[0]): Promise<void> {
    const client = createClient();
    listen(client, isHeld);
    try {
      await connect(client, AbortSignal.any([stopped, lost]));
    } finally {
      lostAt = undefined;
      closing = client.destroy().catch(() => {});
      // A session that is left open would hear everything twice.
      if (!stopped.aborted) await closing;
    }
  }

  /** Discord drops connections now and then, and they are taken up again within seconds. */
  function health(): Health {
    if (isKnown() && lostAt === undefined) return "ok";
    if (lostAt !== undefined && performance.now() - lostAt > silenceMs) return "failing";
    return isKnown() ? "ok" : "starting";
  }

  return {
    run: (listen) => runAlone("gateway", (term) => serve(term, listen), stopped),
    health,
    closed: async () => void (await closing),
  };
}

/** A wrong token ends the start; a network that is down is waited for. */
async function login(client: Client, token: string, log: Log, over: AbortSignal): Promise<void> {
  for (let pause = 500; !over.aborted; pause = Math.min(30_000, pause * 2)) {
    try {
      await client.login(token);
      return;
    } catch (error) {
      if (isTokenRefusal(error)) throw createTokenRefusal();
      log.warn({ service: "Discord", error: errorName(error) }, "it cannot be reached yet: retrying");
      await wait(pause, undefined, { signal: over }).catch(() => {});
    }
  }
}

export function createTokenRefusal(): PlatformRefused {
  return new PlatformRefused(
    "token",
    "DISCORD_TOKEN was refused (401): copy it again from discord.com/developers, under your application, Bot, Reset Token.",
  );
}

export function isTokenRefusal(error: unknown): boolean {
  const isUnauthorised = error instanceof Error && "status" in error && error.status === 401;
  return isUnauthorised || readErrorCode(error) === "TokenInvalid";
}
