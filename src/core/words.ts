/**
 * The words of the product, on one page. What happens (`Event`) meets where someone is (`State`) in the pure function `update`, which answers
 * with a `Turn`: the next state, and either what to show (`View`) or what to find out first (`Ask`).
 */
import type { Stage } from "./alerts/explain.ts";
import type { Schedule } from "./alerts/schedule.ts";
import type { Doubt } from "./doubt.ts";
import type { OffersFile } from "./exports/offers-file.ts";
import type { Filters } from "./filters.ts";
import type { Kind } from "./kind.ts";
import type { Link, Linked, Lookup } from "./link.ts";
import type { Market, ReadMarket } from "./market/market.ts";
import type { Found, Offer, Page } from "./offer.ts";
import type { Place, Point } from "./places/place.ts";
import type { PickedTitle, Radius, Search } from "./search.ts";
import type { Listed, State } from "./state.ts";
import type { Picture, View } from "./view.ts";
import type { Elsewhere } from "./wish.ts";

export type Platform = "telegram" | "discord" | "web" | "terminal";

/** Who talks, and where. Ids are the platform's own; events of one owner are applied one after the other. */
export type Owner = { platform: Platform; chat: string; person: string };

/** What happened: someone did something, or an answer came from outside. */
export type Event =
  /** A link may bring a search along. */
  | { type: "start"; link?: Link }
  /** A command with its words; a platform whose commands have fields gives each by itself. */
  | { type: "command"; command: Command; text: string; place?: string; radius?: Radius; filters?: Filters }
  | { type: "text"; text: string }
  | { type: "press"; action: string; value: string }
  /** All choices of a list at once, where the platform has such lists. */
  | { type: "pick"; field: string; values: string[] }
  | { type: "location"; point: Point }
  /** A photo, a voice message, a file: anything but text. */
  | { type: "unreadable" }
  /** Shows the state as it is: an update that came twice, a screen to draw again. */
  | { type: "again" }
  | Answer;

export type Command = "emploi" | "alternance" | "alertes" | "aide" | "confidentialite" | "supprimer";

/** What came back for an `Ask`. */
export type Answer =
  | { type: "understood"; meaning: Meaning }
  | { type: "linked"; linked: Linked }
  | { type: "located"; place: Place | undefined }
  | { type: "offers"; found: Page }
  | { type: "counts"; counts: (Counted | undefined)[] }
  | { type: "offer"; offer: Offer | undefined; distanceKm?: number; asOf: string }
  /** In the order asked for; undefined for what is no longer there. */
  | { type: "listed"; found: (Found | undefined)[]; asOf: string }
  /** Without pictures where none were asked for, or none could be drawn. */
  | { type: "market"; market: Market; pictures: Picture[] }
  | { type: "exported"; file: OffersFile }
  | { type: "subscribed"; outcome: Subscribed; asOf: string; arrival?: Arrival }
  | { type: "alerts"; alerts: Alert[]; asOf: string }
  /** `twin`: another one looks already for what this one was to look for; so it was left as it was. `before`: as it was until now, where it was changed. */
  | { type: "alert"; alert: Alert | undefined; twin?: Alert; before?: Alert; asOf: string; arrival?: Arrival }
  | { type: "explained"; explained: Explained; asOf: string }
  | { type: "kept"; kept: Kept }
  | { type: "forgotten" }
  | { type: "failed"; failure: Failure };

/** How many offers there are; not exact where that was estimated. */
export type Counted = Pick<Page, "total" | "exact" | "missing">;

/** What the core wants to know or have done outside. Plain data. */
export type Ask =
  /** What a text means; the place may come apart. */
  | { ask: "understand"; text: string; place?: string }
  | { ask: "linked"; link: Link }
  | { ask: "locate"; point: Point }
  /** `read`: so many were looked at for the pages that are shown already. */
  | { ask: "offers"; search: Search; page: number; read?: number }
  /** How many offers each of these searches has. */
  | { ask: "counts"; searches: Search[] }
  | { ask: "offer"; search: Search; offer: Listed }
  /** Several offers as they are now. */
  | { ask: "listed"; search: Search; offers: Listed[] }
  /** What a search has to offer, in figures; drawn as a picture, or not. */
  | { ask: "market"; search: Search; drawn: boolean }
  /** Its offers as a file. */
  | { ask: "export"; search: Search }
  /** Makes an alert of a search, under the id of the task; the first message to someone is sent by it, where that needs a way of its own. */
  | { ask: "subscribe"; search: Search; isSure: boolean }
  /** The owner's alerts, once the change was made to all of them, or to those that are named. */
  | { ask: "alerts"; change?: AlertChange; ids?: string[] }
  /** One of them, once the change was made. */
  | { ask: "alert"; id: string; change?: AlertChange }
  /** Why an offer is in a search, and what each of the owner's alerts makes of it; or what one of them makes of it. */
  | { ask: "explain"; search: Search; offer: Listed; alert?: string }
  /** What is kept about the owner, and by whom. */
  | { ask: "kept" }
  /** Deletes all of it. */
  | { ask: "forget" };

/**
 * The outcome of an event. The notice is short and passing: a toast, a line that only this person sees. What is asked `meanwhile` makes a view more telling, which
 * is shown without it where the answer takes longer than a moment. `cancels` is the id of a task whose outcome is not wanted any more.
 */
export type Turn = { state: State; notice?: string; cancels?: string } & (
  | { view: View; meanwhile?: OutsideAsk }
  | { ask: Ask }
);

/** What is asked of the outside world; everything else is answered on the spot. */
export type OutsideAsk = Extract<
  Ask,
  { ask: "locate" | "offers" | "counts" | "offer" | "listed" | "market" | "export" | "subscribe" | "explain" }
>;

/** What a typed text may mean: job titles, a place, filters, or several of them ("alternance boulanger à Lyon"). */
export type Meaning = {
  text: string;
  /** What is left for the job once place and filters are taken out. */
  jobText: string;
  titles: PickedTitle[];
  /** "sure": the very title; "near": words that look or sound alike. */
  titleMatch: "sure" | "likely" | "near" | "none";
  /** What was looked up as a place. */
  placeText?: string;
  places: Place[];
  /** "sure": needs no question; "exact": its very name, but several bear it; "likely": one that looks or sounds alike. */
  placeMatch: "sure" | "exact" | "likely" | "near" | "none";
  /** The text was taken apart: one part of it is the job, another the place. */
  both: boolean;
  kind?: Kind;
  /** The nearest that can be chosen to the kilometres that were said. */
  radius?: Radius;
  saidKm?: number;
  /** What was asked for and is not looked for here. */
  elsewhere?: Elsewhere;
  filters: Filters;
  /** What was not understood of it; where that is a place, `places` are those that it may be all the same. */
  doubt?: Doubt;
};

/**
 * What can be done with an alert: rest for a week or until it is taken up again, go on, be as it was before it was stopped, be gone; have another time,
 * name or search; be with or without related jobs, or without some companies.
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

/** Where news of an alert can be had besides, on a platform where they arrive in silence: links that open the same search there. */
export type Arrival = { elsewhere: { label: string; url: string }[] };

/** Why an offer is shown, as it is now: by the stages of the search that it was found with, and of each alert. */
export type Explained = {
  /** Undefined when it is no longer there. */
  offer: Offer | undefined;
  /** None where an alert sent it. */
  search: Stage[];
  alerts: { alert: Alert; stages: Stage[] }[];
};

/** What became of the wish to be told. */
export type Subscribed =
  | { is: "created" | "known"; alert: Alert; perWeek?: number }
  /** So many offers a week that it is asked about first. */
  | { is: "broad"; perWeek: number }
  /** Neither a job nor a word: it would be all offers of the country. */
  | { is: "empty" }
  /** There are as many as one may have. */
  | { is: "full"; most: number }
  /** Alerts are personal: they are made in private, at this address where there is one. */
  | { is: "private"; url?: string }
  /** The platform lets us write to them no message: closed to us, or nothing in common yet. */
  | { is: "closed" | "stranger"; url?: string };

/** What is kept about someone on one platform, and who answers for it. */
export type Kept = {
  platform: Platform;
  operator?: { name: string; contact: string };
  screens: number;
  lastSearch: boolean;
  alerts: number;
  /** Only where the conversation itself is kept, to be shown on the next visit. */
  messages?: number;
  /** Only where notifications can be asked for: the devices that get them. */
  devices?: number;
};

/** Why something outside could not be done. */
export type Failure = {
  why: "busy" | "down" | "slow" | "garbage" | "refused" | "quota" | "unkept" | "bug";
  /** As people know it: "France Travail". */
  service?: string;
  /** When to come back, for `quota`. */
  minutes?: number;
  /** Of `quota`: it is that of an address, which others may share. */
  isShared?: boolean;
  /** What an operator finds in the log, for `bug` and `unkept`: the store did not take it. */
  reference?: string;
  /** What of the search the service does not take: asking again is no help, changing that is. */
  unfit?: Unfit;
};

/** A part of a search, as it can be changed; of a filter, what people call it. */
export type Unfit = { part: "jobs" | "words" | "place" | "search" } | { part: "filters"; label: string };

/** The doors to the outside: each answers one kind of ask. All but `understand`, `lookup`, `rome` and `codes` are asynchronous, may take long, or throw a `SourceError`. */
export type Doors = {
  /** Resolves once what `understand` and `lookup` need is made, which takes a while after the start. They answer before, and others wait for it then. */
  ready?: () => Promise<void>;
  understand: (text: string) => Meaning;
  lookup: Lookup;
  locate: (point: Point) => Promise<Place | undefined>;
  offers: Source;
  offer: ReadOffer;
  market: ReadMarket;
  /** A market as pictures; none where there is nothing to draw, or where it cannot be drawn. */
  pictures: (market: Market) => Promise<Picture[]>;
  file: (search: Search) => Promise<OffersFile>;
  /** Of ROME, as it is used now, and how many codes are related to a search's: what an alert keeps and decides by. */
  rome: (search: Search) => { version: string; relatives: number };
  /** The ROME codes of a search as they are now, and those of related jobs. */
  codes: (search: Search) => { ticked: string[]; related: string[] };
  /** The centre of the searched commune, where it is known; waits for no network for long. */
  centre: (search: Search) => Promise<Point | undefined>;
  /** The same search, in the commune of today where its own was merged since. */
  today: (search: Search) => Promise<Search>;
};

/** Every list of results has this type: a new source is a new value, not a new concept. `read` is that of the page which was shown before. */
export type Source = (search: Search, page: number, read?: number) => Promise<Page>;

/** One offer as it is now, undefined when it is no longer there; with its distance from the searched commune. */
export type ReadOffer = (search: Search, listed: Listed) => Promise<{ offer: Offer | undefined; distanceKm?: number }>;

/** The outside world failed; it was expected that it may. */
export class SourceError extends Error {
  readonly service: string;
  readonly why: Exclude<Failure["why"], "quota" | "unkept" | "bug">;
  readonly unfit: Unfit | undefined;

  constructor(service: string, why: SourceError["why"], cause?: unknown, unfit?: Unfit) {
    super(`${service}: ${why}`, { cause });
    this.name = "SourceError";
    this.service = service;
    this.why = why;
    this.unfit = unfit;
  }
}
