import { digestView } from "../conversation/digest.ts";
import type { Found } from "../offer.ts";
import type { At } from "../state.ts";
import { dayMs } from "../store.ts";
import type { Delivered, Passage } from "../talk/world.ts";
import { count } from "../text.ts";
import { change, isOfAnother, type Sending, withoutSending } from "./change.ts";
import { inLane, isLate, noteWaiting, personOf, type Run } from "./context.ts";
import type { Content } from "./digest.ts";
import type { Feed } from "./feed.ts";
import { foldsOf, isExcluded, type Pending, type Subscription, served } from "./subscription.ts";

/** A platform that failed so often in a row takes nothing: the others of it are left for the next run. */
const mostFailures = 10;

export function isDown({ failures }: Run, platform: string): boolean {
  return (failures.get(platform) ?? 0) >= mostFailures;
}

/** A digest whose end is not known is sent once more, with the same list. What cannot be read now cannot be shown: then it waits. */
export async function sendAgain(run: Run, one: Subscription, sending: Sending): Promise<void> {
  const { world, now } = run;
  // It arrived, for something was done on it since: sent again, it would undo that.
  if (await world.isTouched(one.owner, sending.screen)) return finish(run, one, sending, "sent", true);
  if (isOfAnother(one, sending)) return void (await change(run, one, withoutSending, sending));
  const told = await world.book.told.all(one.owner);
  const first = sending.items.slice(0, sending.shown);
  // It arrived, and only that was not noted any more.
  if (first.length > 0 && first.every(({ key }) => told.has(key))) return finish(run, one, sending, "sent", true);
  // Shown meanwhile by another alert, or on a page: the others are news still.
  if (first.some(({ key }) => told.has(key))) return void (await takeApart(run, one, sending, told));
  const again = { ...sending, at: now.toISOString() };
  const claimed = await change(run, one, (same) => ({ ...same, sending: again }), sending);
  if (!claimed) return;
  const shown = await cardsOf(run, claimed, again);
  const unwanted = excludedOf(claimed, again, shown);
  if (unwanted.size > 0) return void (await takeApart(run, claimed, again, unwanted));
  if (shown.includes("unknown")) return finish(run, claimed, again, "failed");
  await send(
    run,
    claimed,
    again,
    shown.map((content) => (typeof content === "string" ? undefined : content)),
    [],
  );
}

/** As they were when it was made; a day later as they are now. */
async function cardsOf({ contents, now }: Run, { search }: Subscription, { cards, since, items, shown }: Sending) {
  if (cards?.length === shown && now.getTime() - Date.parse(since) < dayMs) return cards;
  return Promise.all(items.slice(0, shown).map((item) => contents.of(search, { ...item, offered: false })));
}

/** Those of a company that was left out since. */
function excludedOf(one: Subscription, { items }: Sending, shown: Content[]): Set<string> {
  const isUnwanted = (content: Content | undefined) => typeof content === "object" && isExcluded(one, content.offer);
  return new Set(items.flatMap(({ key }, i) => (isUnwanted(shown[i]) ? [key] : [])));
}

/** What is left of it without these waits, and the alert is due at once. */
async function takeApart(run: Run, one: Subscription, sending: Sending, without: ReadonlySet<string>): Promise<void> {
  const left = sending.items.filter(({ key }) => !without.has(key));
  await change(run, one, (same) => withoutSending({ ...same, pending: [...same.pending, ...left] }), sending);
}

/** `shown` are the first of its items as they are now, undefined for what is gone meanwhile. */
export async function send(
  run: Run,
  one: Subscription,
  sending: Sending,
  shown: (Found | undefined)[],
  failed: Feed[],
  isSilent = false,
): Promise<void> {
  const { world, now, greeted, failures, figures } = run;
  const { owner, pending } = one;
  const state: At<"digest"> = {
    step: "digest",
    alert: one.id,
    name: one.name,
    search: one.search,
    day: now.toISOString(),
    items: sending.items.map(({ key, handle, fold, folds }) => ({
      key,
      ...(handle === undefined ? {} : { handle }),
      ...(fold === undefined ? {} : { fold }),
      ...(folds === undefined ? {} : { folds }),
    })),
    shown: sending.shown,
    missing: failed.map(({ service }) => service),
    total: sending.items.length + pending.filter(({ offered }) => !offered).length,
    ...(one.slept ? { slept: true } : {}),
    page: 0,
  };
  const view = digestView(state, shown, now);
  const person = personOf(one);
  const post = (passage: Passage) =>
    world.post(owner, sending.screen, state, view, {
      isSilent: isSilent || greeted.has(person),
      summary: `${count(state.total ?? state.shown, "nouvelle offre", "nouvelles offres")} pour votre alerte`,
      passage,
    });
  const isNoted = await inLane(run, one, post, async (outcome) => {
    if (outcome === "sent") greeted.add(person);
    failures.set(owner.platform, outcome === "failed" ? (failures.get(owner.platform) ?? 0) + 1 : 0);
    await finish(run, one, sending, outcome);
    return true;
  });
  if (!isNoted) figures.onTheirWay += 1;
}

/** `isNoted`: it was sent by a run before this one, which could not say so. */
async function finish(
  run: Run,
  one: Subscription,
  sending: Sending,
  outcome: Delivered,
  isNoted = false,
): Promise<void> {
  const { world, now, figures } = run;
  const { book, inTurn } = world;
  const { owner } = one;
  const told = sending.items.slice(0, sending.shown);
  const behind = sending.items.slice(sending.shown);
  const folds = new Set(told.flatMap(foldsOf));
  // They stand under what is shown: whoever has that has them.
  const isCopy = (item: Pending) => foldsOf(item).some((fold) => folds.has(fold));
  switch (outcome) {
    case "sent": {
      if (!isNoted) {
        figures.sent += 1;
        figures.offers += told.length;
        figures.offered += behind.length;
      }
      const copies = [...behind, ...one.pending].filter(isCopy);
      const news = { offers: [...told, ...copies].map(({ key }) => key), folds: [...folds] };
      const marked = await change(run, one, (same) => marking(same), sending, news);
      if (marked) return noteWaiting(run, marked, marked.pending);
      // Whatever became of the alert: they have it. Not of someone who had all deleted meanwhile.
      return inTurn(owner, async () => {
        if ((await world.standing(owner)).isKept) await book.told.add(owner, news);
      });
    }
    case "unreachable": {
      figures.unreachable += 1;
      await change(run, one, (same) => keeping(same, sending, sending.items), sending);
      await restIfAway(run, one);
      return;
    }
    case "failed": {
      figures.failed += 1;
      const again = [...told.map((item) => ({ ...item, again: true })), ...behind];
      const same = isLate(run, sending.since)
        ? await change(run, one, (same) => served(keeping(same, sending, again), sending.slot, now), sending)
        : one;
      if (same) noteWaiting(run, same, [...same.pending, ...sending.items]);
    }
  }

  /** What was behind it was offered; what was beyond that was counted. */
  function marking(same: Subscription): Subscription {
    const offered = behind
      .filter((item) => !isCopy(item))
      .map((item) => ({ ...item, offered: true, counted: undefined, again: undefined }));
    const counted = same.pending
      .filter((item) => !isCopy(item))
      .map((item) => ({ ...item, counted: item.counted || now.toISOString() }));
    const kept = keeping({ ...same, pending: counted }, sending, offered);
    return {
      ...served({ ...kept, sent: same.sent + told.length }, sending.slot, now),
      heard: now.toISOString(),
      slept: undefined,
    };
  }
}

/** What is left of a digest waits, unless the alert is for something else by now. */
function keeping(same: Subscription, sending: Sending, items: Pending[]): Subscription {
  const left = isOfAnother(same, sending) ? [] : items.filter(({ related }) => same.related || !related);
  return withoutSending({ ...same, pending: [...same.pending, ...left] });
}

/** All alerts of someone who cannot be written to rest, unless they have come back at this moment. */
export async function restIfAway({ world: { book, inTurn, standing } }: Run, { owner }: Subscription): Promise<void> {
  await inTurn(owner, async () => {
    if (!(await standing(owner)).isUnreachable) return;
    for (const one of await book.of(owner)) await book.rest(one);
  });
}
