import type { Alert, AlertChange, Explanation, NotifyingPlatforms, SubscribeOutcome } from "../alerts/alert.ts";
import type { Schedule } from "../alerts/schedule.ts";
import type { OffersFile } from "../exports/offers-file.ts";
import type { Failure } from "../failure.ts";
import type { FoundHelp } from "../help/found-help.ts";
import type { Market } from "../market/market.ts";
import type { OfficialFigures } from "../market/official-figures.ts";
import type { Listed } from "../offers/listed.ts";
import type { Found, Listing, ResultPage } from "../offers/offer.ts";
import type { TrainingPrices } from "../offers/training-prices.ts";
import type { ThemeCount } from "../offers/training-themes.ts";
import type { PersonalData } from "../personal-data.ts";
import type { Area } from "../places/area.ts";
import type { Commune, Place, Point } from "../places/place.ts";
import type { FamilyWish, FoundFamily } from "../sayings/families.ts";
import type { Saying, SayingRequest } from "../sayings/saying.ts";
import type { Filters } from "../search/filters.ts";
import type { ResolvedLink, SearchLink } from "../search/link.ts";
import type { PickedTitle, Radius, Search } from "../search/search.ts";
import type { OnScreen, Reading } from "../understanding/acts/reading.ts";
import type { Meaning } from "../understanding/meaning.ts";
import type { ShownButton } from "./shown-buttons.ts";
import type { State } from "./state.ts";
import type { PictureBlock, View } from "./view.ts";

/** What happened: someone did something, or an answer came from outside. */
export type Event =
  /** A link may bring a search along. */
  | { type: "start"; link?: SearchLink }
  /** A command with its words; a platform whose commands have fields gives each by itself. */
  | ({ type: "command"; command: Command } & CommandFields)
  /** `buttons` are those of the screen that the text was written below, where that was drawn. */
  | { type: "text"; text: string; buttons?: ShownButton[] | undefined }
  | { type: "press"; action: string; value: string }
  /** All choices of a list at once, where the platform has such lists. */
  | { type: "pick"; field: string; values: string[] }
  | { type: "location"; point: Point }
  /** A photo, a voice message, a file: anything but text. */
  | { type: "unreadable" }
  /** Shows the state as it is: an update that came twice, a screen to draw again. */
  | { type: "again" }
  | Answer;

/**
 * The words of a command, or its fields: `saidKm` where the radius is only the nearest choice to it, and
 * `unknown` the fields whose value is not a choice, with their names, as they were written.
 */
export type CommandFields = {
  text: string;
  place?: string;
  radius?: Radius;
  saidKm?: number;
  filters?: Filters;
  unknown?: string[];
};

export const commandNames = [
  ...(["emploi", "alternance", "formation", "evenements", "pres_de_moi"] as const),
  ...(["alertes", "aide", "confidentialite", "supprimer"] as const),
] as const;
export type Command = (typeof commandNames)[number];

/** What came back for an `Ask`. */
export type Answer =
  /** `reading`: what else than a search the message may be. */
  | { type: "understood"; meaning: Meaning; reading?: Reading }
  | { type: "saying"; saying: Saying }
  | { type: "families"; families: FoundFamily[] }
  | { type: "linked"; linked: ResolvedLink }
  | { type: "located"; place: Place | undefined }
  | { type: "offers"; found: ResultPage }
  /**
   * With the nearest offer of the first circle that has any, and the page beside which they were asked for.
   */
  | { type: "counts"; counts: (OfferCount | undefined)[]; nearest?: NearestOffer; page?: ResultPage }
  /**
   * `phone`: of a company, where it was asked for; it is shown, and never kept. `prices`: what the
   * certification of a training costs elsewhere. `job`: the job that an offer is for, by its ROME code.
   */
  | {
      type: "offer";
      offer: Listing | undefined;
      distanceKm?: number;
      phone?: string;
      prices?: TrainingPrices;
      job?: PickedTitle;
      asOf: string;
    }
  /** In the order asked for; undefined for what is no longer there. */
  | { type: "listed"; found: (Found | undefined)[]; asOf: string }
  /**
   * Without pictures where none were asked for, or none could be drawn; without official figures where none
   * are known by then.
   */
  | { type: "market"; market: Market; pictures: PictureBlock[]; figures?: OfficialFigures }
  | { type: "exported"; file: OffersFile }
  | { type: "subscribed"; outcome: SubscribeOutcome; asOf: string; arrival?: NotifyingPlatforms }
  | { type: "alerts"; alerts: Alert[]; asOf: string }
  /**
   * `duplicate`: another alert already looks for what this one was to look for, so this one was left
   * unchanged.
   * `before`: the alert before it was changed.
   */
  | {
      type: "alert";
      alert: Alert | undefined;
      duplicate?: Alert;
      before?: Alert;
      /** The name that was wanted for it, which is that of another alert. */
      takenName?: string;
      asOf: string;
      arrival?: NotifyingPlatforms;
    }
  | { type: "explained"; explained: Explanation; asOf: string }
  | { type: "help"; found: FoundHelp }
  | { type: "themes"; themes: ThemeCount[] }
  | { type: "kept"; kept: PersonalData }
  | { type: "forgotten" }
  | { type: "failed"; failure: Failure };

/** How many offers there are; not exact where that was estimated. */
export type OfferCount = Pick<ResultPage, "total" | "exact" | "missing">;

/** The nearest offer, and which of the searches that were counted has it. */
export type NearestOffer = { at: number; found: Found };

/** What the core wants to know or have done outside. Plain data. */
export type Ask =
  /** What a text means: with a screen, any act; without one, a search, of which the place may come apart. */
  | { ask: "understand"; text: string; place?: string; screen?: OnScreen }
  /** What is said to a message that is no search. */
  | ({ ask: "saying" } & SayingRequest)
  /** Families of jobs for somebody who does not know what to look for. */
  | { ask: "families"; wish: FamilyWish }
  | { ask: "linked"; link: SearchLink }
  | { ask: "locate"; point: Point }
  /** `read`: so many were looked at for the pages that are shown already. */
  | { ask: "offers"; search: Search; page: number; read?: number }
  /**
   * How many offers each of these searches has; `isLimited` where somebody may ask for many of them. The
   * first `circles` of them lie around one place, each larger than the one before. `page` is shown already,
   * and has so few offers that other searches may help.
   */
  | { ask: "counts"; searches: Search[]; isLimited?: true; circles?: number; page?: ResultPage }
  | { ask: "offer"; search: Search; offer: Listed; wantsPhone?: true }
  /** Several offers as they are now. */
  | { ask: "listed"; search: Search; offers: Listed[] }
  /** What a search has to offer, in figures; drawn as a picture, or not. */
  | { ask: "market"; search: Search; drawn: boolean }
  /** Its offers as a file. */
  | { ask: "export"; search: Search }
  /**
   * Makes an alert of a search, with the id of the task. Where a platform needs a way of its own to write to
   * someone, this also sends the first message. `schedule`: when it is to write, where that was said.
   */
  | { ask: "subscribe"; search: Search; isSure: boolean; schedule?: Partial<Schedule> }
  /** The owner's alerts, once the change was made to all of them, or to those that are named. */
  | { ask: "alerts"; change?: AlertChange; ids?: string[] }
  /** One of them, once the change was made. */
  | { ask: "alert"; id: string; change?: AlertChange }
  /** Why an offer matches a search, and what each of the owner's alerts, or the one named, does with it. */
  | { ask: "explain"; search: Search; offer: Listed; alert?: string }
  /** Who helps near a town. */
  | { ask: "help"; town: Commune }
  /** The fields in which there are trainings somewhere. */
  | { ask: "themes"; place: Area; radius: Radius }
  /** What is kept about the owner, and by whom. */
  | { ask: "kept" }
  /** Deletes all of it. */
  | { ask: "forget" };

/**
 * The outcome of an event. The notice is short and passing: a toast, or a line that only this person sees.
 * The answer to `meanwhile` completes the view, which is shown without it when the answer takes longer than a
 * moment. `kept` is what a platform that keeps what it shows keeps in place of the view. `cancels` is the id
 * of a task whose outcome is no longer wanted. `says` are a few words for this person alone: nothing is
 * drawn, and the screen stays as it is, with its buttons.
 */
export type Turn = { state: State; notice?: string; cancels?: string } & (
  | { view: View; meanwhile?: OutsideAsk; kept?: View }
  | { ask: Ask }
  | { says: string }
);

/** What is asked of the outside world; everything else is answered on the spot. */
export type OutsideAsk = Extract<
  Ask,
  {
    ask:
      | ("locate" | "offers" | "counts" | "offer" | "listed" | "market" | "export" | "subscribe")
      | ("explain" | "help" | "themes");
  }
>;
