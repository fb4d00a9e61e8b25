import { randomBytes } from "node:crypto";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { openStore, type Store } from "./adapters/store.ts";
import { Refused, type Telegram, telegram } from "./bots/telegram/bot.ts";
import { type Web, web } from "./bots/web/bot.ts";
import { CannotStart, type Config, configuration, hasWebChat } from "./config.ts";
import { type Talk, talk } from "./core/talk/talk.ts";
import type { Health, Log } from "./core/talk/world.ts";
import { makeLog } from "./log.ts";
import { type Outside, outside } from "./outside.ts";
import { healthRoutes, listen } from "./server.ts";
import { upkeep } from "./upkeep.ts";

/*
 * Open me first. From the environment to people talking: configuration, store, the outside world, the talk, and the bots that carry it. Then a clean stop.
 */

export type Running = {
  /** Where the page and `/healthz` are. */
  url: string;
  /** Rejects when a bot cannot go on: its token was refused. */
  failed: Promise<never>;
  /** Takes no more events, and finishes those under way. */
  stop: () => Promise<void>;
};

/** Starts all that is configured. Rejects with `CannotStart`. */
export async function start(config: Config, log: Log): Promise<Running> {
  const store = await openStoreOf(config);
  const world = await openOutside(config, log);
  const bots = makeBots(config, store, log);
  const conversation = talk({
    doors: world.doors,
    shelves: { screens: store.shelf("screens"), people: store.shelf("people"), asking: store.shelf("asking") },
    stage: (platform) =>
      platform === "telegram" ? bots.telegram?.stage : platform === "web" ? bots.web?.stage : undefined,
    ...operatorOf(config),
    demo: world.demo,
    log,
    now: () => new Date(),
    newId,
    patienceMs: 900,
    deadlineMs: 20_000,
  });
  const server = await listenOn(config, routesOf(bots, conversation, store));
  const failed =
    bots.telegram?.run(conversation).then(() => new Promise<never>(() => {})) ?? new Promise<never>(() => {});
  const endUpkeep = upkeep(world, store, log);
  void conversation.resume();
  return {
    url: server.url,
    failed,
    stop: async () => {
      endUpkeep();
      bots.web?.close();
      await Promise.all([bots.telegram?.stop(), server.close()]);
      await conversation.idle();
      await world.close();
      await store.close();
    },
  };
}

type Bots = { telegram?: Telegram; web?: Web };

function makeBots(config: Config, store: Store, log: Log): Bots {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, HOST, PUBLIC_URL } = config;
  const publicUrl = PUBLIC_URL === undefined ? undefined : new URL(PUBLIC_URL);
  const hosts = [HOST, ...(publicUrl ? [publicUrl.hostname] : [])];
  return {
    ...(token ? { telegram: telegram({ token, apiRoot, shelf: store.shelf("telegram"), log }) } : {}),
    ...(hasWebChat(config)
      ? { web: web({ shelf: store.shelf("web"), log, hosts, secure: publicUrl?.protocol === "https:" }) }
      : {}),
  };
}

function routesOf(bots: Bots, conversation: Talk, store: Store): Hono {
  const app = new Hono();
  app.route(
    "/",
    healthRoutes(async () => ({
      store: await storeHealth(store),
      ...(bots.telegram ? { telegram: bots.telegram.health() } : {}),
    })),
  );
  if (bots.web) app.route("/", bots.web.routes(conversation));
  return app;
}

async function storeHealth(store: Store): Promise<Health> {
  return store.check().then(
    () => "ok" as const,
    () => "failing" as const,
  );
}

export function operatorOf({ OPERATOR_NAME: name, OPERATOR_CONTACT: contact }: Config) {
  return name && contact ? { operator: { name, contact } } : {};
}

/** 72 random bits as 12 characters. */
export function newId(): string {
  return randomBytes(9).toString("base64url");
}

export async function openStoreOf({ STORE_URL }: Config): Promise<Store> {
  try {
    const store = await openStore(STORE_URL);
    await store.check();
    return store;
  } catch (error) {
    throw new CannotStart(
      `STORE_URL cannot be opened (${codeOf(error)}): check that the folder is there and may be written to.`,
    );
  }
}

export async function openOutside(config: Config, log: Log): Promise<Outside> {
  try {
    return await outside(config, log, () => new Date());
  } catch (error) {
    throw new CannotStart(
      `ROME_SOURCE cannot be read (${codeOf(error)}): give the path of a CSV with the columns code_appellation, libelle, code_rome.`,
    );
  }
}

async function listenOn({ HOST, PORT }: Config, app: Hono) {
  try {
    return await listen(app, HOST, PORT);
  } catch (error) {
    const variable = codeOf(error) === "EADDRNOTAVAIL" || codeOf(error) === "ENOTFOUND" ? "HOST" : "PORT";
    throw new CannotStart(
      `${variable} cannot be listened on (${codeOf(error)}): another program may use it. Set another ${variable}.`,
    );
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error
    ? String(error.code)
    : error instanceof Error
      ? error.message.slice(0, 80)
      : "unknown";
}

/** How long a stop may take, whatever hangs. */
const stopMs = 10_000;

/** Starts, and runs until it is told to stop. Ends the process. */
export async function main(): Promise<void> {
  try {
    const config = configuration();
    const log = makeLog(config.LOG_LEVEL);
    process.on("unhandledRejection", (error) =>
      log.error(
        { error: error instanceof Error ? error.name : "unknown" },
        "a promise was left alone: this is a fault of ours",
      ),
    );
    const running = await start(config, log);
    log.info(
      { url: running.url, chat: hasWebChat(config), telegram: config.TELEGRAM_BOT_TOKEN !== undefined },
      "ready",
    );
    await Promise.race([stopSignal(), running.failed]);
    setTimeout(() => process.exit(0), stopMs).unref();
    await running.stop();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${lineOf(error)}\n`);
    process.exit(exitCodeOf(error));
  }
}

function lineOf(error: unknown): string {
  if (error instanceof CannotStart || error instanceof Refused) return error.message;
  return error instanceof Error ? `${error.name}\n${error.stack?.split("\n").slice(1, 6).join("\n")}` : "unknown";
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CannotStart) return error.exitCode;
  return error instanceof Refused && error.reason === "token" ? 3 : 1;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
