/**
 * The words of the product, on one page. What happens (`Event`) meets where someone is (`State`) in the pure function `update`, which answers
 * with a `Turn`: the next state, and either what to show (`View`) or what to find out first (`Ask`).
 */
import type { Filters } from "./filters.ts";
import type { Offer, Page } from "./offer.ts";
import type { Place, Point } from "./places/place.ts";
import type { PickedTitle, Search } from "./search.ts";
import type { State } from "./state.ts";
import type { View } from "./view.ts";

export type Platform = "telegram" | "discord" | "web" | "terminal";

/** Who talks, and where. Ids are the platform's own; events of one owner are applied one after the other. */
export type Owner = { platform: Platform; chat: string; person: string };

/** What happened: someone did something, or an answer came from outside. */
export type Event =
  | { type: "start" }
  | { type: "command"; command: Command; text: string }
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

export type Command = "emploi" | "alternance" | "aide" | "confidentialite" | "supprimer";

/** What came back for an `Ask`. */
export type Answer =
  | { type: "understood"; meaning: Meaning }
  | { type: "located"; place: Place | undefined }
  | { type: "offers"; found: Page }
  | { type: "counts"; counts: (number | undefined)[] }
  | { type: "offer"; offer: Offer | undefined; distanceKm?: number; asOf: string }
  | { type: "kept"; kept: Kept }
  | { type: "forgotten" }
  | { type: "failed"; failure: Failure };

/** What the core wants to know or have done outside. Plain data. */
export type Ask =
  | { ask: "understand"; text: string }
  | { ask: "locate"; point: Point }
  | { ask: "offers"; search: Search; page: number }
  /** How many offers each of these searches has. */
  | { ask: "counts"; searches: Search[] }
  | { ask: "offer"; search: Search; key: string }
  /** What is kept about the owner, and by whom. */
  | { ask: "kept" }
  /** Deletes all of it. */
  | { ask: "forget" };

/** The outcome of an event. The notice is short and passing: a toast, a line that only this person sees. */
export type Turn = { state: State; notice?: string } & ({ view: View } | { ask: Ask });

/** What a typed text may mean: job titles, a place, filters, or several of them ("alternance boulanger à Lyon"). */
export type Meaning = {
  text: string;
  /** What is left for the job once place and filters are taken out. */
  jobText: string;
  titles: PickedTitle[];
  /** "sure": the very title; "near": words that look or sound alike. */
  titleMatch: "sure" | "likely" | "near" | "none";
  places: Place[];
  /** "sure": needs no question; "exact": its very name, but several bear it; "likely": one that looks or sounds alike. */
  placeMatch: "sure" | "exact" | "likely" | "near" | "none";
  /** The text was taken apart: one part of it is the job, another the place. */
  both: boolean;
  filters: Filters;
};

/** What is kept about someone on one platform, and who answers for it. */
export type Kept = {
  platform: Platform;
  operator?: { name: string; contact: string };
  screens: number;
  lastSearch: boolean;
  /** Only where the conversation itself is kept, to be shown on the next visit. */
  messages?: number;
};

/** Why something outside could not be done. */
export type Failure = {
  why: "busy" | "down" | "slow" | "garbage" | "refused" | "quota" | "bug";
  /** As people know it: "France Travail". */
  service?: string;
  /** When to come back, for `quota`. */
  minutes?: number;
  /** What an operator finds in the log, for `bug`. */
  reference?: string;
};

/** The doors to the outside: each answers one kind of ask. All but `understand` may take long, or throw a `SourceError`. */
export type Doors = {
  understand: (text: string) => Meaning;
  locate: (point: Point) => Promise<Place | undefined>;
  offers: Source;
  offer: (search: Search, key: string) => Promise<{ offer: Offer | undefined; distanceKm?: number }>;
};

/** Every list of results has this type: a new source is a new value, not a new concept. */
export type Source = (search: Search, page: number) => Promise<Page>;

/** The outside world failed; it was expected that it may. */
export class SourceError extends Error {
  readonly service: string;
  readonly why: Exclude<Failure["why"], "quota" | "bug">;

  constructor(service: string, why: SourceError["why"], cause?: unknown) {
    super(`${service}: ${why}`, { cause });
    this.name = "SourceError";
    this.service = service;
    this.why = why;
  }
}
