import { alertClock, lease } from "../alert-clock.ts";
import { terminal } from "../bots/terminal/bot.ts";
import { saveHere } from "../bots/terminal/saved.ts";
import { configuration } from "../config.ts";
import { alertWorld, converse, openHouse } from "../house.ts";
import { makeLog } from "../log.ts";

/** The conversation in this terminal. Warnings go unseen, unless LOG_LEVEL asks for them: they would stand between the lines. */
export async function chat(): Promise<void> {
  const config = configuration();
  const log = makeLog(process.env.LOG_LEVEL ? config.LOG_LEVEL : "silent");
  const house = await openHouse(config, log);
  const { world, clock, store } = house;
  world.geo.update().catch(() => log.warn({}, "no centres of communes: distances are not shown"));
  const here = terminal(process.stdin, process.stdout, process.stdin.isTTY === true, saveHere);
  const conversation = converse(house, (platform) => (platform === "terminal" ? here.stage : undefined));
  // Alerts made here are served here; those of other platforms by the process that has their bots.
  const isHere = (platform: string) => platform === "terminal";
  const alerts =
    config.ALERTS === "on"
      ? alertClock(alertWorld(house, conversation, isHere), lease(store, "terminal"), clock.now)
      : undefined;
  const tomorrow = async () => {
    const there = await clock.tomorrow();
    await alerts?.now();
    return there;
  };
  await here.run(conversation, world.demo ? tomorrow : undefined);
  await alerts?.stop();
  await house.close();
  process.exit(0);
}
