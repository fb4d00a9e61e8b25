import { isDate } from "../foreign.ts";
import { enrichedLists } from "./enrich.ts";
import type { HrflowJob } from "./job.ts";

/** What is done with a job of a push. An archived job is taken out of the archive before it is updated. */
export type JobStep = { do: "create" } | { do: "keep" } | { do: "update"; isArchived: boolean } | { do: "unarchive" };

/** A job as the board has it, as far as a decision goes by it. */
type Found = { isArchived: boolean; content: Record<string, unknown> };

/** Which steps the operator wants, and what is known of the job. */
type StepOptions = {
  updatesContent: boolean;
  /** Parsing may have added to it what we do not send. */
  isEnriched: boolean;
  /** A run that was stopped has written it as it is now. */
  isWritten: boolean;
};

/** Decides what becomes of one job; `found` is what the board has under its reference. */
export function planJob(
  job: HrflowJob,
  found: Found | undefined,
  { updatesContent, isEnriched, isWritten }: StepOptions,
): JobStep {
  if (!found) return { do: "create" };
  const isNew = updatesContent && !isWritten && !isSameContent(job, found.content, isEnriched);
  if (isNew) return { do: "update", isArchived: found.isArchived };
  return { do: found.isArchived ? "unarchive" : "keep" };
}

/** Why nothing was archived, or that there was no reason against it. */
export type Archiving =
  | { is: "done" }
  /** Not wanted: `sync` is off. */
  | { is: "off" }
  /** Not all offers of the search are known: what is missing may well be online. */
  | { is: "partial-pull" }
  /** More than the share that is allowed would be archived. */
  | { is: "too-many"; wanted: number; active: number; mostPercent: number };

/** Decides whether what was not pushed may be archived. `active` are all jobs of the board that are not. */
export function planArchiving({
  isSync,
  isWhole,
  wanted,
  active,
  mostPercent,
}: {
  isSync: boolean;
  isWhole: boolean;
  wanted: number;
  active: number;
  mostPercent: number;
}): Archiving {
  if (!isSync) return { is: "off" };
  if (!isWhole) return { is: "partial-pull" };
  if (wanted * 100 > active * mostPercent) return { is: "too-many", wanted, active, mostPercent };
  return { is: "done" };
}

/** HrFlow may set these itself: that an offer was updated is told by its tags, too. */
const notCompared = new Set(["key", "reference", "created_at", "updated_at"]);

/** Whether writing the job would change nothing. What HrFlow itself adds to a field does not count. */
export function isSameContent(job: HrflowJob, stored: Record<string, unknown>, isEnriched: boolean): boolean {
  const enriched: readonly string[] = isEnriched ? enrichedLists : [];
  return Object.entries(job).every(
    ([name, ours]) => notCompared.has(name) || isCovered(ours, stored[name], enriched.includes(name)),
  );
}

function isCovered(ours: unknown, theirs: unknown, mayHaveMore = false): boolean {
  if (isNothing(ours)) return isNothing(theirs) || mayHaveMore;
  if (Array.isArray(ours)) {
    if (!Array.isArray(theirs)) return false;
    // In whatever order: lists of HrFlow are sets.
    const isThere = ours.every((one) => theirs.some((other) => isCovered(one, other)));
    return isThere && (mayHaveMore || ours.length === theirs.length);
  }
  if (typeof ours === "object")
    return (
      typeof theirs === "object" &&
      theirs !== null &&
      Object.entries(ours ?? {}).every(([name, value]) => isCovered(value, Reflect.get(theirs, name)))
    );
  if (typeof ours === "string" && typeof theirs === "string") return ours === theirs || isSameInstant(ours, theirs);
  return String(ours) === String(theirs);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** "2021-02-11T15:41:42+0000" and "2021-02-11T15:41:42.000Z". */
function isSameInstant(one: string, other: string): boolean {
  return (
    one.length <= 40 && other.length <= 40 && isDate(one) && isDate(other) && Date.parse(one) === Date.parse(other)
  );
}
