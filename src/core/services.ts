import type { PictureBlock } from "./conversation/view.ts";
import type { OffersFile } from "./exports/offers-file.ts";
import type { FindHelp } from "./help/found-help.ts";
import type { Market, ReadMarket } from "./market/market.ts";
import type { FindOfficialFigures } from "./market/official-figures.ts";
import type { Listed } from "./offers/listed.ts";
import type { Found, Listing, ResultPage } from "./offers/offer.ts";
import type { SourceProfile } from "./offers/source.ts";
import type { FindTrainingPrices } from "./offers/training-prices.ts";
import type { CountTrainingThemes } from "./offers/training-themes.ts";
import type { Centres } from "./places/area.ts";
import type { Place, Point } from "./places/place.ts";
import type { Requesters } from "./requester.ts";
import type { FindFamilies } from "./sayings/families.ts";
import type { FindSaying } from "./sayings/saying.ts";
import type { LinkLookup } from "./search/link.ts";
import type { PickedTitle, Search, Where } from "./search/search.ts";
import type { FindGraveCase } from "./understanding/acts/grave-case.ts";
import type { IsNearGrave } from "./understanding/acts/near-grave.ts";
import type { IsPersonal } from "./understanding/acts/personal.ts";
import type { ReadGrave } from "./understanding/acts/read-grave.ts";
import type { ReadMessage } from "./understanding/acts/read-message.ts";
import type { Meaning } from "./understanding/meaning.ts";

/**
 * What the core may ask of the outside world, one function for each kind of ask. All but `understand`,
 * `readMessage`, `readGrave`, `findGraveCase`, `isNearGrave`, `isPersonal`, `lookup`, `titleOfJob`, `rome`
 * and `codes` are asynchronous, may take long, or reject with a `SourceError`. Those that take `askedBy`
 * wait for their turns with all other calls, and tell it for how long; without it, they fail where that
 * takes too long.
 */
export type Services = {
  /** The sources of offers that there are. */
  sources: readonly SourceProfile[];
  /**
   * Resolves once what `understand` and `lookup` need has been built, which takes a while after the start.
   * Called earlier, they still answer, but block everybody while they build it.
   */
  ready?: () => Promise<void>;
  understand: (text: string) => Meaning;
  /** What somebody does by writing a message, with the screen in mind. */
  readMessage: ReadMessage;
  /** Whether a message tells of distress or danger. Local and quick, also just after the start. */
  readGrave: ReadGrave;
  /** Whether words are so much like those that they are neither said again nor kept. */
  isNearGrave: IsNearGrave;
  /** Whether words tell something of somebody's life, which is answered and not kept. */
  isPersonal: IsPersonal;
  /** Which kind of distress or danger grave words tell of, and so what is said to them. */
  findGraveCase: FindGraveCase;
  /** What is said to a message that is no search, and families of jobs for who does not know: no wait. */
  findSaying: FindSaying;
  findFamilies: FindFamilies;
  lookup: LinkLookup;
  /** The principal title of a ROME code; undefined for one that nobody knows. */
  titleOfJob: (rome: string) => PickedTitle | undefined;
  locate: (point: Point) => Promise<Place | undefined>;
  offers: ReadPage;
  /** The same for a list that is only counted: nothing is read beside it. */
  offersToCount?: ReadPage;
  offer: ReadOffer;
  /** The nearest offer of a search; undefined where there is none, or more than can be looked through. */
  nearest: FindNearest;
  /**
   * The same from what was read before, waiting for nothing outside: they reject with `NotAtHand`
   * where a service would have to be asked.
   */
  atHand?: { offers: ReadPage; offersToCount?: ReadPage; offer: ReadOffer; nearest: FindNearest };
  market: ReadMarket;
  /** A market as pictures; none where there is nothing to draw, or where it cannot be drawn. */
  pictures: (market: Market) => Promise<PictureBlock[]>;
  file: (search: Search, askedBy?: Requesters) => Promise<OffersFile>;
  /**
   * The version of ROME in use, and how many codes are related to those of a search: alerts store both and
   * decide by them.
   */
  rome: (search: Search) => { version: string; relatives: number };
  /** The ROME codes of a search as they are now, and those of related jobs. */
  codes: (search: Search) => { ticked: string[]; related: string[] };
  /** The centres of the searched communes, where they are known; waits for no network for long. */
  centres: (search: Search) => Promise<Centres>;
  /** The same search, in the commune of today where its own was merged since. */
  today: (search: Search) => Promise<Search>;
} & Partial<DataPorts>;

/** What else the core may ask of services; each is absent where no service is opened that can tell. */
export type DataPorts = {
  /** Who helps near a commune. Waits for the lists where there are none yet, and not for long. */
  findHelp: FindHelp;
  /** The same from what is here: rejects with `NotAtHand` where lists would have to be fetched. */
  findHelpAtHand: FindHelp;
  /** What public statistics say of the job of a search. Never rejects because of a service. */
  findOfficialFigures: FindOfficialFigures;
  /** What a certification costs, and what was paid for it. */
  findTrainingPrices: FindTrainingPrices;
  /** The themes of trainings somewhere, with how many there are of each. */
  countTrainingThemes: CountTrainingThemes;
};

/**
 * Every list of results has this type: a new source is a new value, not a new concept. `read` is the number
 * examined for the page shown before.
 */
export type ReadPage = (search: Search, page: number, read?: number, askedBy?: Requesters) => Promise<ResultPage>;

export type FindNearest = (search: Search, askedBy?: Requesters) => Promise<Found | undefined>;

/**
 * One listing as it is now, with its distance from the nearest searched commune; undefined when it is no
 * longer there. The phone of a company is for whoever asks for it, and is neither stored nor logged.
 */
export type ReadOffer = (
  search: Search,
  listed: Listed,
  askedBy?: Requesters,
) => Promise<{ offer: Listing | undefined; distanceKm?: number; phone?: string }>;

type ForSomebody = Pick<Services, "offers" | "offersToCount" | "offer" | "nearest" | "market" | "file"> &
  Partial<Pick<DataPorts, "findTrainingPrices" | "countTrainingThemes">>;

/** The same services on behalf of somebody who waits, or who is told for a part of it. */
export function askServicesFor<S extends ForSomebody>(services: S, askedBy: Requesters): S {
  return {
    ...services,
    offers: (search, page, read, part = askedBy) => services.offers(search, page, read, part),
    ...(services.offersToCount
      ? {
          offersToCount: (search: Search, page: number, read?: number, part = askedBy) =>
            services.offersToCount?.(search, page, read, part),
        }
      : {}),
    offer: (search, listed) => services.offer(search, listed, askedBy),
    nearest: (search) => services.nearest(search, askedBy),
    market: (search, depth) => services.market(search, depth, askedBy),
    file: (search) => services.file(search, askedBy),
    ...(services.findTrainingPrices
      ? { findTrainingPrices: (register: string) => services.findTrainingPrices?.(register, askedBy) }
      : {}),
    ...(services.countTrainingThemes
      ? { countTrainingThemes: (where: Where) => services.countTrainingThemes?.(where, askedBy) }
      : {}),
  };
}
