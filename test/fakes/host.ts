import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { openStore, type Store } from "../../src/adapters/store.ts";
import type { RunFigures } from "../../src/core/alerts/run-figures.ts";
import { createSubscriptions, type Subscriptions } from "../../src/core/alerts/subscriptions.ts";
import { createScreens, type Screens } from "../../src/core/talk/screen.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { type Discord, startDiscord } from "./discord/discord.ts";
import { emptyFolder, type Launched, launchProgram, type Program, runProgram, startProgram } from "./process.ts";
import { createEmptyDatabase, isOnPostgres } from "./suite-database.ts";
import { startTelegram, type Telegram } from "./telegram/telegram.ts";

type Environment = Record<string, string>;

/**
 * A host on which the program really runs: both platforms, the services, a store, and a machine whose clock a
 * test sets.
 */
export type Host = {
  telegram: Telegram;
  discord: Discord;
  /** The services. They live by the same clock, and misbehave as a test says. */
  sandbox: Sandbox;
  /** What the machine's clock shows whenever a program is started, and all the time to the services. */
  clock: { at: Date };
  folder: string;
  /** What a program is started with at the moment of the clock. */
  environment: (more?: Environment) => Environment;
  store: Store;
  subscriptions: Subscriptions;
  screens: Screens;
  /**
   * The process that listens to people; alerts are run by command. It started with the test, and its clock
   * continues from there.
   */
  listening: () => Program;
  /** Stops what listens, and starts it anew on the machine as it is now. */
  restart: (environment?: Environment) => Promise<void>;
  stop: () => Promise<void>;
  /**
   * Runs the alerts to their end, as an operator does, at the current or the given time, to which the clock
   * is then set.
   */
  run: (now?: Date | string) => Promise<RunFigures>;
  /** The same for a run that may end in any way. */
  tries: (now?: Date | string) => Promise<{ code: number | null; output: string }>;
  /** Begins to run them, and waits for nothing. */
  launch: (now?: Date | string) => Launched;
  /** How they are run: the arguments and the environment. */
  command: (now?: Date | string) => [string[], Environment];
  close: () => Promise<void>;
};

const machineClock = pathToFileURL(join(import.meta.dirname, "machine-clock.mjs")).href;

/**
 * `storeUrl`: where everything is kept, other than in a file of the host. `now`: the clock of the platforms,
 * other than that of the machine that the test runs on.
 */
export type HostOptions = { storeUrl?: string; now?: () => Date };

export async function startHost(options: HostOptions = {}): Promise<Host> {
  const storeUrl = options.storeUrl ?? (isOnPostgres ? await createEmptyDatabase() : undefined);
  const clock = { at: new Date() };
  const [telegram, discord, sandbox, folder] = await Promise.all([
    startTelegram(options.now ? { now: options.now } : {}),
    startDiscord(options.now ? { now: options.now } : {}),
    startSandbox({ now: () => clock.at }),
    emptyFolder(),
  ]);

  const environment = (more: Environment = {}): Environment => ({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.url,
    OPERATOR_NAME: "CFA des Bords de Loire",
    OPERATOR_CONTACT: "contact@cfa.example",
    FRANCE_TRAVAIL_CLIENT_ID: "id",
    FRANCE_TRAVAIL_CLIENT_SECRET: "secret",
    FRANCE_TRAVAIL_TOKEN_URL: sandbox.urls.token,
    FRANCE_TRAVAIL_API_URL: sandbox.urls.franceTravail,
    EVENTS_API_URL: sandbox.urls.events,
    LABOUR_MARKET_API_URL: sandbox.urls.labourMarket,
    ALTERNANCE_API_TOKEN: "token",
    ALTERNANCE_API_URL: sandbox.urls.alternance,
    CPF_API_URL: sandbox.urls.cpf,
    INCLUSION_API_URL: sandbox.urls.inclusion,
    GEO_API_URL: sandbox.urls.geo,
    DIRECTORY_API_URL: sandbox.urls.directory,
    ...(storeUrl === undefined ? {} : { STORE_URL: storeUrl }),
    NODE_OPTIONS: `--import ${machineClock}`,
    MACHINE_CLOCK_AHEAD_MS: String(clock.at.getTime() - Date.now()),
    ...more,
  });

  let listening: Program | undefined = await startProgram(environment({ ALERTS: "off" }), folder);
  const store = await openStore(storeUrl ?? `sqlite://${join(folder, "data", "tremplin.sqlite")}`);
  await Promise.all([telegram.isListened(), discord.isListened()]);

  const stop = async () => {
    const ended = listening?.stop();
    listening = undefined;
    if (ended) expect(await ended).toBe(0);
  };

  /** The command and its environment, at that moment. */
  const command: Host["command"] = (now = clock.at) => {
    clock.at = new Date(now);
    return [
      ["dist/cli/tremplin.js", "alerts", "run", "--now", clock.at.toISOString(), "--json"],
      environment({ LOG_LEVEL: "silent" }),
    ];
  };

  const tries: Host["tries"] = (now) => runProgram(...command(now), folder);

  return {
    telegram,
    discord,
    sandbox,
    clock,
    folder,
    environment,
    store,
    subscriptions: createSubscriptions(store),
    screens: createScreens(store.collection("screens")),
    listening: () => {
      if (!listening) throw new Error("nothing listens");
      return listening;
    },
    restart: async (more = { ALERTS: "off" }) => {
      await stop();
      listening = await startProgram(environment(more), folder);
      await Promise.all([telegram.isListened(), discord.isListened()]);
    },
    stop,
    tries,
    command,
    run: async (now) => {
      const ended = await tries(now);
      expect(ended).toEqual({ code: 0, output: expect.stringMatching(/^\{.*\}\n$/) });
      return JSON.parse(ended.output) as RunFigures;
    },
    launch: (now) => launchProgram(...command(now), folder),
    close: async () => {
      await listening?.kill();
      await store.close();
      await Promise.all([telegram.close(), discord.close(), sandbox.close()]);
    },
  };
}
