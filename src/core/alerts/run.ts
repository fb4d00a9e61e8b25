import { kindOf } from "../fault.ts";
import { SourceError } from "../words.ts";
import { type DueRow, subscriptionKey } from "./book.ts";
import { contents } from "./contents.ts";
import { dutyOf } from "./duty.ts";
import type { Gathered } from "./feed.ts";
import { type Figures, noFigures, worryOf } from "./figures.ts";
import { rests } from "./reminders.ts";
import { morningAfter } from "./schedule.ts";
import { type Run, sendAgain } from "./sending.ts";
import { neededFeeds, type Readings, serve, wantedOf } from "./serve.ts";
import { planned, type Subscription } from "./subscription.ts";
import type { AlertWorld } from "./world.ts";

/** People who are looked at side by side, and people of one platform who are served side by side. */
const looked = 50;
const abreast = 30;

/**
 * Serves all alerts that are due. Each source is read once for all who look for the same; each person gets what is new to them. Everything that a
 * digest is made of is stored before it is sent, and marked after the platform's answer: nothing is lost, and an interruption repeats at most one message.
 * `isStart`: whatever is found on its way was left there by a process that is gone.
 *
 * Alerts are looked at twice, one at a time, and never held all at once: first for what is to be read, then to be served.
 */
export async function run(world: AlertWorld, now: Date, isStart = false): Promise<Figures> {
  const { book, feeds, inTurn, log } = world;
  const figures = noFigures();
  const started = performance.now();
  const current: Run = { world, now, figures, contents: contents(world.offer), greeted: new Set() };

  /** The alert of a row when it is to be served now; else it is put where it belongs. */
  async function ready(row: DueRow): Promise<Subscription | undefined> {
    const one = await book.dueOne(row, now);
    if (!one) return undefined;
    return inTurn(one.owner, async () => {
      const fresh = await book.load(subscriptionKey(one));
      if (!fresh) return undefined;
      const duty = dutyOf(fresh, now, isStart);
      if (duty === "nothing") return undefined;
      if ((await world.standing(fresh.owner)).isUnreachable) {
        figures.unreachable += 1;
        await book.rest(fresh);
        return undefined;
      }
      if (duty === "wake") {
        const { paused: _, ...awake } = fresh;
        await book.save({ ...planned(awake, now), slept: true, heard: now.toISOString() }, fresh);
        return undefined;
      }
      if (duty === "postpone") {
        await postpone(fresh);
        return undefined;
      }
      return fresh;
    });
  }

  async function postpone(one: Subscription): Promise<void> {
    figures.postponed += 1;
    await book.save({ ...one, next: { ...one.next, at: morningAfter(one.schedule, now).toISOString() } }, one);
  }

  /** The alerts of one person one after the other: what the first tells, the next does not tell again. */
  async function serveAll(all: Due[], readings: Readings): Promise<void> {
    let isFirst = true;
    for (const { key } of all) {
      if (!world.mayGoOn()) return;
      // One person's failure never ends the run.
      try {
        const one = await book.load(key);
        if (!one) continue;
        // As it is by now: it may have been paused or edited since, and night may have fallen.
        const duty = dutyOf(one, new Date(now.getTime() + performance.now() - started), isStart);
        if (duty === "postpone") await inTurn(one.owner, async () => postpone((await book.load(key)) ?? one));
        if (duty !== "serve" && duty !== "send again") continue;
        if (isFirst && (await rests(current, one))) return;
        isFirst = false;
        await (one.sending ? sendAgain(current, one, one.sending) : serve(current, one, readings));
      } catch (error) {
        figures.failed += 1;
        log.error({ error: kindOf(error) }, "an alert was not served");
      }
    }
  }

  if (isStart) await book.repair(async (owner) => (await world.standing(owner)).isUnreachable);
  const gatherings = feeds.map((feed) => ({ feed, gathering: feed.gather() }));
  const due: Due[] = [];
  await each(await book.due(now, world.serves), looked, async (row) => {
    const one = await ready(row);
    if (!one) return;
    const needed = one.sending ? [] : neededFeeds(one, feeds, now);
    due.push({ key: subscriptionKey(one), needs: needed.map(({ name }) => name).join() });
    for (const { feed, gathering } of gatherings) if (needed.includes(feed)) gathering.want(wantedOf(one, feed));
  });
  figures.due = due.length;
  if (due.length === 0) return figures;

  const readings = gatherings.map(async ({ feed, gathering }) => {
    const gathered = await gathering.read().catch((error: unknown): Gathered => {
      log.error(
        { service: feed.service, error: kindOf(error) },
        "a reading for alerts failed: this is a fault of ours",
      );
      return { of: () => new SourceError(feed.service, "garbage", error), asked: 0, calls: 0 };
    });
    figures.asked += gathered.asked;
    figures.calls += gathered.calls;
    return { feed, gathered };
  });
  // Each platform has its own pace, and so has each source: one that is slow keeps nobody who does not need it.
  await Promise.all(
    groupsOf(due).map(async ({ needs, people }) => {
      const read = await Promise.all(readings.filter((_, i) => needs.includes(feeds[i]?.name ?? "")));
      await each(people, abreast, (all) => serveAll(all, read));
    }),
  );
  figures.calls += current.contents.calls();
  log.info({ ...figures }, "alerts");
  const worry = worryOf(figures);
  if (worry) log.error({ ...figures }, worry);
  return figures;
}

/** The key of an alert that is to be served, and the sources that it is to be read from: "ft,lba". */
type Due = { key: string; needs: string };

/** The alerts of each person, by platform and by the sources that they need. */
function groupsOf(due: Due[]): { needs: string[]; people: Due[][] }[] {
  const people = grouped(due, ({ key }) => key.slice(0, key.lastIndexOf(":")));
  const needsOf = (all: Due[]) => [...new Set(all.flatMap(({ needs }) => needs.split(",")))].sort();
  const platformOf = ([one]: Due[]) => one?.key.slice(0, one.key.indexOf(":")) ?? "";
  return grouped(people, (all) => `${platformOf(all)} ${needsOf(all)}`).map((people) => ({
    needs: needsOf(people[0] ?? []),
    people,
  }));
}

function grouped<T>(all: T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** So many side by side. */
async function each<T>(all: T[], width: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < all.length) await work(all[next++] as T);
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, worker));
}
