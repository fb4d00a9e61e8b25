import type { Row } from "../collection.ts";
import type { Event } from "../conversation/events.ts";
import { toWeek } from "../text/week.ts";
import type { Person } from "./person.ts";

/** Hears that something was done, and neither by whom nor what: for the weekly counts of operators. */
export type UsageObserver = {
  /** Somebody was there for the first time in a week. */
  notePerson: () => void;
  /** Somebody looks for something else than before. */
  noteSearch: () => void;
  noteAlert: () => void;
};

/** A turn as it was stored. */
export type StoredTurn = {
  event: Event;
  /** What was written with it. */
  rows: readonly Row[];
  before: Person;
  /** As it was written; undefined where nothing of the person has changed. */
  after: Person | undefined;
};

/**
 * Tells what a turn that is stored counts for. Of a person the day of their last sign of life is known, so
 * that nothing has to be kept to count each of them once a week.
 */
export function noteUsage(
  { usage, now }: { usage?: UsageObserver; now: () => Date },
  { event, rows, before, after }: StoredTurn,
): void {
  if (!usage) return;
  if (after && (before.seen === undefined || toWeek(new Date(before.seen)) !== toWeek(now()))) usage.notePerson();
  if (after && after.last !== before.last) usage.noteSearch();
  // One that had been made before a restart has no rows.
  if (event.type === "subscribed" && event.outcome.is === "created" && rows.length > 0) usage.noteAlert();
}
