import { groupBy } from "../collections/group-by.ts";
import { toPersonKey } from "../owner.ts";
import type { TalkContext } from "./context.ts";
import { parseScreenKey } from "./screen.ts";
import type { Task } from "./tasks.ts";
import { applyTurn } from "./turn.ts";
import { runIfCurrent } from "./turn-reading.ts";

/**
 * Asks again what was being asked when the process ended, on the platforms that run in this process. A
 * question that cannot be asked again is reported, and keeps no other from being asked.
 */
export async function resumeAll(context: TalkContext): Promise<void> {
  const { collections, tasks, platforms, findMessenger } = context;
  await reportFailure(context, undefined, logUnknownPlatforms(context));
  for (const { id: platform } of platforms.filter(({ id }) => findMessenger(id) !== undefined)) {
    for (const key of await reportFailure(context, [], collections.asking.keys(`${platform}:`)))
      await reportFailure(context, undefined, resumeQuestion(context, key));
    for (const task of await reportFailure(context, [], tasks.of(platform)))
      if (!task.isLater) await reportFailure(context, undefined, resumeTask(context, task));
  }
}

async function resumeQuestion(context: TalkContext, key: string): Promise<void> {
  const { platform, chat, id } = parseScreenKey(key);
  const screen = await context.screens.load(platform, chat, id);
  if (screen?.isLater) return;
  if (!screen) return context.collections.asking.delete(key);
  // Ended once it is shown, or written anew together with the screen that asks again.
  const rowsOnceDone = () => context.pendingAsks.end(screen.owner, id, screen.revision);
  const isCurrent = await runIfCurrent(context, screen, async (current, person, record) => {
    const presentation = { fresh: false, record, rowsOnceDone };
    await applyTurn(context, { screen: current, event: { type: "again" }, presentation, person });
  });
  if (!isCurrent) await context.collections.asking.setAll(rowsOnceDone());
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

/**
 * Logs once which platforms have alerts or questions in the store that this version does not know. They are
 * left alone: a newer version wrote them, and will find them as they were.
 */
async function logUnknownPlatforms({ collections, platforms, log }: TalkContext): Promise<void> {
  const known = new Set(platforms.map(({ id }) => id));
  const { subscriptions, asking, tasks } = collections;
  const keys = (await Promise.all([subscriptions, asking, tasks].map((collection) => collection.keys("")))).flat();
  for (const [platform, rows] of groupBy(keys, (key) => key.slice(0, Math.max(0, key.indexOf(":")))))
    if (!known.has(platform))
      log.warn({ platform, rows: rows.length }, "rows of a platform that this version does not know are left alone");
}
