import type { Listing } from "../offers/offer.ts";
import type { Search } from "../search/search.ts";
import type { Check } from "./check.ts";
import type { Schedule } from "./schedule.ts";

/**
 * What an owner may change: pause it for a week or until it is resumed, resume it, undo a stop, delete it;
 * give it another time, name or search; include or exclude related jobs, and exclude companies.
 */
export type AlertChange =
  | "week"
  | "pause"
  | "resume"
  | "undo"
  | "delete"
  | { schedule: Partial<Schedule> }
  | { name: string }
  | { search: Search }
  | { related: boolean }
  | { without: string[] };

/** An alert as its owner sees it. */
export type Alert = {
  id: string;
  name: string;
  search: Search;
  schedule: Schedule;
  /** The next digest, if there is something new by then: ISO 8601. */
  next: string;
  /** The end as ISO 8601, where one was set; idle: it rests because nobody answered. */
  paused?: { until?: string | undefined; idle?: boolean | undefined };
  /** With offers of related jobs; without those of these companies. */
  related: boolean;
  without: string[];
  /** Offers sent so far. */
  sent: number;
};

/** Links that open the same search on a platform that notifies, for a platform where news arrive silently. */
export type NotifyingPlatforms = { elsewhere: { label: string; url: string }[] };

/** Why an offer is shown, as it is now: the checks of the search that found it, and those of each alert. */
export type Explanation = {
  /** Undefined when it is no longer there. */
  offer: Listing | undefined;
  /** None where an alert sent it. */
  search: Check[];
  alerts: { alert: Alert; stages: Check[] }[];
};

/** What became of the wish to be told. */
export type SubscribeOutcome =
  /** `isInPrivate`: it was made in a channel, and its digests come as private messages. */
  | { is: "created" | "known"; alert: Alert; perWeek?: number; isInPrivate?: boolean }
  /** So many offers a week that it is asked about first. */
  | { is: "broad"; perWeek: number }
  /** Nothing tells of what such a search finds, or not in the whole country. */
  | { is: "untold" }
  /** Neither a job nor a word: it would be all offers of the country. */
  | { is: "empty" }
  /** There are as many as one may have. */
  | { is: "full"; most: number }
  /** Alerts are personal: they are made in private, at this address where there is one. */
  | { is: "private"; url?: string }
  /** The platform lets us write to them no message: closed to us, or nothing in common yet. */
  | { is: "closed" | "stranger"; url?: string };
