import { searchKey } from "../search.ts";
import { once } from "../sources.ts";
import { SourceError } from "../words.ts";
import { type Content, digest, isCoveredToday, isFresh, isNothingNew, itemsOf } from "./digest.ts";
import type { Feed, Gathered, News, Wanted } from "./feed.ts";
import { isSilentForLong, tellSilence } from "./reminders.ts";
import { change, isLate, noteWaiting, type Run, send } from "./sending.ts";
import { isExcluded, overlapMs, type Pending, type Subscription, served } from "./subscription.ts";

/** What each source was read for in this run. */
export type Readings = { feed: Feed; gathered: Gathered }[];

const minute = 60_000;
const retryMs = 15 * minute;
/** For whom there was no time in this run. */
const laterMs = minute;

/** The sources that an alert is to be read from now. */
export function neededFeeds(one: Subscription, feeds: Feed[], now: Date): Feed[] {
  return feeds.filter(
    ({ name, kinds }) => kinds.includes(one.search.kind) && !(name === "lba" && isCoveredToday(one.covered.lba, now)),
  );
}

export function wantedOf(one: Subscription, { name }: Feed): Wanted {
  const covered = Date.parse(one.covered[name] ?? one.created);
  return { search: one.search, related: one.related, from: new Date(covered - overlapMs) };
}

/** Tells an alert's news, if there are any. Everything that a digest is made of is stored before it is sent. */
export async function serve(run: Run, one: Subscription, readings: Readings): Promise<void> {
  const { world, now, figures } = run;
  const { read, failed, later } = readingsOf(one, readings, now);
  for (const { name } of [...failed, ...later]) figures.owed[name] = (figures.owed[name] ?? 0) + 1;
  const isTired = one.next.since !== undefined && isLate(run, one.next.since);
  if (later.length > 0 && !isTired) return wait(run, one, laterMs);
  const silent = [...failed, ...later];
  if (read.length === 0 && silent.length > 0) return wait(run, one, retryMs);

  const fresh = once(read.flatMap(({ feed, news }) => news.filter((found) => isFresh(feed.name, found, one, now))));
  const covered = { ...one.covered, ...Object.fromEntries(read.map(({ feed }) => [feed.name, upTo(feed, now)])) };
  const told = fresh.length + one.pending.length === 0 ? new Set<string>() : await world.book.told.all(one.owner);
  const { items: all, leaving } = itemsOf(one, fresh, told, now);
  // What another alert of theirs is sending at this moment waits: it may arrive there.
  const onTheirWay = all.length === 0 ? new Set<string>() : await keysOnTheirWay(run, one);
  const items = all.filter(({ key }) => !onTheirWay.has(key));
  const held = all.filter(({ key }) => onTheirWay.has(key));
  await world.book.told.add(
    one.owner,
    leaving.map(({ key }) => key),
  );
  figures.matched += items.filter(({ offered }) => !offered).length;
  figures.folded += items.filter(({ offered, since }) => offered && since === now.toISOString()).length;
  const { shown, list, rest, gone } = await composed(run, one, items, fresh);
  const pending = [...items.filter(({ key }) => !gone.has(key)), ...held];
  if (isNothingNew(items) || shown.length === 0) {
    figures.nothingNew += 1;
    noteWaiting(run, pending);
    const isSilent = pending.length === 0 && isSilentForLong(one, now);
    if (!isSilent)
      return void (await change(run, one, (same) => served({ ...same, covered, pending }, one.next.slot, now)));
    const same = await change(run, one, (same) => ({ ...same, covered, pending }));
    if (same && world.mayGoOn()) await tellSilence(run, same);
    return;
  }
  if (!world.mayGoOn()) return;
  const sending = {
    slot: one.next.slot,
    at: now.toISOString(),
    since: now.toISOString(),
    screen: world.newId(),
    search: searchKey(one.search),
    shown: shown.length,
    items: list,
  };
  const claimed = await change(run, one, (same) => ({ ...same, covered, pending: [...rest, ...held], sending }));
  if (claimed) await send(run, claimed, sending, shown, silent);
}

async function keysOnTheirWay({ world: { book } }: Run, one: Subscription): Promise<Set<string>> {
  const others = (await book.of(one.owner)).filter(({ id }) => id !== one.id);
  return new Set(others.flatMap(({ sending }) => sending?.items.map(({ key }) => key) ?? []));
}

/** The digest of these items: what is not at hand is asked for, as far as it may be shown. */
async function composed(run: Run, one: Subscription, items: Pending[], fresh: News[]) {
  const known = new Map<string, Content>(fresh.map((found) => [found.offer.key, found]));
  for (;;) {
    const { missing, ...made } = digest(items, known);
    const gone = new Set([...known].filter(([, content]) => content === "gone").map(([key]) => key));
    if (missing.length === 0 || isNothingNew(items.filter(({ key }) => !gone.has(key)))) return { ...made, gone };
    const asked = await Promise.all(missing.map((item) => run.contents.of(one.search, item)));
    for (const [i, { key }] of missing.entries()) known.set(key, wantedStill(one, asked[i] ?? "unknown"));
  }
}

/** A company may have been left out since the offer was found. */
function wantedStill(one: Subscription, content: Content): Content {
  return typeof content !== "string" && isExcluded(one, content.offer) ? "gone" : content;
}

/** Comes back to it soon, or, when that has been tried for too long, with its next slot. */
async function wait(run: Run, one: Subscription, ms: number): Promise<void> {
  const { now, figures } = run;
  figures.waiting += 1;
  noteWaiting(run, one.pending);
  const at = new Date(now.getTime() + ms).toISOString();
  await change(run, one, (same) => {
    const since = same.next.since ?? now.toISOString();
    return isLate(run, since) ? served(same, same.next.slot, now) : { ...same, next: { ...same.next, at, since } };
  });
}

/** Up to when a reading that was made now is complete: what is published later than that cannot have been in it. */
function upTo(feed: Feed, now: Date): string {
  return new Date(Math.min(now.getTime(), feed.upTo().getTime())).toISOString();
}

function readingsOf(one: Subscription, readings: Readings, now: Date) {
  const read: { feed: Feed; news: News[] }[] = [];
  const failed: Feed[] = [];
  const later: Feed[] = [];
  const needed = new Set(
    neededFeeds(
      one,
      readings.map(({ feed }) => feed),
      now,
    ),
  );
  for (const { feed, gathered } of readings) {
    if (!needed.has(feed)) continue;
    const outcome = gathered.of(wantedOf(one, feed));
    if (outcome === "later") later.push(feed);
    else if (outcome instanceof SourceError) failed.push(feed);
    else read.push({ feed, news: outcome });
  }
  return { read, failed, later };
}
