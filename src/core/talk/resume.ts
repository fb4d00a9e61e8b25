import { groupBy } from "../collections/group-by.ts";
import { renderFailure } from "../conversation/failure.ts";
import type { Failure } from "../failure.ts";
import { type Platform, toPersonKey } from "../owner.ts";
import type { TalkContext } from "./context.ts";
import { createHold, createIsLeft, type Hold, type IsLeft, isHopeless, readHold } from "./holders.ts";
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
  const { tasks, platforms, findMessenger } = context;
  for (const { id: platform } of platforms.filter(({ id }) => findMessenger(id) !== undefined)) {
    for (const { key, hold } of await reportFailure(context, [], listQuestions(context, platform)))
      await reportFailure(context, undefined, resumeQuestion(context, key, hold, isLeft));
    for (const task of await reportFailure(context, [], tasks.of(platform)))
      if (!task.isLater) await reportFailure(context, undefined, resumeTask(context, task, isLeft));
  }
}

/** Which screens wait for an answer, and who is to get it. */
async function listQuestions({ collections: { asking } }: TalkContext, platform: Platform) {
  const keys = await asking.keys(`${platform}:`);
  const values = await asking.getAll(keys.map((key) => ({ key })));
  return keys.map((key, i) => ({ key, hold: readHold(values[i]) }));
}

async function resumeQuestion(context: TalkContext, key: string, left: Hold, isLeft: IsLeft): Promise<void> {
  const { collections, screens, queue, pendingAsks, outbox } = context;
  const { asking } = collections;
  if (!(await isLeft(left.holder))) return;
  const { platform, chat, id } = parseScreenKey(key);
  const screen = await screens.load(platform, chat, id);
  if (screen?.isLater) return;
  if (!screen) return asking.delete(key);
  const isHeldAs = async ({ holder }: Hold) => {
    const value = await asking.get(key);
    return value !== undefined && readHold(value).holder === holder;
  };
  const hold = takeUp(context, left);
  // In a turn of its own: the next one may end this process as well.
  const isOurs = await queue.enqueue(toPersonKey(screen.owner), async () => {
    // It was answered, or another process has taken it up.
    if (!(await isHeldAs(left))) return false;
    await asking.set(key, hold, askingTtlMs);
    return true;
  });
  if (!isOurs) return;
  // Ended once it is shown, or written anew together with the screen that asks again.
  const rowsOnceDone = () => pendingAsks.end(screen.owner, id, screen.revision);
  const isCurrent = await runIfCurrent(context, screen, async (current, person, record) => {
    if (!(await isHeldAs(hold))) return;
    const presentation = { fresh: false, record, rowsOnceDone };
    if (isHopeless(hold)) return outbox.draw(current, renderFailure(reportHopeless(context)), presentation);
    const { attempts } = hold;
    await applyTurn(context, { screen: current, event: { type: "again" }, presentation, person, attempts });
  });
  if (isCurrent) return;
  await queue.enqueue(toPersonKey(screen.owner), async () => {
    if (await isHeldAs(hold)) await asking.setAll(rowsOnceDone());
  });
}

async function resumeTask(context: TalkContext, { id, owner, holder }: Task, isLeft: IsLeft): Promise<void> {
  const { collections, queue, tasks, runner } = context;
  if (!(await isLeft(holder))) return;
  await queue.enqueue(toPersonKey(owner), async () => {
    const left = await tasks.load(owner, id);
    // Another process has taken it up, or it was told, or is wanted no more.
    if (!left || left.isLater || left.holder !== holder || !runner.isIdle(id)) return;
    const task = { ...left, ...takeUp(context, left) };
    // What it takes begins once this is written.
    await collections.tasks.setAll([tasks.row(task)]);
    await (isHopeless(task) ? runner.giveUp(task, reportHopeless(context)) : runner.resume(task));
  });
}

function takeUp({ holders }: TalkContext, { attempts = 0 }: Hold): Hold {
  return createHold(holders, attempts + 1);
}

/** Each process that has begun it has ended: people are told, and may try again. */
function reportHopeless({ reportFault }: TalkContext): Failure {
  return { why: "bug", reference: reportFault(new TakenUpInVain()) };
}

class TakenUpInVain extends Error {
  override readonly name = "TakenUpInVain";
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
