import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import type { AlertScheduler, RunObserver } from "./app/alert-scheduler.ts";
import { type App, migrationNotice, openApp } from "./app/app.ts";
import { createSenderLeases } from "./app/bot-leases.ts";
import { openConversation } from "./app/conversation.ts";
import { createHealthWatch, type HealthWatch } from "./app/health-watch.ts";
import { collectGarbage, keepHeapSmall } from "./app/heap.ts";
import { openLog, printForPerson } from "./app/log.ts";
import { createMaintenance, type Maintenance } from "./app/maintenance.ts";
import { openMcpRoutes } from "./app/mcp.ts";
import { measureConversation } from "./app/metrics/measure-conversation.ts";
import { createMetrics, type Metrics } from "./app/metrics/metrics.ts";
import { createMetricsRoutes } from "./app/metrics/routes.ts";
import { watchApp } from "./app/metrics/watch-app.ts";
import {
  allPlatforms,
  listProfiles,
  openPlatforms,
  type PlatformDefinitions,
  type Platforms,
} from "./app/platforms.ts";
import { openPresence } from "./app/presence.ts";
import { listDuties, parseRole, type Role, type RoleWatch, watchRoles } from "./app/role.ts";
import { createHealthRoutes, createStartingRoutes, type RunningServer, startServer } from "./app/server.ts";
import { startAlerts } from "./app/start-alerts.ts";
import { createStoreHealthCheck } from "./app/store-health.ts";
import { createUsageCounter } from "./app/usage.ts";
import { PlatformRefused } from "./bots/platform-refused.ts";
import { parseAddressSet } from "./bots/web/ip.ts";
import {
  CannotStart,
  type Config,
  findNameDoubts,
  hasWebChat,
  isLocalOnly,
  isSandboxed,
  loadConfig,
} from "./config.ts";
import type { Conversation } from "./core/talk/conversation.ts";
import { describeError, errorName, type Health, type Log } from "./core/telemetry.ts";

/*
 * Open me first. From the environment to people talking: the app (configuration, store, services), the bots,
 * the conversation that they carry, the alerts. Then a clean stop.
 */

export type RunningApp = {
  /** Where the page and `/healthz` are. */
  url: string;
  /** Rejects when a bot cannot go on: its token was refused. */
  failed: Promise<never>;
  /** Works out what the first word needs. Rejects with `CannotStart` where a table is faulty. */
  prepare: () => Promise<void>;
  /** Takes no more events, and finishes those under way. */
  stop: () => Promise<void>;
};

/** How a process is started, where that is not the usual way. */
export type StartOptions = { platforms?: PlatformDefinitions; logHealth?: () => Health; role?: Role };

/** Starts all that is configured of these platforms, as far as the role goes. Rejects with `CannotStart`. */
export async function start(config: Config, log: Log, options: StartOptions = {}): Promise<RunningApp> {
  const { platforms = allPlatforms, logHealth = () => "ok", role = "all" } = options;
  const { listens, runsAlerts } = listDuties(role, config);
  // First of all: what is opened later tells it what it calls.
  const metrics = createMetrics(() => new Date());
  const app = await openMigrated(config, log);
  const senders = createSenderLeases(
    app,
    listProfiles(platforms).map(({ id }) => id),
  );
  const bots = await openPlatforms(app, platforms, runsAlerts ? senders : undefined);
  const { store, clock } = app;
  const usage = createUsageCounter({ collection: store.collection("usage"), now: clock.now, log });
  const presence = await openPresence(store);
  const { holders } = presence;
  const observers = { measured: measureConversation(metrics), usage };
  const conversation = openConversation(app, bots, { ...observers, ...(holders ? { holders } : {}) });
  let refuse: (error: CannotStart) => void = () => {};
  const refused = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  const observer: RunObserver = {
    noteRun: (figures) => {
      metrics.noteRun(figures);
      usage.noteDigests(figures.sent);
    },
    noteFailedRun: metrics.noteFailedRun,
    noteStandingBy: metrics.noteStandingBy,
  };
  const opened = listens ? undefined : bots.open();
  // Whoever starts this is told by `failed`.
  opened?.catch(() => {});
  const alerts = runsAlerts
    ? await startAlerts(app, {
        ...{ conversation, bots, senders, observer, onRefused: refuse },
        ...(opened ? { opened } : {}),
      }).catch(async (error: unknown) => {
        await app.close();
        throw error;
      })
    : undefined;
  const roles = watchRoles(app, { role });
  let maintenance: Maintenance | undefined;
  const quiet = { upkeep: () => maintenance?.health() ?? "ok", log: logHealth };
  const health = watchHealth(app, listens ? bots : undefined, alerts, { quiet, roles });
  const { countDeadLetters } = alerts ?? {};
  watchApp(metrics, { config, bots, conversation, health, store: app.store, countDeadLetters });
  const routes = routesOf(app, listens ? bots : undefined, conversation, alerts, { health, metrics });
  const assistants = listens && config.MCP === "on" ? await openMcpRoutes({ ...app, now: app.clock.now }) : undefined;
  const server = await listenOn(config, assistants ? assistants.routes.route("/", routes) : routes);
  sayFictitious(config, log);
  const failed = Promise.race([opened ? failOnly(opened) : bots.run(conversation), refused]);
  maintenance = createMaintenance(app.services, app.store, conversation, config.DATA_DIR, log);
  // What people asked is asked again by who talks to them.
  if (listens) presence.resume(conversation);
  return {
    url: server.url,
    failed,
    prepare: listens ? app.services.prepare : async () => {},
    stop: async () => {
      maintenance?.end();
      presence.rest();
      health.end();
      metrics.close();
      // People first: what is under way is answered and drawn, then the rest ends. One that cannot end well
      // must not keep the others.
      await Promise.allSettled([alerts?.stop(), assistants?.close(), server.close(), bots.stop(conversation.idle)]);
      await conversation.idle();
      await Promise.allSettled([usage.end(), roles.end(), presence.end()]);
      await app.close();
    },
  };
}

/** Never resolves. */
async function failOnly(work: Promise<void>): Promise<never> {
  await work;
  return new Promise<never>(() => {});
}

/** Meanwhile whoever asks is told that it starts: the port is ours for as long as a migration takes. */
async function openMigrated(config: Config, log: Log): Promise<App> {
  let meanwhile: RunningServer | undefined;
  const onMigration = async () => {
    log.info({}, migrationNotice);
    meanwhile = await listenOn(config, createStartingRoutes());
  };
  try {
    return await openApp(config, log, undefined, { mayMigrate: true, onMigration });
  } finally {
    await meanwhile?.close();
  }
}

/** Once, so that nobody who reads the log takes the sandbox for the real thing. */
function sayFictitious(config: Config, log: Log): void {
  const { franceTravail, alternance } = isSandboxed(config);
  const services = [...(franceTravail ? ["France Travail"] : []), ...(alternance ? ["La bonne alternance"] : [])];
  if (services.length > 0)
    log.warn({ services }, "offers are fictitious: README.md lists the credentials that real ones need");
}

function watchHealth(
  { log, store, services }: App,
  bots: Platforms | undefined,
  alerts: AlertScheduler | undefined,
  { quiet, roles }: { quiet: Record<string, () => Health>; roles: RoleWatch },
): HealthWatch {
  const readOthers = () => ({
    // Said only when there is something to say: most of the time nothing has failed, and nobody has been
    // asked to wait.
    ...listTroubles({ ...quiet, services: services.health }),
    ...bots?.health(),
    ...(alerts ? { alerts: alerts.health() } : {}),
    ...roles.health(),
  });
  return createHealthWatch({ checkStore: createStoreHealthCheck(store, log), readOthers }, () => new Date());
}

function routesOf(
  { config, clock, services }: App,
  bots: Platforms | undefined,
  conversation: Conversation,
  alerts: AlertScheduler | undefined,
  { health, metrics }: { health: HealthWatch; metrics: Metrics },
): Hono {
  const routes = new Hono();
  routes.route("/", createHealthRoutes(health));
  routes.route("/", createMetricsRoutes(config, metrics));
  const tomorrow = async () => {
    const there = await clock.tomorrow();
    await alerts?.now();
    return there;
  };
  // One clock for all: on a public page nobody may move it for the others.
  const demo = { now: clock.now, ...(isLocalOnly(config) ? { tomorrow } : {}) };
  bots?.addRoutes(routes, conversation, services.demo ? demo : undefined);
  return routes;
}

function listTroubles(parts: Record<string, () => Health>): Record<string, Health> {
  const states = Object.entries(parts).map(([part, health]) => [part, health()] as const);
  return Object.fromEntries(states.filter(([, health]) => health !== "ok"));
}

async function listenOn({ HOST, PORT, TRUSTED_PROXY = "" }: Config, routes: Hono) {
  try {
    return await startServer(routes, HOST, PORT, undefined, parseAddressSet(TRUSTED_PROXY));
  } catch (error) {
    const variable = describeError(error) === "EADDRNOTAVAIL" || describeError(error) === "ENOTFOUND" ? "HOST" : "PORT";
    throw new CannotStart(
      `${variable} cannot be listened on (${describeError(error)}): another program may be using it. Set another ${variable}.`,
    );
  }
}

const warmUpMs = 1_000;

/** How long a stop may take, whatever hangs. */
const stopMs = 10_000;

/** Starts, and runs until it is told to stop. Ends the process. */
export async function main(args: readonly string[]): Promise<void> {
  // From the first moment on: who is told to stop while it starts, stops cleanly once it has, or without that
  // where the start hangs.
  const stopping = stopSignal();
  // Not unref'd: while the stop is awaited, something must keep the process, or it would end with 13 in the
  // middle of it.
  void stopping.then(() => setTimeout(() => process.exit(0), stopMs));
  keepHeapSmall();
  try {
    const role = parseRole(args);
    const config = loadConfig();
    const { log, health } = openLog(config.LOG_LEVEL);
    process.on("unhandledRejection", (error) =>
      log.error({ error: errorName(error) }, "unhandled rejection: this is a bug"),
    );
    for (const { says, remedy } of findNameDoubts()) log.warn({}, `${says}: ${remedy}`);
    const running = await start(config, log, { logHealth: health, role });
    log.info({ url: running.url, ...(role === "all" ? {} : { role }) }, "ready");
    const address = role === "alerts" ? undefined : findPageAddress(config, running.url);
    if (address !== undefined) printForPerson(`Ouvrez ${address}`);
    await Promise.race([stopping, running.failed, prepareLater(running)]);
    await running.stop();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${lineOf(error)}\n`);
    process.exit(exitCodeOf(error));
  }
}

/**
 * Once the bots have logged in, since it takes a second of computing. Rejects with `CannotStart` where a
 * table that people extend is faulty, and never resolves.
 */
function prepareLater({ prepare }: Pick<RunningApp, "prepare">): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = (error: unknown) => {
      if (!(error instanceof CannotStart)) throw error;
      reject(error);
    };
    setTimeout(() => void prepare().then(collectGarbage).catch(refuse), warmUpMs).unref();
  });
}

/**
 * Where whoever started this finds the page, if there is one: who listens everywhere is reached from here by
 * the machine's own address.
 */
export function findPageAddress(config: Config, url: string): string | undefined {
  if (!hasWebChat(config)) return undefined;
  return config.PUBLIC_URL ?? url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:");
}

function lineOf(error: unknown): string {
  if (error instanceof CannotStart || error instanceof PlatformRefused) return error.message;
  return error instanceof Error ? `${error.name}\n${error.stack?.split("\n").slice(1, 6).join("\n")}` : "unknown";
}

function exitCodeOf(error: unknown): number {
  return error instanceof CannotStart || error instanceof PlatformRefused ? error.exitCode : 1;
}

/** A terminal that is closed says it by SIGHUP. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2));
