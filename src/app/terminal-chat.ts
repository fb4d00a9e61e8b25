import { createTerminal } from "../bots/terminal/bot.ts";
import { terminalProfile } from "../bots/terminal/platform.ts";
import { saveFileHere } from "../bots/terminal/save-file.ts";
import type { Config } from "../config.ts";
import type { Log } from "../core/telemetry.ts";
import { createAlertScheduler } from "./alert-scheduler.ts";
import { openApp } from "./app.ts";
import { createAlertDependencies, openConversation } from "./conversation.ts";
import { createLease } from "./lease.ts";
import { allPlatforms, type KnownPlatforms, listProfiles } from "./platforms.ts";

/**
 * Runs the conversation in this terminal until it is left, with the alerts that were made in it. In a demo
 * its person can pass to the next day.
 */
export async function runTerminalChat(config: Config, log: Log): Promise<void> {
  const app = await openApp(config, log);
  const { services, clock, store } = app;
  services.geo
    .update()
    .catch(() => log.warn({}, "the centres of communes could not be loaded: distances are not shown"));
  const terminal = createTerminal(process.stdin, process.stdout, process.stdin.isTTY === true, log, saveFileHere);
  // Alerts made here are served here; those of other platforms by the process that has their bots.
  const platforms: KnownPlatforms = {
    profiles: listProfiles(allPlatforms),
    findMessenger: (platform) => (platform === terminalProfile.id ? terminal.messenger : undefined),
  };
  const conversation = openConversation(app, platforms);
  const alerts =
    config.ALERTS === "on"
      ? createAlertScheduler(
          createAlertDependencies(app, conversation, platforms),
          createLease(store, terminalProfile.id),
          clock.now,
        )
      : undefined;
  const passToTomorrow = async () => {
    const tomorrow = await clock.tomorrow();
    await alerts?.now();
    return tomorrow;
  };
  await terminal.run(conversation, services.demo ? passToTomorrow : undefined);
  await alerts?.stop();
  await app.close();
}
