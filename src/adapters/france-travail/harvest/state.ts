import { dayMs, hourMs } from "../../../core/durations.ts";
import type { DatedRow, RowBlock } from "../api/block.ts";
import type { Criteria } from "../api/criteria.ts";
import { toBlockRange } from "../api/limits.ts";
import { formatParisTime, type ParisTime, toParisTime } from "../api/paris-clock.ts";
import type { AllRows } from "./all-rows.ts";
import type { Density } from "./density.ts";
import type { PartRows } from "./narrow.ts";

/** What a harvest is of, and from where it goes on: it never changes on the way. */
export type HarvestScope = {
  readonly criteria: Criteria;
  /** By clocks in Paris. */
  readonly now: ParisTime;
  /** The same moment by UTC, for the Z of a date may be meant. */
  readonly begunUtc: number;
  /** Which moments of creation are asked for. */
  readonly from: ParisTime;
  readonly until: ParisTime;
  /** Offers that were created before are not wanted, though they are read. */
  readonly oldest: ParisTime | undefined;
  /** All that was created after `downTo` was read by a harvest that began at `begun`. */
  readonly resumed: { readonly begun: ParisTime; readonly downTo: ParisTime } | undefined;
};

/**
 * A stretch of time that holds about so many, and how to find a newer part of it that fits: by the density
 * that was learned, by a look at the last rows that can be reached, which are the oldest of the newest, or by
 * halves, in case the service orders its rows otherwise.
 */
export type Stretch = {
  readonly from: ParisTime;
  readonly until: ParisTime;
  readonly total: number;
  readonly by: "density" | "look" | "halves";
};

/**
 * A newer part of a stretch, that begins at `cut`. `isReachable`: its rows come to an end, whatever its total
 * says.
 */
export type Window = { readonly stretch: Stretch; readonly cut: ParisTime; readonly isReachable: boolean };

/**
 * What was counted in the end: how many there are, and how many of those that were read before are no more.
 */
export type Recount = { readonly still: number; readonly gone: number };

/** Which answer the harvest waits for. */
export type HarvestPhase =
  | { readonly is: "first" | "whole" | "recount" }
  | { readonly is: "look"; readonly stretch: Stretch }
  | { readonly is: "window"; readonly window: Window }
  | { readonly is: "part"; readonly window: Window; readonly rest: readonly Stretch[] }
  | {
      readonly is: "meanwhile";
      readonly origins: readonly (1 | 2)[];
      readonly block: number;
      readonly recount: Recount | undefined;
    }
  | { readonly is: "expired"; readonly still: number }
  | { readonly is: "done"; readonly missing: number };

/** How far a harvest is. */
export type HarvestState<T> = {
  readonly scope: HarvestScope;
  readonly phase: HarvestPhase;
  /** The first block of the whole search. */
  readonly first: RowBlock<T>;
  /** What is still to be read, the newest last. */
  readonly stack: readonly Stretch[];
  readonly density: Density;
  readonly total: number;
  /**
   * Different rows that came, with those of the harvest that this one goes on from; and how many of them were
   * wanted.
   */
  readonly seen: number;
  readonly written: number;
  /** Of those that were written before, and of what was read again of their time. */
  readonly inResumed: number;
  readonly why: readonly string[];
  /** Totals were found to be wrong: from now on, rows are looked at before anything is cut. */
  readonly isOvercounted: boolean;
  /** The service does not say how many there are: all windows are read to their ends. */
  readonly isUncounted: boolean;
  /** The service looks at no dates of creation. */
  readonly isUndated: boolean;
  /** How many are missing is not known. */
  readonly isDoubtful: boolean;
};

/** What is asked next: one page; or all that a page is the first of, of a search or of a part of it. */
export type HarvestRequest<T> =
  | { readonly ask: "page"; readonly criteria: Criteria }
  | { readonly ask: "all"; readonly criteria: Criteria; readonly first: RowBlock<T> }
  | {
      readonly ask: "part";
      readonly criteria: Criteria;
      readonly first: RowBlock<T>;
      readonly isReachable: boolean;
      readonly isOvercounted: boolean;
    };

/** The rows of a page, and their total. */
export type PageAnswer<T> = RowBlock<T> & { to: "page" };
/** All rows of the search, and how their reading went. */
export type WholeAnswer<T> = AllRows<T> & { to: "all" };
/** All rows of a part of it, and how their reading went. */
export type PartAnswer<T> = PartRows<T> & { to: "part" };
/** What came, for each kind of request. */
export type HarvestAnswer<T> = PageAnswer<T> | WholeAnswer<T> | PartAnswer<T>;

/** Rows to keep. `downTo` as in `HarvestCheckpoint`; undefined where there are no windows. */
export type HarvestedRows<T> = { rows: DatedRow<T>[]; downTo: ParisTime | undefined };

/** One transition: the new state, what to keep, and what to ask; nothing more is asked in the end. */
export type HarvestStep<T> = {
  state: HarvestState<T>;
  take?: HarvestedRows<T> | undefined;
  order?: HarvestRequest<T> | undefined;
};

/** Offers may show up a little after the moment they were created at: what is so near is read again. */
export const marginMs = 3 * hourMs;
/** How far back an offer may have been created. */
const longAgo = Date.parse("2000-01-01T00:00:00Z");

/**
 * Where a search begins and ends. Asked by dates, "since 7 days" begins a day earlier, since the service may
 * count whole days: as much is forgiven when a chat filters.
 */
export function toHarvestScope(criteria: Criteria, now: Date, resumed: HarvestScope["resumed"]): HarvestScope {
  const { publieeDepuis, minCreationDate, maxCreationDate } = criteria;
  const oldest =
    publieeDepuis === undefined ? undefined : toParisTime(new Date(now.getTime() - (publieeDepuis + 1) * dayMs));
  return {
    criteria,
    now: toParisTime(now),
    begunUtc: now.getTime(),
    from: minCreationDate ? Date.parse(minCreationDate) : oldest ? oldest - marginMs : longAgo,
    until: maxCreationDate ? Date.parse(maxCreationDate) : toParisTime(now) + dayMs,
    oldest,
    resumed,
  };
}

/** A harvest before its first call; `seen` is how many rows it goes on from. */
export function startHarvest<T>(scope: HarvestScope, seen: number): HarvestStep<T> & { order: HarvestRequest<T> } {
  const state: HarvestState<T> = {
    scope,
    phase: { is: "first" },
    first: { rows: [], total: 0 },
    stack: [],
    density: { shape: [], rate: 1, now: scope.now },
    total: 0,
    seen,
    written: seen,
    inResumed: seen,
    why: [],
    isOvercounted: false,
    isUncounted: false,
    isUndated: false,
    isDoubtful: false,
  };
  return { state, order: { ask: "page", criteria: { ...toWholeSearch(scope), range: toBlockRange(0) } } };
}

/** All of the search, in the order that is asked for. */
export function toWholeSearch({ criteria }: HarvestScope): Criteria {
  return { ...criteria, sort: criteria.sort ?? 1 };
}

/** The search within two moments of creation. */
export function narrowToPeriod({ criteria }: HarvestScope, from: ParisTime, until: ParisTime): Criteria {
  const { range: _, sort: __, publieeDepuis: ___, ...undated } = criteria;
  return { ...undated, sort: 1, minCreationDate: formatParisTime(from), maxCreationDate: formatParisTime(until) };
}
