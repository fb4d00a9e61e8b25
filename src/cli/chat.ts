import { terminal } from "../bots/terminal/bot.ts";
import { configuration } from "../config.ts";
import { talk } from "../core/talk/talk.ts";
import { makeLog } from "../log.ts";
import { newId, openOutside, openStoreOf, operatorOf } from "../main.ts";

/** The conversation in this terminal. Warnings go unseen, unless LOG_LEVEL asks for them: they would stand between the lines. */
export async function chat(): Promise<void> {
  const config = configuration();
  const log = makeLog(process.env.LOG_LEVEL ? config.LOG_LEVEL : "silent");
  const store = await openStoreOf(config);
  const world = await openOutside(config, log);
  world.geo.update().catch(() => log.warn({}, "no centres of communes: distances are not shown"));
  const here = terminal(process.stdin, process.stdout, process.stdin.isTTY === true);
  const conversation = talk({
    doors: world.doors,
    shelves: { screens: store.shelf("screens"), people: store.shelf("people"), asking: store.shelf("asking") },
    stage: () => here.stage,
    ...operatorOf(config),
    demo: world.demo,
    log,
    now: () => new Date(),
    newId,
    patienceMs: 900,
    deadlineMs: 20_000,
  });
  await here.run(conversation);
  await world.close();
  await store.close();
  process.exit(0);
}
