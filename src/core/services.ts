import type { Listed } from "./conversation/state.ts";
import type { PictureBlock } from "./conversation/view.ts";
import type { OffersFile } from "./exports/offers-file.ts";
import type { Market, ReadMarket } from "./market/market.ts";
import type { Offer, ResultPage } from "./offers/offer.ts";
import type { Place, Point } from "./places/place.ts";
import type { LinkLookup } from "./search/link.ts";
import type { Search } from "./search/search.ts";
import type { Meaning } from "./understanding/meaning.ts";

/** The doors to the outside: each answers one kind of ask. All but `understand`, `lookup`, `rome` and `codes` are asynchronous, may take long, or throw a `SourceError`. */
export type Services = {
  /** Resolves once what `understand` and `lookup` need is made, which takes a while after the start. They answer before, and others wait for it then. */
  ready?: () => Promise<void>;
  understand: (text: string) => Meaning;
  lookup: LinkLookup;
  locate: (point: Point) => Promise<Place | undefined>;
  offers: ReadPage;
  offer: ReadOffer;
  market: ReadMarket;
  /** A market as pictures; none where there is nothing to draw, or where it cannot be drawn. */
  pictures: (market: Market) => Promise<PictureBlock[]>;
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
export type ReadPage = (search: Search, page: number, read?: number) => Promise<ResultPage>;

/** One offer as it is now, undefined when it is no longer there; with its distance from the searched commune. */
export type ReadOffer = (search: Search, listed: Listed) => Promise<{ offer: Offer | undefined; distanceKm?: number }>;
