import { digestView } from "../conversation/digest.ts";
import { kindOf } from "../fault.ts";
import type { Found } from "../offer.ts";
import { searchKey } from "../search.ts";
import { once } from "../sources.ts";
import type { At } from "../state.ts";
import type { Delivered, Log } from "../talk/world.ts";
import type { View } from "../view.ts";
import { type Owner, type ReadOffer, SourceError } from "../words.ts";
import { type Book, subscriptionKey } from "./book.ts";
import { digest, isCoveredToday, isFresh, isNothingNew, mayBeShown, newsOf } from "./digest.ts";
import type { Feed, FeedName } from "./feed.ts";
import { isQuiet, morningAfter } from "./schedule.ts";
import { isPaused, overlapMs, type Pending, planned, type Subscription, served } from "./subscription.ts";

/** What alerts need of the rest of the house. */
export type AlertWorld = {
  book: Book;
  feeds: Feed[];
  offer: ReadOffer;
  /** Runs after all that happens to that person before, and before all that comes after. */
  inTurn: <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;
  /** Opens a screen in that state and sends it as a new message. */
  post: (owner: Owner, screen: string, state: At<"digest">, view: View, isSilent: boolean) => Promise<Delivered>;
  /** The platform refuses our messages to them, until they come back. */
  isUnreachable: (owner: Owner) => Promise<boolean>;
  /** Whether this process can write to people there; the alerts of others are left as they are. */
  serves: (platform: Owner["platform"]) => boolean;
  /** False once this process is told to stop, or is no longer the one that serves alerts: nothing more is begun. */
  mayGoOn: () => boolean;
  newId: () => string;
  log: Log;
};

/** What a run did. */
export type Figures = {
  due: number;
  /** Readings of a source, each for all who look for the same. */
  readings: number;
  /** Offers that belong to an alert and were not told. */
  matched: number;
  /** Digests that arrived, and the offers in them. */
  sent: number;
  offers: number;
  nothingNew: number;
  /** Copies of what was told already. */
  folded: number;
  /** No source of theirs could be read: tried again soon. */
  waiting: number;
  postponed: number;
  unreachable: number;
  failed: number;
  /** Hours that the oldest offer waits which no digest has offered. */
  oldestPendingHours: number;
};

/** What a healthy run never shows: offers that belong to people, and nothing sent; or an offer that waits for more than a day. */
export function worryOf(figures: Figures): string | undefined {
  const { matched, sent, unreachable, postponed, oldestPendingHours } = figures;
  if (matched > 0 && sent + unreachable + postponed === 0) return "offers match and nothing was sent";
  return oldestPendingHours > 24 ? "an offer has waited for more than a day" : undefined;
}

const minute = 60_000;
/** A digest that was on its way for longer than this when nobody knows what became of it is sent once more. */
const unknownMs = 2 * minute;
const retryMs = 15 * minute;
/** How long after its slot an alert still tries, before it waits for the next one. */
const patienceMs = 3 * 60 * minute;
/** Who is further behind than this is read by themselves, so that nobody else's window grows. */
const farBehindMs = 48 * 60 * minute;
const abreast = 8;

/**
 * Serves all alerts that are due. Each source is read once for all who look for the same; each person gets what is new to them. Everything that a
 * digest is made of is stored before it is sent, and marked after the platform's answer: nothing is lost, and an interruption repeats at most one message.
 * `isStart`: whatever is found on its way was left there by a process that is gone.
 */
export async function run(world: AlertWorld, now: Date, isStart = false): Promise<Figures> {
  const { book, feeds, inTurn, log } = world;
  const figures: Figures = {
    due: 0,
    readings: 0,
    matched: 0,
    sent: 0,
    offers: 0,
    nothingNew: 0,
    folded: 0,
    waiting: 0,
    postponed: 0,
    unreachable: 0,
    failed: 0,
    oldestPendingHours: 0,
  };

  /** Who got a digest in this run: another one makes no sound. */
  const greeted = new Set<string>();

  /** Those to serve now; the others are put where they belong. */
  async function ready(key: string): Promise<Subscription | undefined> {
    const one = await book.load(key);
    if (!one || !world.serves(one.owner.platform)) return undefined;
    return inTurn(one.owner, async () => {
      const fresh = await book.load(key);
      if (!fresh || isPaused(fresh, now)) return undefined;
      if (await world.isUnreachable(fresh.owner)) {
        figures.unreachable += 1;
        await book.rest(fresh);
        return undefined;
      }
      if (fresh.sending) {
        const isLeft = isStart || now.getTime() - Date.parse(fresh.sending.at) >= unknownMs;
        return isLeft ? fresh : undefined;
      }
      const { paused, ...awake } = fresh;
      const due = paused ? planned(awake, now) : awake;
      if (paused) await book.save(due);
      if (new Date(due.next.at) > now) return undefined;
      if (isQuiet(due.schedule, now)) {
        figures.postponed += 1;
        await book.save({ ...due, next: { ...due.next, at: morningAfter(due.schedule, now).toISOString() } });
        return undefined;
      }
      return due;
    });
  }

  async function serve(one: Subscription, readings: Readings): Promise<void> {
    const { read, failed } = readingsOf(one, feeds, readings, now);
    if (read.length === 0 && failed.length > 0) return tryAgain(one);
    const fresh = read.flatMap(({ feed, found }) => found.filter((offer) => isFresh(feed.name, offer, one, now)));
    const told = await book.told.all(one.owner);
    const { items, leaving } = newsOf(one, once(fresh), told, now);
    await book.told.add(
      one.owner,
      leaving.map(({ key }) => key),
    );
    figures.matched += items.filter(({ offered }) => !offered).length;
    figures.folded += items.filter(({ offered, since }) => offered && since === now.toISOString()).length;
    const contents = await contentsOf(one, mayBeShown(items), once(fresh));
    const { shown, list, rest } = digest(items, contents.found);
    const isThere = ({ key }: Pending) => !contents.gone.has(key);
    const covered = { ...one.covered, ...Object.fromEntries(read.map(({ feed }) => [feed.name, upTo(feed)])) };
    const pending = items.filter(isThere);
    if (isNothingNew(pending) || shown.length === 0) {
      figures.nothingNew += 1;
      return void (await change(one, (same) => served({ ...same, covered, pending }, one.next.slot, now)));
    }
    const sending = {
      slot: one.next.slot,
      at: now.toISOString(),
      screen: world.newId(),
      search: searchKey(one.search),
      since: now.toISOString(),
      shown: shown.length,
      items: list.filter(isThere),
    };
    if (!world.mayGoOn()) return;
    const claimed = await change(one, (same) => ({ ...same, covered, pending: rest.filter(isThere), sending }));
    if (claimed) await send(claimed, sending, shown, failed);
  }

  /** Up to when a reading that was made now is complete: what is published later than that cannot have been in it. */
  function upTo(feed: Feed): string {
    return new Date(Math.min(now.getTime(), feed.upTo().getTime())).toISOString();
  }

  /** A digest whose end is not known is sent once more, with the same list. What cannot be read now cannot be shown: then it waits. */
  async function sendAgain(one: Subscription, sending: Sending): Promise<void> {
    if (isOfAnother(one, sending))
      return void (await change(one, (same) => planned(withoutSending(same), now), sending));
    const again = { ...sending, at: now.toISOString() };
    const claimed = await change(one, (same) => ({ ...same, sending: again }), sending);
    if (!claimed) return;
    const shown = again.items.slice(0, again.shown);
    const { found, gone } = await contentsOf(one, shown, []);
    if (shown.some(({ key }) => !found.has(key) && !gone.has(key))) return finish(claimed, again, "failed", []);
    await send(
      claimed,
      again,
      shown.map(({ key }) => found.get(key)),
      [],
    );
  }

  /** `shown` are the first of its items as they are now, undefined for what is gone meanwhile. */
  async function send(
    one: Subscription,
    sending: Sending,
    shown: (Found | undefined)[],
    failed: Feed[],
  ): Promise<void> {
    const state: At<"digest"> = {
      step: "digest",
      alert: one.id,
      name: one.name,
      search: one.search,
      day: now.toISOString(),
      items: sending.items.map(({ key, handle, fold }) => ({
        key,
        ...(handle === undefined ? {} : { handle }),
        ...(fold === undefined ? {} : { fold }),
      })),
      shown: sending.shown,
      missing: failed.map(({ service }) => service),
      total: sending.items.length + one.pending.filter(({ offered }) => !offered).length,
      page: 0,
    };
    const outcome = await world.post(
      one.owner,
      sending.screen,
      state,
      digestView(state, shown, now),
      greeted.has(personOf(one)),
    );
    if (outcome === "sent") greeted.add(personOf(one));
    await finish(one, sending, outcome, shown);
  }

  async function finish(
    one: Subscription,
    sending: Sending,
    outcome: Delivered,
    shown: (Found | undefined)[],
  ): Promise<void> {
    const back = sending.items.map((item) => ({ ...item, offered: false }));
    const keeping = (same: Subscription, items: Pending[]) =>
      withoutSending({ ...same, pending: isOfAnother(same, sending) ? same.pending : [...same.pending, ...items] });
    const putBack = (same: Subscription) => keeping(same, back);
    switch (outcome) {
      case "sent": {
        figures.sent += 1;
        figures.offers += shown.length;
        const told = sending.items.slice(0, sending.shown);
        const behind = sending.items.slice(sending.shown).map((item) => ({ ...item, offered: true }));
        const marked = (same: Subscription) =>
          served({ ...keeping(same, behind), sent: same.sent + told.length }, sending.slot, now);
        await change(one, marked, sending, () =>
          book.told.add(
            one.owner,
            told.map(({ key }) => key),
            told.flatMap(({ fold }) => fold ?? []),
          ),
        );
        return;
      }
      case "unreachable": {
        figures.unreachable += 1;
        const rested = await change(one, putBack, sending);
        if (rested) await book.rest(rested);
        return;
      }
      case "failed": {
        figures.failed += 1;
        const same = isLate(sending.since)
          ? await change(one, (found) => served(putBack(found), sending.slot, now), sending)
          : one;
        if (same) noteWaiting([...same.pending, ...back]);
      }
    }
  }

  async function tryAgain(one: Subscription): Promise<void> {
    figures.waiting += 1;
    noteWaiting(one.pending);
    const soon = new Date(now.getTime() + retryMs).toISOString();
    await change(one, (same) => {
      const since = same.next.since ?? now.toISOString();
      return isLate(since) ? served(same, same.next.slot, now) : { ...same, next: { ...same.next, at: soon, since } };
    });
  }

  function isLate(since: string): boolean {
    return now.getTime() - Date.parse(since) > patienceMs;
  }

  /** The offers as they are now: those that were just read, and the others asked for one by one. Gone are those that are no longer there. */
  async function contentsOf(one: Subscription, items: Pending[], fresh: Found[]) {
    const found = new Map(fresh.map((each) => [each.offer.key, each]));
    const gone = new Set<string>();
    for (const item of items) {
      if (found.has(item.key)) continue;
      try {
        const { offer, ...rest } = await world.offer(one.search, item);
        if (offer) found.set(item.key, { offer, related: item.related, ...rest });
        else gone.add(item.key);
      } catch (error) {
        // What cannot be read now is still behind "Tout voir", and waits.
        if (!(error instanceof SourceError)) throw error;
      }
    }
    return { found, gone };
  }

  /**
   * Changes the row as it is now; nothing when it was deleted, paused or given other criteria meanwhile, or when another run has taken it. A digest
   * that is on its way (`sending`) is finished all the same. What `before` writes is written first.
   */
  async function change(
    one: Subscription,
    how: (same: Subscription) => Subscription,
    sending?: Sending,
    before: () => Promise<void> = async () => {},
  ): Promise<Subscription | undefined> {
    return inTurn(one.owner, async () => {
      const same = await book.load(subscriptionKey(one));
      if (!same) return undefined;
      const isChanged =
        isPaused(same, now) || same.next.slot !== one.next.slot || searchKey(same.search) !== searchKey(one.search);
      const isTaken = sending === undefined ? same.sending !== undefined : same.sending?.screen !== sending.screen;
      if (isTaken || (isChanged && sending === undefined)) return undefined;
      await before();
      const next = how(same);
      await book.save(next);
      return next;
    });
  }

  function noteWaiting(pending: Pending[]): void {
    for (const { offered, since } of pending)
      if (!offered)
        figures.oldestPendingHours = Math.max(
          figures.oldestPendingHours,
          Math.floor((now.getTime() - Date.parse(since)) / 3_600_000),
        );
  }

  if (isStart) await book.repair(world.isUnreachable);
  const due = (await Promise.all((await book.due(now)).map(ready))).flatMap((one) => one ?? []);
  figures.due = due.length;
  if (due.length === 0) return figures;
  const readings = await readAll(
    due.filter(({ sending }) => sending === undefined),
    feeds,
    now,
    log,
  );
  figures.readings = readings.size;
  // The alerts of one person one after the other: what the first tells, the next does not tell again.
  await each(byPerson(due), abreast, async (mine) => {
    for (const one of mine) {
      if (!world.mayGoOn()) return;
      // One person's failure never ends the run.
      try {
        await (one.sending ? sendAgain(one, one.sending) : serve(one, readings));
      } catch (error) {
        figures.failed += 1;
        log.error({ error: kindOf(error) }, "an alert was not served");
      }
    }
  });
  log.info({ ...figures }, "alerts");
  const worry = worryOf(figures);
  if (worry) log.error({ ...figures }, worry);
  return figures;
}

type Sending = NonNullable<Subscription["sending"]>;

/** Its search was changed while the digest was on its way. */
function isOfAnother({ search }: Subscription, { search: made }: Sending): boolean {
  return made !== undefined && made !== searchKey(search);
}

function withoutSending({ sending: _, ...one }: Subscription): Subscription {
  return one;
}

/** What was read for those who look for the same, or why it was not. */
type Readings = Map<string, Found[] | SourceError>;

function neededFeeds(one: Subscription, feeds: Feed[], now: Date): Feed[] {
  return feeds.filter(
    ({ name, kinds }) => kinds.includes(one.search.kind) && !(name === "lba" && isCoveredToday(one.covered.lba, now)),
  );
}

function coveredBy(one: Subscription, feed: FeedName): number {
  return Date.parse(one.covered[feed] ?? one.created);
}

function readingKey(one: Subscription, { name }: Feed, now: Date): string {
  const isFarBehind = now.getTime() - coveredBy(one, name) > farBehindMs;
  return JSON.stringify([name, searchKey(one.search), one.related, isFarBehind ? one.id : ""]);
}

async function readAll(due: Subscription[], feeds: Feed[], now: Date, log: Log): Promise<Readings> {
  const groups = new Map<string, { feed: Feed; all: Subscription[] }>();
  for (const one of due) {
    for (const feed of neededFeeds(one, feeds, now)) {
      const key = readingKey(one, feed, now);
      const group = groups.get(key);
      if (group) group.all.push(one);
      else groups.set(key, { feed, all: [one] });
    }
  }
  const readings: Readings = new Map();
  await each([...groups], abreast, async ([key, { feed, all }]) => {
    const [first] = all;
    if (!first) return;
    const { search, related } = first;
    const from = new Date(Math.min(...all.map((one) => coveredBy(one, feed.name))) - overlapMs);
    try {
      readings.set(key, await feed.read(search, { from, related }));
    } catch (error) {
      if (!(error instanceof SourceError))
        log.error({ service: feed.service }, "a reading for alerts failed: this is a fault of ours");
      readings.set(key, error instanceof SourceError ? error : new SourceError(feed.service, "garbage", error));
    }
  });
  return readings;
}

function readingsOf(one: Subscription, feeds: Feed[], readings: Readings, now: Date) {
  const read: { feed: Feed; found: Found[] }[] = [];
  const failed: Feed[] = [];
  for (const feed of neededFeeds(one, feeds, now)) {
    const found = readings.get(readingKey(one, feed, now));
    if (Array.isArray(found)) read.push({ feed, found });
    else failed.push(feed);
  }
  return { read, failed };
}

function byPerson(all: Subscription[]): Subscription[][] {
  const groups = new Map<string, Subscription[]>();
  for (const one of all) {
    const person = personOf(one);
    groups.set(person, [...(groups.get(person) ?? []), one]);
  }
  return [...groups.values()];
}

function personOf({ owner: { platform, person } }: Subscription): string {
  return `${platform}:${person}`;
}

/** So many side by side. */
async function each<T>(all: T[], width: number, work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, worker));
}
