import { dayMs } from "../collection.ts";
import type { FoundOffer } from "../offers/offer.ts";
import type { SourceProfile } from "../offers/source.ts";
import { parisZone } from "../text/paris-time.ts";
import { toLocalTime } from "./schedule.ts";
import { overlapMs, type Subscription } from "./subscription.ts";

const hourMs = 3_600_000;

/**
 * A source that is read whole brings offers of any date: those older than this before the alert was created,
 * or older than a month and a half, are not news.
 */
const beforeCreationMs = 7 * dayMs;
const maxAgeMs = 45 * dayMs;

/** A source that was added after an alert was made begins with what it published in the last week. */
const maxCatchUpMs = 7 * dayMs;

type Covered = Pick<Subscription, "covered" | "created">;

/** Up to when a source was read to its end for an alert. */
export function getCoveredUntil({ covered, created }: Covered, { id }: SourceProfile, now: Date): Date {
  const until = covered[id];
  if (until !== undefined) return new Date(until);
  return new Date(Math.max(Date.parse(created) - overlapMs, now.getTime() - maxCatchUpMs));
}

/** From when on a source is to be read for an alert. */
export function getReadingStart(subscription: Covered, source: SourceProfile, now: Date): Date {
  const { freshness } = source;
  const overlap = freshness.type === "continuous" ? freshness.overlapMs : overlapMs;
  return new Date(getCoveredUntil(subscription, source, now).getTime() - overlap);
}

/** Whether an offer that a source has is news for an alert, going by its date alone. */
export function isFresh(
  source: SourceProfile,
  { offer: { created } }: FoundOffer,
  subscription: Subscription,
  now: Date,
): boolean {
  if (created === undefined) return true;
  const at = Date.parse(created);
  if (source.freshness.type === "continuous") return at >= getReadingStart(subscription, source, now).getTime();
  const from = Math.min(
    Date.parse(subscription.revised ?? subscription.created) - beforeCreationMs,
    getCoveredUntil(subscription, source, now).getTime(),
  );
  return at >= Math.max(from, now.getTime() - maxAgeMs);
}

/** Whether a source was already read today for the present search of an alert. */
export function isUpToDate(
  { id, freshness }: SourceProfile,
  { covered, revised }: Pick<Subscription, "covered" | "revised">,
  now: Date,
): boolean {
  const until = covered[id];
  if (freshness.type === "continuous" || until === undefined) return false;
  if (revised !== undefined && Date.parse(until) < Date.parse(revised)) return false;
  const dayOf = (instant: Date) =>
    toLocalTime(new Date(instant.getTime() - freshness.afterHour * hourMs), parisZone).date;
  return dayOf(new Date(until)) === dayOf(now);
}
