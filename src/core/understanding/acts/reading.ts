import type { Area } from "../../places/area.ts";
import type { Place } from "../../places/place.ts";
import type { FilterName, Filters } from "../../search/filters.ts";
import type { WishedKind } from "../../search/kind.ts";
import type { PickedTitle } from "../../search/search.ts";
import type { Meaning } from "../meaning.ts";
import type { HelpWanted } from "./help-wanted.ts";
import type { OfferQuestion } from "./offer-topics.ts";
import type { PlacesTakenAway } from "./taken-away.ts";

/** What is on screen while somebody writes. */
export const contexts = ["home", "titles", "place", "results", "empty", "offer", "digest", "alerts"] as const;
export type Context = (typeof contexts)[number];

/** Whether there is a search on screen that a message may change. */
export function showsSearch(context: Context): boolean {
  return context === "results" || context === "empty" || context === "offer" || context === "digest";
}

/** Where the search on screen looks, which "toute la région" leans on. */
export type OnScreen = { context: Context; place?: Area | undefined };

/** What somebody does by writing: see docs/glossary.md. */
export const actNames = ["search", "refine", "go", "alert", "say", "answer", "unclear"] as const;
export type ActName = (typeof actNames)[number];

/** A distance in km, in words, the place alone (0) or its whole département. */
export type WishedRadius = number | "further" | "closer" | "departement";

export const travelModes = ["car", "transport", "bicycle", "foot"] as const;
export type TravelMode = (typeof travelModes)[number];

/** What of a search somebody asks for or changes. */
export type Wish = {
  titles: PickedTitle[];
  /** So many of the titles, the first, were each named by itself: "maçon, peintre ou carreleur". */
  named?: number;
  /** The titles, or the places, are only likely to be meant. */
  isJobGuess?: true;
  isPlaceGuess?: true;
  /** Searched for in the text of offers. */
  words?: string;
  places: Place[];
  /** Near where they are. */
  isHere: boolean;
  kind?: WishedKind;
  radius?: WishedRadius;
  /** Minutes of travel. */
  minutes?: number;
  /** They say that their handicap is recognised, which by itself asks for no filter. */
  tellsRqth?: true;
  /** They say that they have no vehicle: what nobody asked for is not searched farther away. */
  lacksTransport?: true;
  /** How they travel, where that is said. */
  travel?: TravelMode;
  filters: Filters;
  /** What refusing some contracts or hours leaves of them. */
  left: Filters;
  /** Filters to be taken away; "all" of them. */
  without: "all" | FilterName[];
  include: string[];
  exclude: string[];
  /** Beside what is there, rather than in its place. */
  isAdded: boolean;
};

/**
 * A job, places or anything else, by the words for it; `isOfAlert`: said of an alert, whatever is on screen.
 */
export type NamedThing = { said: string; titles: PickedTitle[]; places: Place[]; isOfAlert?: true };

/** How a message was read. */
export type Reading = {
  act: ActName;
  /** Of go, alert, say and answer: which one. */
  to?: string;
  /** Of alerts: which one, from 1 on. */
  which?: number | "all";
  /** Of search and refine. */
  wish?: Wish;
  /** Of alerts: the one that is called so. Of refine: what is to go of the search on screen, by its name. */
  named?: NamedThing;
  /** Of refine: places of the search on screen that are to go. */
  taken?: PlacesTakenAway;
  /** Of say/cv: the message is a CV or a letter itself. */
  isPasted?: true;
  /** What is asked about an offer; the act is then only what else it may be. */
  asks?: OfferQuestion;
  /** Of go/near: which kind of place is meant, and where. */
  near?: HelpWanted;
  /** Words that nothing was made of. */
  rest?: string;
  /** It is carried out at once; else it is proposed or asked about. */
  isSure: boolean;
  /** From 0 to 1. */
  confidence: number;
  /** How the words of a search were read, with the doubts. */
  meaning?: Meaning;
};

/** What a stage of the reading found, for whoever asks why. */
export type Stage = { stage: string; found: unknown };
