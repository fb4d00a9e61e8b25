import { abreast } from "../abreast.ts";
import { breather } from "../breather.ts";
import { kindOf } from "../fault.ts";
import { groupedBy } from "../grouped.ts";
import { searchKey } from "../search.ts";
import { type Owner, SourceError } from "../words.ts";
import { subscriptionKey } from "./book.ts";
import { contents } from "./contents.ts";
import type { Run } from "./context.ts";
import { dutyOf } from "./duty.ts";
import type { Feed, Gathered, Gathering } from "./feed.ts";
import { type Figures, noFigures, worryOf } from "./figures.ts";
import { postpone, ready } from "./look.ts";
import { rests } from "./reminders.ts";
import { isDown, sendAgain } from "./sending.ts";
import { comeBack, isTired, neededFeeds, type Readings, serve, waitForTurn, wantedOf } from "./serve.ts";
import type { Subscription } from "./subscription.ts";
import type { AlertWorld } from "./world.ts";

/** People who are looked at side by side, and people of one platform who are served side by side. */
const lookedTogether = 50;
const servedTogether = 30;
/** Different searches that are counted in a run, for those who have had no news for long. */
const mostCounts = 100;

/**
 * Serves all alerts that are due. Each source is read once for all who look for the same; each person gets what is new to them. Everything that a
 * digest is made of is stored before it is sent, and marked after the platform's answer: nothing is lost, and an interruption repeats at most one message.
 * `isStart`: whatever is found on its way was left there by a process that is gone.
 *
 * Alerts are looked at twice, one at a time, and never held all at once: first for what is to be read, then to be served.
 */
export async function run(world: AlertWorld, now: Date, isStart = false): Promise<Figures> {
  const { book, feeds, log } = world;
  const current = begin(world, now, isStart);
  const { figures } = current;
  if (isStart) await book.repair(async (owner) => (await world.standing(owner)).isUnreachable, now, world.inTurn);
  for (const feed of feeds) await feed.ready?.();
  const gatherings = feeds.map((feed) => ({ feed, gathering: feed.gather() }));
  const due = await look(current, gatherings);
  figures.due = due.length;
  const queues = queuesOf(due);
  world.looked?.(queues.map(({ platform }) => platform));
  if (due.length === 0 && figures.failed === 0) return figures;

  const readings = gatherings.map(({ feed, gathering }) => readAll(current, feed, gathering));
  // Each platform has its own pace, and so has each source: one that is slow keeps nobody who does not need it.
  const serveGroup = async ({ needs, people }: Group) => {
    const read = await Promise.all(readings.filter((_, i) => needs.includes(feeds[i]?.name ?? "")));
    await abreast(people, servedTogether, (all) => serveAll(current, all, read));
  };
  await Promise.all(
    queues.map(async ({ platform, groups }) => {
      await Promise.all(groups.map(serveGroup));
      world.isThrough?.(platform);
    }),
  );
  figures.calls += current.contents.calls();
  log.info({ ...figures }, "alerts");
  const worry = worryOf(figures);
  if (worry) log.error({ ...figures }, worry);
  return figures;
}

function begin(world: AlertWorld, now: Date, isStart: boolean): Run {
  const started = performance.now();
  const figures = noFigures();
  const counts = new Map<string, Promise<number | undefined>>();
  return {
    world,
    now,
    passing: () => new Date(now.getTime() + performance.now() - started),
    isStart,
    figures,
    contents: contents(world.offer),
    count: async (search) => {
      const key = searchKey(search);
      if (!counts.has(key)) {
        if (counts.size === mostCounts) return undefined;
        figures.calls += 1;
        counts.set(key, world.count(search));
      }
      return counts.get(key);
    },
    greeted: new Set(),
    lanes: new Map(),
    failures: new Map(),
  };
}

type Gatherings = { feed: Feed; gathering: Gathering }[];

/** Finds out who is to be served now, and what is to be read for them. Who must wait for the turn of a source is read nothing for. */
async function look(run: Run, gatherings: Gatherings): Promise<Due[]> {
  const { world, now, isStart } = run;
  const feeds = gatherings.map(({ feed }) => feed);
  const due: Due[] = [];
  const slow: string[] = [];
  const want = (one: Subscription, all: Gatherings) => {
    for (const { feed, gathering } of all) gathering.want(wantedOf(one, feed));
  };
  const neededBy = (one: Subscription) => {
    const needed = one.sending ? [] : neededFeeds(one, feeds, now);
    return gatherings.filter(({ feed }) => needed.includes(feed));
  };
  const takes = (one: Subscription, needed: Gatherings) =>
    due.push({ key: subscriptionKey(one), needs: needed.map(({ feed }) => feed.name).join() });

  const breathe = breather();
  await abreast(await world.book.due(now, world.serves), lookedTogether, (row) =>
    guarded(run, async () => {
      await breathe();
      const one = await ready(run, row);
      if (!one) return;
      const needed = neededBy(one);
      const withTurns = needed.filter(({ gathering }) => gathering.turns);
      if (withTurns.length === 0) {
        want(one, needed);
        takes(one, needed);
      } else {
        want(one, withTurns);
        slow.push(subscriptionKey(one));
      }
    }),
  );

  const turns = new Map<Gathering, Awaited<ReturnType<NonNullable<Gathering["turns"]>>>>();
  if (slow.length > 0)
    for (const { feed, gathering } of gatherings)
      await gathering.turns?.().then(
        (all) => turns.set(gathering, all),
        (error: unknown) => sayFault(run, feed, error),
      );
  void (await abreast(slow, lookedTogether, (key) =>
    guarded(run, async () => {
      const one = await world.book.load(key);
      if (!one || dutyOf(one, now, isStart) !== "serve") return;
      const needed = neededBy(one);
      const later = needed.filter(({ feed, gathering }) => turns.get(gathering)?.(wantedOf(one, feed)) === false);
      if (later.length > 0 && !isTired(run, one))
        return waitForTurn(
          run,
          one,
          later.map(({ feed }) => feed),
        );
      want(
        one,
        needed.filter(({ gathering }) => !gathering.turns),
      );
      takes(one, needed);
    }),
  ));
  return due;
}

function sayFault({ world: { log } }: Run, { service }: Feed, error: unknown): void {
  log.error({ service, error: kindOf(error) }, "a reading for alerts failed: this is a fault of ours");
}

async function readAll(run: Run, feed: Feed, gathering: Gathering) {
  const { figures } = run;
  const gathered = await gathering.read().catch((error: unknown): Gathered => {
    sayFault(run, feed, error);
    return { of: () => new SourceError(feed.service, "garbage", error), asked: 0, calls: 0 };
  });
  figures.asked += gathered.asked;
  figures.calls += gathered.calls;
  return { feed, gathered };
}

/** The alerts of one person one after the other: what the first tells, the next does not tell again. */
async function serveAll(run: Run, all: Due[], readings: Readings): Promise<void> {
  const { world } = run;
  const breathe = breather();
  let isFirst = true;
  for (const { key } of all) {
    await breathe();
    if (!world.mayGoOn()) return;
    const goesOn = await guarded(run, async () => {
      const one = await world.book.load(key);
      if (!one) return true;
      if (isDown(run, one.owner.platform)) return false;
      // As it is by now: it may have been paused or edited since, and night may have fallen.
      const duty = dutyOf(one, run.passing(), run.isStart);
      if (duty === "postpone") {
        await world.inTurn(one.owner, async () => {
          const same = await world.book.load(key);
          if (same) await postpone(run, same);
        });
      }
      if (duty !== "serve" && duty !== "send again") return true;
      if (isFirst && (await rests(run, one))) return false;
      isFirst = false;
      await (one.sending ? sendAgain(run, one, one.sending) : served(run, one, readings));
      return !(await world.standing(one.owner)).isUnreachable;
    });
    if (goesOn === false) return;
  }
}

/** What cannot be served is not tried at every look, with all that is read for it. */
async function served(run: Run, one: Subscription, readings: Readings): Promise<void> {
  try {
    await serve(run, one, readings);
  } catch (error) {
    await comeBack(run, one).catch(() => {});
    throw error;
  }
}

/** One person's failure never ends the run. */
async function guarded<T>({ world: { log }, figures }: Run, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    figures.failed += 1;
    log.error({ error: kindOf(error) }, "an alert was not served");
    return undefined;
  }
}

/** The key of an alert that is to be served, and the sources that it is to be read from: "ft,lba". */
type Due = { key: string; needs: string };

/** The alerts of each person, by the sources that they need. */
type Group = { needs: string[]; people: Due[][] };

/** What each platform has to do. */
function queuesOf(due: Due[]): { platform: Owner["platform"]; groups: Group[] }[] {
  const platformOf = ({ key }: Due) => key.slice(0, key.indexOf(":")) as Owner["platform"];
  const needsOf = (all: Due[]) => [...new Set(all.flatMap(({ needs }) => needs.split(",")))].sort();
  return groupedBy(due, platformOf).map(([platform, all]) => {
    const people = groupedBy(all, ({ key }) => key.slice(0, key.lastIndexOf(":"))).map(([, mine]) => mine);
    const groups = groupedBy(people, (mine) => needsOf(mine).join());
    return { platform, groups: groups.map(([needs, people]) => ({ needs: needs.split(","), people })) };
  });
}
