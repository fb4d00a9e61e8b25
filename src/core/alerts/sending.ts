import { digestView } from "../conversation/digest.ts";
import type { Found } from "../offer.ts";
import { searchKey } from "../search.ts";
import type { At } from "../state.ts";
import type { Delivered } from "../talk/world.ts";
import { subscriptionKey } from "./book.ts";
import type { Contents } from "./contents.ts";
import type { Feed } from "./feed.ts";
import type { Figures } from "./figures.ts";
import { isPaused, type Pending, planned, type Subscription, served } from "./subscription.ts";
import type { AlertWorld } from "./world.ts";

/** What is shared by all that one run does. */
export type Run = {
  world: AlertWorld;
  now: Date;
  figures: Figures;
  contents: Contents;
  /** Who got a message in this run: another one makes no sound. */
  greeted: Set<string>;
};

export type Sending = NonNullable<Subscription["sending"]>;

/** How long after its slot an alert still tries, before it waits for the next one. */
const patienceMs = 3 * 3_600_000;

/** A digest whose end is not known is sent once more, with the same list. What cannot be read now cannot be shown: then it waits. */
export async function sendAgain(run: Run, one: Subscription, sending: Sending): Promise<void> {
  const { now, contents } = run;
  if (isOfAnother(one, sending))
    return void (await change(run, one, (same) => planned(withoutSending(same), now), sending));
  const again = { ...sending, at: now.toISOString() };
  const claimed = await change(run, one, (same) => ({ ...same, sending: again }), sending);
  if (!claimed) return;
  const first = again.items.slice(0, again.shown);
  const shown = await Promise.all(first.map((item) => contents.of(one.search, { ...item, offered: false })));
  if (shown.includes("unknown")) return finish(run, claimed, again, "failed");
  await send(
    run,
    claimed,
    again,
    shown.map((content) => (typeof content === "string" ? undefined : content)),
    [],
  );
}

/** `shown` are the first of its items as they are now, undefined for what is gone meanwhile. */
export async function send(
  run: Run,
  one: Subscription,
  sending: Sending,
  shown: (Found | undefined)[],
  failed: Feed[],
): Promise<void> {
  const { world, now, greeted } = run;
  const { owner, pending } = one;
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
    total: sending.items.length + pending.filter(({ offered }) => !offered).length,
    ...(one.slept ? { slept: true } : {}),
    page: 0,
  };
  const view = digestView(state, shown, now);
  const outcome = await world.post(owner, sending.screen, state, view, greeted.has(personOf(one)));
  if (outcome === "sent") greeted.add(personOf(one));
  await finish(run, one, sending, outcome);
}

async function finish(run: Run, one: Subscription, sending: Sending, outcome: Delivered): Promise<void> {
  const { world, now, figures } = run;
  const { book } = world;
  const back = sending.items.map((item) => ({ ...item, offered: false }));
  const again = back.map((item, i) => (i < sending.shown ? { ...item, again: true } : item));
  /** What is left of it waits, unless the alert is for something else by now. */
  const keeping = (same: Subscription, items: Pending[]) => {
    const left = isOfAnother(same, sending) ? [] : items.filter(({ related }) => same.related || !related);
    return withoutSending({ ...same, pending: [...same.pending, ...left] });
  };
  switch (outcome) {
    case "sent": {
      const told = sending.items.slice(0, sending.shown);
      const behind = sending.items.slice(sending.shown).map((item) => ({ ...item, offered: true, again: undefined }));
      figures.sent += 1;
      figures.offers += told.length;
      figures.offered += behind.length;
      const marked = (same: Subscription): Subscription => ({
        ...served({ ...keeping(same, behind), sent: same.sent + told.length }, sending.slot, now),
        heard: now.toISOString(),
        slept: undefined,
      });
      const keys = told.map(({ key }) => key);
      const folds = told.flatMap(({ fold }) => fold ?? []);
      await change(run, one, marked, sending, () => book.told.add(one.owner, keys, folds));
      return;
    }
    case "unreachable": {
      figures.unreachable += 1;
      const rested = await change(run, one, (same) => keeping(same, back), sending);
      if (rested) await book.rest(rested);
      return;
    }
    case "failed": {
      figures.failed += 1;
      const same = isLate(run, sending.since)
        ? await change(run, one, (same) => served(keeping(same, again), sending.slot, now), sending)
        : one;
      if (same) noteWaiting(run, [...same.pending, ...back]);
    }
  }
}

/**
 * Changes the row as it is now; nothing when it was deleted, paused or given other criteria meanwhile, or when another run has taken it. A digest
 * that is on its way (`sending`) is finished all the same. What `before` writes is written first.
 */
export async function change(
  { world: { book, inTurn }, now }: Run,
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
    await book.save(next, same);
    return next;
  });
}

export function isLate({ now }: Run, since: string): boolean {
  return now.getTime() - Date.parse(since) > patienceMs;
}

/** Keeps in mind how long the oldest of what was not offered yet waits. */
export function noteWaiting({ figures, now }: Run, pending: Pending[]): void {
  for (const { offered, since } of pending) {
    const hours = Math.floor((now.getTime() - Date.parse(since)) / 3_600_000);
    if (!offered) figures.oldestPendingHours = Math.max(figures.oldestPendingHours, hours);
  }
}

export function personOf({ owner: { platform, person } }: Pick<Subscription, "owner">): string {
  return `${platform}:${person}`;
}

/** Its search was changed while the digest was on its way. */
function isOfAnother({ search }: Subscription, { search: made }: Sending): boolean {
  return made !== undefined && made !== searchKey(search);
}

function withoutSending({ sending: _, ...one }: Subscription): Subscription {
  return one;
}
