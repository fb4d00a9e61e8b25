import { dayMs, hourMs } from "../durations.ts";
import type { JobEvent } from "../offers/job-event.ts";
import { getPublicationTime } from "../offers/listing.ts";
import type { Listing } from "../offers/offer.ts";
import type { SourceProfile } from "../offers/source.ts";
import { parisZone } from "../text/paris-time.ts";
import { toLocalTime } from "./schedule.ts";
import { overlapMs, type Subscription } from "./subscription.ts";

/**
 * A source that is read whole brings offers of any date: those older than this before the alert was created,
 * or older than a month and a half, are not news.
 */
const beforeCreationMs = 7 * dayMs;
const maxAgeMs = 45 * dayMs;

type Covered = Pick<Subscription, "covered" | "created">;

/** Up to when a source was read to its end for an alert. */
export function getCoveredUntil({ covered, created }: Covered, { id }: SourceProfile, now: Date): Date {
  const until = covered[id];
  if (until !== undefined) return new Date(until);
  const begins = Date.parse(created) - overlapMs;
  // An alert that was never read, since it rested or no source answered, has lost nothing. A source that was
  // added after others were read begins with what may still be news.
  const isNeverRead = Object.keys(covered).length === 0;
  return new Date(isNeverRead ? begins : Math.max(begins, now.getTime() - maxAgeMs));
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
  { offer }: { offer: Listing },
  subscription: Subscription,
  now: Date,
): boolean {
  if (offer.kind === "event") return isSoon(offer, now);
  const created = getPublicationTime(offer);
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

/**
 * Within four weeks from now. What was told is known for 30 days, so that an event that is told of no earlier
 * is told of once.
 */
function isSoon({ starts }: JobEvent, now: Date): boolean {
  const days = (Date.parse(starts) - now.getTime()) / dayMs;
  return days > 0 && days < 28;
}
