import { createAlertScheduler, createLease } from "../app/alert-scheduler.ts";
import { openApp } from "../app/app.ts";
import { createAlertDependencies, openConversation } from "../app/conversation.ts";
import { createLog } from "../app/log.ts";
import { allPlatforms, listProfiles } from "../app/platforms.ts";
import { createTerminal } from "../bots/terminal/bot.ts";
import { terminalProfile } from "../bots/terminal/platform.ts";
import { saveFileHere } from "../bots/terminal/save-file.ts";
import { loadConfig } from "../config.ts";
import type { Platform } from "../core/owner.ts";

/**
 * The conversation in this terminal. Warnings go unseen, unless LOG_LEVEL asks for them: they would stand
 * between the lines.
 */
export async function runChat(): Promise<void> {
  const config = loadConfig();
  const log = createLog(process.env.LOG_LEVEL ? config.LOG_LEVEL : "silent");
  const house = await openApp(config, log);
  const { services, clock, store } = house;
  services.geo.update().catch(() => log.warn({}, "no centres of communes: distances are not shown"));
  const here = createTerminal(process.stdin, process.stdout, process.stdin.isTTY === true, saveFileHere);
  // Alerts made here are served here; those of other platforms by the process that has their bots.
  const isHere = (platform: Platform) => platform === terminalProfile.id;
  const conversation = openConversation(house, {
    profiles: listProfiles(allPlatforms),
    findMessenger: (platform) => (isHere(platform) ? here.messenger : undefined),
  });
  const alerts =
    config.ALERTS === "on"
      ? createAlertScheduler(
          createAlertDependencies(house, conversation, isHere),
          createLease(store, terminalProfile.id),
          clock.now,
        )
      : undefined;
  const tomorrow = async () => {
    const there = await clock.tomorrow();
    await alerts?.now();
    return there;
  };
  await here.run(conversation, services.demo ? tomorrow : undefined);
  await alerts?.stop();
  await house.close();
  process.exit(0);
}
