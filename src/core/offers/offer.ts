import type { UnsupportedPart } from "../failure.ts";
import type { FilterValue } from "../search/filters.ts";
import type { JobEvent } from "./job-event.ts";
import type { ListingParts } from "./listing-parts.ts";
import type { Training } from "./training.ts";

/**
 * What a search finds, in our words, whichever service it comes from: a closed union, told apart by `kind`. A
 * member has a type of its own, a schema (`listing-schema.ts`) and a card (`conversation/cards.ts`). What a
 * source did not state is absent; texts are plain, without markup.
 */
export type Listing = Offer | Company | Training | JobEvent;

/** A job offer, or one of an apprenticeship. */
export type Offer = ListingParts & {
  kind: "offer";
  company?: string;
  contract?: { kind: ContractKind; label: string };
  /** An apprenticeship or professionalisation contract. */
  alternance: boolean;
  /** A training centre recruits for a company that it does not name: `company` is the centre. */
  bySchool?: boolean;
  /** The diploma that is prepared: "CAP, BEP". */
  diploma?: string;
  /** When the contract starts: ISO 8601. */
  starts?: string;
  fullTime?: boolean;
  /** "35 h, travail en journée". */
  hours?: string;
  /** "1 900 à 2 100 € par mois", or what the source says in its own words. */
  salary?: string;
  /** What only statistics ask for. */
  stated?: SourceWording;
  experience?: { level?: ExperienceLevel; label: string };
  /** How many people are wanted, where that is more than one. */
  posts?: number;
  /** "Anglais exigé", "Allemand souhaité". */
  languages?: string[];
  /** What is given beside the pay: "Mutuelle", "Titres restaurant". */
  advantages?: string[];
  /** The office that takes applications, with its address: never a person. */
  contact?: string;
  /** The employer's own page to apply on: http or https. */
  applyUrl?: string;
  skills: string[];
  /** ISO 8601 instants. */
  created?: string;
  updated?: string;
  rome?: string;
  /** An inclusion post: what kind of structure hires. "Entreprise d'insertion (EI)". */
  structure?: string;
};

/** A company that may take an apprentice, and published no offer. */
export type Company = ListingParts & {
  kind: "company";
  /** The street and the town in one line, where a street is known. */
  address?: string;
  /** It has a telephone number, which is read only where somebody asks for it. */
  hasPhone?: boolean;
};

/** What any listing may state, by name: what its kind does not have is absent, as what it does not state. */
export type Statements = ListingParts & Partial<Omit<Offer, "kind">> & Partial<Omit<Company, "kind">>;

/** In the source's own codes and words. A source that does not say them apart has none of this. */
export type SourceWording = {
  /** All that is said of pay, the most formal first. */
  pay: string[];
  /** "CDI", "MIS". */
  contract?: string;
  /** "Contrat apprentissage". */
  nature?: string;
  /** "9" is an executive. */
  qualification?: string;
};

export type ContractKind = FilterValue<"contract"> | "other";
export type ExperienceLevel = FilterValue<"experience">;

/** A listing among the results of a search. It is stored as `offer`, whatever its kind. */
export type Found<L extends Listing = Listing> = {
  offer: L;
  /** From the centre of the searched commune, in whole kilometres. */
  distanceKm?: number;
  /** Of a job of the same family rather than one that was ticked. */
  related: boolean;
  /** Other announcements of the same job, which are not shown by themselves. Absent where there are none. */
  copies?: OfferCopy[];
};

export type FoundOffer = Found<Offer>;

/** What alerts tell of. */
export type FoundNews = Found<Offer | JobEvent>;

/** What a listing is asked for by. */
export type OfferCopy = Pick<Listing, "key" | "handle">;

/** One page of results, counted from 1. */
export type ResultPage = {
  items: Found[];
  page: number;
  /** The last page that can be reached. */
  pages: number;
  total: number;
  /** The total was counted, not estimated. */
  exact: boolean;
  /** When the source was asked: ISO 8601. */
  asOf: string;
  /** Services that could not be read: what they have is not in it. */
  missing: MissingService[];
  /** What services say of what they gave. Absent where they say nothing. */
  notes?: SourceNote[];
  /** How many events there are for the same search, where that is known and one of them is soon. */
  events?: number;
  /**
   * How many offers of the list were examined: copies among them stand under their first, whatever page that
   * is on.
   */
  read?: number;
  /**
   * Copies of announcements on earlier pages, which were shown before these copies were read and therefore do
   * not count them.
   */
  later?: OfferCopy[];
};

/**
 * What a service says of its own answer: that some of it is left out ("partial"), or that it gives so many at
 * most.
 */
export type SourceNote = { service: string } & ({ is: "partial" } | { is: "first"; most: number });

/** A service, as people know it, that did not answer; or would not, for something of the search. */
export type MissingService = { service: string; unfit?: UnsupportedPart };
