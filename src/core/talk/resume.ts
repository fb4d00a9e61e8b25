import { groupBy } from "../collections/group-by.ts";
import { toPersonKey } from "../owner.ts";
import type { TalkContext } from "./context.ts";
import { createIsLeft, type IsLeft, readHolder } from "./holders.ts";
import { askingTtlMs } from "./pending-asks.ts";
import { parseScreenKey } from "./screen.ts";
import type { Task } from "./tasks.ts";
import { applyTurn } from "./turn.ts";
import { runIfCurrent } from "./turn-reading.ts";

/**
 * Asks again what was being asked when the process ended, on the platforms that run in this process, and what
 * others were asking that are gone. A question that cannot be asked again is reported, and keeps no other
 * from being asked.
 */
export async function resumeAll(context: TalkContext): Promise<void> {
  await reportFailure(context, undefined, logUnknownPlatforms(context));
  await resumeLeft(context, createIsLeft(context.holders, true));
}

/** What processes were at that are gone by now. Of several that take it up, one does. */
export async function takeUpAll(context: TalkContext): Promise<void> {
  if (context.holders) await resumeLeft(context, createIsLeft(context.holders, false));
}

async function resumeLeft(context: TalkContext, isLeft: IsLeft): Promise<void> {
  const { collections, tasks, platforms, findMessenger } = context;
  for (const { id: platform } of platforms.filter(({ id }) => findMessenger(id) !== undefined)) {
    for (const key of await reportFailure(context, [], collections.asking.keys(`${platform}:`)))
      await reportFailure(context, undefined, resumeQuestion(context, key, isLeft));
    for (const task of await reportFailure(context, [], tasks.of(platform)))
      if (!task.isLater) await reportFailure(context, undefined, resumeTask(context, task, isLeft));
  }
}

async function resumeQuestion(context: TalkContext, key: string, isLeft: IsLeft): Promise<void> {
  const { asking } = context.collections;
  const holder = readHolder(await asking.get(key));
  if (!(await isLeft(holder))) return;
  const { platform, chat, id } = parseScreenKey(key);
  const screen = await context.screens.load(platform, chat, id);
  if (screen?.isLater) return;
  if (!screen) return asking.delete(key);
  // Ended once it is shown, or written anew together with the screen that asks again.
  const rowsOnceDone = () => context.pendingAsks.end(screen.owner, id, screen.revision);
  const isSame = async () => readHolder(await asking.get(key)) === holder;
  const isCurrent = await runIfCurrent(context, screen, async (current, person, record) => {
    // Another process has taken it up.
    if (!(await isSame())) return;
    // Also where it is answered at once, and nothing is asked again.
    if (context.holders) await asking.set(key, { holder: context.holders.self }, askingTtlMs);
    const presentation = { fresh: false, record, rowsOnceDone };
    await applyTurn(context, { screen: current, event: { type: "again" }, presentation, person });
  });
  if (isCurrent) return;
  await context.queue.enqueue(toPersonKey(screen.owner), async () => {
    if (await isSame()) await asking.setAll(rowsOnceDone());
  });
}

async function resumeTask(context: TalkContext, { id, owner, holder }: Task, isLeft: IsLeft): Promise<void> {
  const { collections, queue, tasks, runner, holders } = context;
  if (!(await isLeft(holder))) return;
  await queue.enqueue(toPersonKey(owner), async () => {
    const left = await tasks.load(owner, id);
    // Another process has taken it up, or it was told, or is wanted no more.
    if (!left || left.isLater || left.holder !== holder || !runner.isIdle(id)) return;
    const task = holders ? { ...left, holder: holders.self } : left;
    if (holders) await collections.tasks.setAll([tasks.row(task)]);
    await runner.resume(task);
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
