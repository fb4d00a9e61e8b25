import { setTimeout as wait } from "node:timers/promises";
import { type Client, Events } from "discord.js";
import { errorName, type Health, type Log, readErrorCode } from "../../core/telemetry.ts";
import { PlatformRefused } from "../platform-refused.ts";

/** The connection by which Discord tells what happens. */
export type DiscordGateway = {
  /** Until it is stopped. Rejects with `PlatformRefused` when the token is not taken. */
  run: () => Promise<void>;
  health: () => Health;
};

type GatewayOptions = {
  client: Client;
  token: string;
  log: Log;
  stopped: AbortSignal;
  /** The id of the application is known. */
  isKnown: () => boolean;
};

/** Without its gateway for longer than this, the bot does not hear anyone. */
const silenceMs = 150_000;
/**
 * Close codes of the gateway after which it is no use to try again (Discord, "Gateway close event codes").
 */
const refusedToken = 4004;

export function createDiscordGateway({ client, token, log, stopped, isKnown }: GatewayOptions): DiscordGateway {
  /** Since when the gateway is not there; undefined while it is. */
  let lostAt: number | undefined;
  const noteLost = () => {
    lostAt ??= performance.now();
  };
  const noteFound = () => {
    lostAt = undefined;
  };

  async function run(): Promise<void> {
    noteLost();
    const ended = new Promise<never>((_, reject) => {
      client.on(Events.ShardDisconnect, ({ code }) => {
        noteLost();
        if (code === refusedToken) reject(createTokenRefusal());
        else if (!stopped.aborted) log.error({ service: "Discord", code }, "the gateway closed the connection");
      });
    });
    client.on(Events.Error, () => log.warn({ service: "Discord" }, "gateway error"));
    client.on(Events.ShardReconnecting, noteLost);
    client.on(Events.ShardResume, noteFound);
    client.on(Events.ShardReady, noteFound);
    client.once(Events.ClientReady, noteFound);
    await Promise.race([login(client, token, log, stopped), ended]);
    if (stopped.aborted) return;
    await Promise.race([ended, new Promise<void>((resolve) => stopped.addEventListener("abort", () => resolve()))]);
  }

  /** Discord drops connections now and then, and they are taken up again within seconds. */
  function health(): Health {
    if (isKnown() && lostAt === undefined) return "ok";
    if (lostAt !== undefined && performance.now() - lostAt > silenceMs) return "failing";
    return isKnown() ? "ok" : "starting";
  }

  return { run, health };
}

/** A wrong token ends the start; a network that is down is waited for. */
async function login(client: Client, token: string, log: Log, stopped: AbortSignal): Promise<void> {
  for (let pause = 500; !stopped.aborted; pause = Math.min(30_000, pause * 2)) {
    try {
      await client.login(token);
      return;
    } catch (error) {
      if (isTokenRefusal(error)) throw createTokenRefusal();
      log.warn({ service: "Discord", error: errorName(error) }, "it cannot be reached yet: retrying");
      await wait(pause, undefined, { signal: stopped }).catch(() => {});
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
