import type { SourceProfile } from "../../offers/source.ts";
import type { Search } from "../../search/search.ts";
import type { RecipientStatus } from "../deps.ts";
import type { OfferContent } from "../digest.ts";
import type { NewsItem } from "../feed.ts";
import type { PlanFigures } from "../run-figures.ts";
import type { PendingOffer, Subscription } from "../subscription.ts";
import type { AlertStep } from "./step.ts";

/** What the sources have for one alert. */
export type News = {
  /** What is new by its date, each once. */
  found: NewsItem[];
  /** Those that were read, and up to when each one counts as read from now on. */
  read: SourceProfile[];
  covered: Subscription["covered"];
  /** Those that could not be read, and those that have no time for it yet. */
  failed: SourceProfile[];
  later: SourceProfile[];
};

/**
 * What is known of an alert's owner and of what waits for them. What was not looked up yet is undefined: a
 * plan that needs it says so.
 */
export type Known = {
  recipient?: RecipientStatus;
  /** Something was done on the screen of the digest that is on its way: then it arrived. */
  isTouched?: boolean;
  /** The offers that they know, and the marks of folds (`toCopyMark`). */
  offers?: ReadonlySet<string>;
  /** Their other alerts. */
  others?: readonly Subscription[];
  /** Waiting offers as they are now, by key. */
  contents: ReadonlyMap<string, OfferContent>;
  /** How many offers wider searches have, by search key; undefined where no service can tell. */
  counts?: ReadonlyMap<string, number | undefined>;
};

/** When a plan is made. */
export type Moment = {
  /** The moment that a run is for. */
  at: Date;
  /** The same moved on by the time that the run has taken: night may have fallen. */
  current: Date;
  /** Whatever is on its way was left there by a process that is gone. */
  isStart: boolean;
  /** The id of the screen for the message of this plan. */
  screen: string;
};

/** What has to be looked up before there can be a plan. */
export type Needs = {
  recipient?: true;
  news?: true;
  touch?: true;
  offers?: true;
  others?: true;
  contents?: PendingOffer[];
  counts?: Search[];
};

/** Steps in their order, and what they count for in the figures of the run; or what is needed for a plan. */
export type Plan = { steps: AlertStep[]; figures: PlanFigures } | { needs: Needs };

export type Planned = Exclude<Plan, { needs: Needs }>;
