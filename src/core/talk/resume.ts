import { toPersonKey } from "../owner.ts";
import type { TalkContext } from "./context.ts";
import { runIfCurrent } from "./find-screen.ts";
import { parseScreenKey, platforms } from "./screen.ts";
import type { Task } from "./tasks.ts";
import { applyTurn } from "./turn.ts";

/**
 * Asks again what was being asked when the process ended, on the platforms that run in this process. A
 * question that cannot be asked again is reported, and keeps no other from being asked.
 */
export async function resumeAll(talk: TalkContext): Promise<void> {
  const { collections, tasks, findMessenger } = talk;
  for (const platform of platforms.filter((name) => findMessenger(name) !== undefined)) {
    for (const key of await reportFailure(talk, [], collections.asking.keys(`${platform}:`)))
      await reportFailure(talk, undefined, resumeQuestion(talk, key));
    for (const task of await reportFailure(talk, [], tasks.of(platform)))
      await reportFailure(talk, undefined, resumeTask(talk, task));
  }
}

async function resumeQuestion(talk: TalkContext, key: string): Promise<void> {
  const { platform, chat, id } = parseScreenKey(key);
  const screen = await talk.screens.load(platform, chat, id);
  await talk.collections.asking.delete(key);
  if (!screen) return;
  await runIfCurrent(talk, screen, async (current, person) => {
    await applyTurn(talk, { screen: current, event: { type: "again" }, presentation: { fresh: false }, person });
  });
}

async function resumeTask({ queue, tasks, runner }: TalkContext, task: Task): Promise<void> {
  await queue.enqueue(toPersonKey(task.owner), async () => {
    if (runner.isIdle(task.id) && (await tasks.isWanted(task.owner, task.id))) await runner.resume(task);
  });
}

async function reportFailure<T>({ reportFault }: TalkContext, fallback: T, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    reportFault(error);
    return fallback;
  });
}
