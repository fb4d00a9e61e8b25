import { z } from "zod";
import { groupBy } from "../collections/group-by.ts";
import { dayMs, hourMs } from "../durations.ts";
import { foldsSchema, listedSchema } from "../offers/listed.ts";
import { foundNewsSchema } from "../offers/listing-schema.ts";
import type { Statements } from "../offers/offer.ts";
import { getSourceId } from "../offers/source.ts";
import type { Owner } from "../owner.ts";
import type { Kind } from "../search/kind.ts";
import { getDiploma, type Search, searchSchema, toCriteria } from "../search/search.ts";
import { cut, normaliseText } from "../text/text.ts";
import { findFreeName } from "./alert-name.ts";
import { dailySchedule, findNextSlot, findZone, scheduleSchema } from "./schedule.ts";

const instant = z.iso.datetime();

/** An offer that was found for an alert and not shown yet. Its content is asked for again when it is. */
export const pendingSchema = listedSchema.extend({
  related: z.boolean(),
  created: instant.optional(),
  /** The source that it was read from, where its key is that of another one. */
  by: z.string().optional().catch(undefined),
  /** Since when it waits. */
  since: instant,
  /**
   * A digest listed it behind "Tout voir", or it is a copy of one that was told: alone it is no reason to
   * write.
   */
  offered: z.boolean(),
  /** A copy of one that was told: listed and counted, never shown as news. */
  copy: z.boolean().optional().catch(undefined),
  /**
   * Since when digests count it without listing it: it gets its turn within a week. Older versions stored
   * only whether they did.
   */
  counted: z.union([instant, z.boolean()]).optional().catch(undefined),
  /** A digest showed it, and whether that arrived is unknown: it comes first in the next one. */
  again: z.boolean().optional().catch(undefined),
  /** What it has in common with its copies (`copyKeys`). */
  folds: foldsSchema,
  /** In a list that was put together: the same for copies of one announcement. Older rows have this alone. */
  fold: z.string().optional(),
});

export type PendingOffer = z.infer<typeof pendingSchema>;

/** By which keys its copies are known. */
export function getStoredCopyKeys({ folds, fold }: Pick<PendingOffer, "folds" | "fold">): string[] {
  return folds ?? (fold === undefined ? [] : [fold]);
}

/** A digest that is to be sent. */
export const outgoingDigestSchema = z.object({
  slot: z.string(),
  /** The last try, and the first. */
  at: instant,
  since: instant,
  screen: z.string(),
  /** Tells the last try from another of the same instant; absent of the first, whose screen does. */
  attemptId: z.string().optional(),
  /** What it was made for, as a search key: what is left of it is no news of another search. */
  search: z.string().optional(),
  shown: z.number(),
  items: z.array(pendingSchema),
  /** What it shows, so that it can be sent again as it was. */
  cards: z.array(foundNewsSchema).optional().catch(undefined),
});
export type OutgoingDigest = z.infer<typeof outgoingDigestSchema>;

/**
 * A search whose news someone wants: when, up to when each source was read for it, and what waits to be
 * shown.
 */
export const subscriptionSchema = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  id: z.string(),
  owner: z.object({
    platform: z.string(),
    chat: z.string(),
    person: z.string(),
  }),
  name: z.string(),
  search: searchSchema,
  /** Of ROME, when the titles were ticked: codes change meaning. */
  romeVersion: z.string().optional(),
  /** With offers of related jobs. */
  related: z.boolean(),
  /** Without the offers of these companies, as they are called there. */
  without: z.array(z.string()).optional().catch(undefined),
  schedule: scheduleSchema,
  created: instant,
  /** Without an end it rests until it is taken up again. */
  paused: z
    .object({
      since: instant,
      until: instant.optional(),
      /** The end that a rest had which was made one without end: to be given back. */
      was: instant.optional().catch(undefined),
      /** Its owner gave no sign of life: they did not ask for it. */
      idle: z.boolean().optional().catch(undefined),
    })
    .optional(),
  /**
   * What is due next, and when: later than its slot after a night, or when no source could be read, which has
   * been tried since `since`.
   */
  next: z.object({ slot: z.string(), at: instant, since: instant.optional() }),
  /**
   * The slot served last: none at or before it is served again, even when the clock goes back or the hour
   * changes.
   */
  last: z.string().optional(),
  /**
   * Up to when each source was read to its end, by the source's id. What is stored of a source that this
   * version does not know stays.
   */
  covered: z.record(z.string(), instant),
  pending: z.array(pendingSchema),
  /** A digest on its way: written before it is sent, so that an interruption repeats at most this one. */
  sending: outgoingDigestSchema.optional(),
  /** How many offers were sent so far. */
  sent: z.number(),
  /** When it last wrote, were it only that there is nothing to tell. */
  heard: instant.optional().catch(undefined),
  /**
   * When the last offer was published that belongs to it and was told by another alert: neither counts as
   * silent.
   */
  matched: instant.optional().catch(undefined),
  /**
   * When its search was changed: what a source without a window of dates has offered for long is not news of
   * it.
   */
  revised: instant.optional().catch(undefined),
  /** It rested since its last digest, which then says that its news are older. */
  slept: z.boolean().optional().catch(undefined),
});

export type Subscription = z.infer<typeof subscriptionSchema>;

/**
 * The same, with the version that it is stored as: programs of version 1 would read a kind of search that
 * they do not know as another one, and a diploma as no job at all. They keep what they cannot read, and send
 * nothing for it.
 */
export function withStoredVersion(subscription: Subscription): Subscription {
  const { search } = subscription;
  const isOfVersion1 = kindsOfVersion1.includes(search.kind) && getDiploma(search) === undefined;
  return { ...subscription, version: isOfVersion1 ? 1 : 2 };
}

const kindsOfVersion1: readonly Kind[] = ["emploi", "alternance", "entreprises"];

/** How far back every reading reaches beyond what was covered: services show some offers late. */
export const overlapMs = 3 * hourMs;

/** A person may have so many. */
export const maxAlerts = 10;

export type NewAlert = {
  id: string;
  owner: Owner;
  search: Search;
  romeVersion?: string;
  related: boolean;
  /** The names of their other alerts. */
  taken?: readonly string[];
  /** The ids of the sources that there are. */
  sources?: readonly string[];
};

/** Daily at 8:00 in the zone of the searched place, from its creation on. */
export function createSubscription(
  { id, owner, search, romeVersion, related, taken = [], sources = [] }: NewAlert,
  now: Date,
): Subscription {
  // Events are announced weeks before: once a week, on Mondays, is enough.
  const days = search.kind === "evenements" ? { days: 1 as const } : {};
  const when = { ...dailySchedule, ...days, zone: findZone(search.place) };
  const { slot, at } = findNextSlot(when, now);
  const covered = new Date(now.getTime() - overlapMs).toISOString();
  // An alert tells of what is new: no other date, no order.
  const criteria = { ...toCriteria(search), filters: { ...search.filters, since: undefined, order: undefined } };
  return {
    version: 1,
    id,
    owner,
    name: findFreeName(criteria, taken),
    search: criteria,
    ...(romeVersion === undefined ? {} : { romeVersion }),
    related,
    schedule: when,
    created: now.toISOString(),
    next: { slot, at: at.toISOString() },
    covered: Object.fromEntries(sources.map((source) => [source, covered])),
    pending: [],
    sent: 0,
  };
}

/** The same with its slot served, and the next one after `now`. */
export function markServed(subscription: Subscription, slot: string, now: Date): Subscription {
  return planNextSlot({ ...subscription, last: slot }, now);
}

/** The same with its next slot after `now`. */
export function planNextSlot(subscription: Subscription, now: Date): Subscription {
  const next = findNextSlot(subscription.schedule, now, subscription.last);
  return { ...subscription, next: { slot: next.slot, at: next.at.toISOString() } };
}

/**
 * Up to when each source counts as read without these offers: those that were never offered are found again.
 */
export function reopenCoverage({ created, covered }: Subscription, these: PendingOffer[]): Record<string, string> {
  const bySource = groupBy(
    these.filter(({ offered }) => !offered),
    ({ key, by }) => by ?? getSourceId(key),
  );
  const opened = bySource.map(([source, open]) => [
    source,
    earliest([...open.map(foundFrom), covered[source] ?? created]),
  ]);
  return { ...covered, ...Object.fromEntries(opened) };
}

/**
 * A reading also finds what was published before it; a much older offer can only be found again from a week
 * before.
 */
function foundFrom({ created, since }: PendingOffer): string {
  const longBefore = new Date(Date.parse(since) - 7 * dayMs).toISOString();
  return created === undefined || created < longBefore ? longBefore : created;
}

function earliest(dates: string[]): string {
  return new Date(Math.min(...dates.map((date) => Date.parse(date)))).toISOString();
}

/** Its owner wants none of this company's offers. */
export function isExcluded(
  { without = [] }: Pick<Subscription, "without">,
  { company }: Pick<Statements, "company">,
): boolean {
  if (company === undefined || without.length === 0) return false;
  const name = normaliseText(toCompanyName(company));
  return without.some((one) => normaliseText(one) === name);
}

/** A company's name as it is kept and compared. */
export function toCompanyName(company: string): string {
  return cut(company.replace(/\s+/g, " ").trim(), 100);
}

/** Since when the oldest waits that no digest has offered or counted yet. */
export function findOldestWaiting(pending: PendingOffer[]): Date | undefined {
  const open = pending.filter(({ offered, counted }) => !offered && !counted);
  return open.length === 0 ? undefined : new Date(earliest(open.map(({ since }) => since)));
}

/** When it is to be looked at: undefined while it rests. */
function getWakeTime({ paused, next }: Pick<Subscription, "paused" | "next">): Date | undefined {
  if (!paused) return new Date(next.at);
  return paused.until === undefined ? undefined : new Date(paused.until);
}

/**
 * The same of one that may be on its way: what was begun is looked at first, unless it was paused meanwhile.
 */
export function getDueTime(subscription: Pick<Subscription, "paused" | "next" | "sending">): Date | undefined {
  const { paused, sending } = subscription;
  return sending && !paused ? new Date(sending.at) : getWakeTime(subscription);
}

export function isPaused({ paused }: Subscription, now: Date): boolean {
  return paused !== undefined && (paused.until === undefined || new Date(paused.until) > now);
}
