import { Hono } from "hono";
import { parseAddressSet } from "../bots/web/ip.ts";
import { CannotStart, type Config, isLocalOnly, isSandboxed } from "../config.ts";
import type { Conversation } from "../core/talk/conversation.ts";
import { describeError, type Health, type Log } from "../core/telemetry.ts";
import type { AlertScheduler, RunObserver } from "./alert-scheduler.ts";
import { type App, migrationNotice, openApp } from "./app.ts";
import { createSenderLeases } from "./bot-leases.ts";
import { openConversation } from "./conversation.ts";
import { createHealthWatch, type HealthWatch } from "./health-watch.ts";
import { createMaintenance, type Maintenance } from "./maintenance.ts";
import { openMcpRoutes } from "./mcp.ts";
import { measureConversation } from "./metrics/measure-conversation.ts";
import { createMetrics, type Metrics } from "./metrics/metrics.ts";
import { createMetricsRoutes } from "./metrics/routes.ts";
import { watchApp } from "./metrics/watch-app.ts";
import { allPlatforms, listProfiles, openPlatforms, type PlatformDefinitions, type Platforms } from "./platforms.ts";
import { openPresence } from "./presence.ts";
import { listDuties, type Role, type RoleWatch, watchRoles } from "./role.ts";
import { createHealthRoutes, createStartingRoutes, type RunningServer, startServer } from "./server.ts";
import { startAlerts } from "./start-alerts.ts";
import { createStoreHealthCheck } from "./store-health.ts";
import { createUsageCounter } from "./usage.ts";

/*
 * From the environment to people talking: the app (configuration, store, services), the bots, the
 * conversation that they carry, the alerts. Then a clean stop.
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
  // Operators read in the first lines of the log that credentials are wrong, rather than after a search.
  void app.services.signIn();
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
