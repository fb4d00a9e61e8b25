import type { FilterValue } from "./filters.ts";
import type { Point } from "./places/place.ts";

/** A job offer in our words, whatever service it comes from. What a source did not say is absent; texts are plain, without markup. */
export type Offer = {
  /** The source and its identifier: "ft:206ZFSY". The same offer always has the same key. */
  key: string;
  title: string;
  company?: string;
  place: OfferPlace;
  contract?: { kind: ContractKind; label: string };
  /** An apprenticeship or professionalisation contract. */
  alternance: boolean;
  fullTime?: boolean;
  /** "35 h, travail en journée". */
  hours?: string;
  /** "1 900 à 2 100 € par mois", or what the source says in its own words. */
  salary?: string;
  experience?: { level?: ExperienceLevel; label: string };
  description: string;
  skills: string[];
  /** ISO 8601 instants. */
  created: string;
  updated?: string;
  rome?: string;
  /** The page to read and apply on: http or https. */
  url: string;
  source: string;
  /** From the sandbox: no such job exists, and each card says so. */
  fictitious: boolean;
};

export type OfferPlace = {
  /** As people read it: "Lyon 3e (69)". */
  label: string;
  /** INSEE codes, as far as the offer is that precise. */
  commune?: string;
  departement?: string;
  region?: string;
  /** Where the offer says it is, else the centre of its commune when that is known. */
  point?: Point;
};

export type ContractKind = Exclude<FilterValue<"contract">, "alternance"> | "other";
export type ExperienceLevel = FilterValue<"experience">;

/** An offer among the results of a search. */
export type Found = {
  offer: Offer;
  /** From the centre of the searched commune, in whole kilometres. */
  distanceKm?: number;
  /** Of a job of the same family rather than one that was ticked. */
  related: boolean;
};

/** One page of results, counted from 1. */
export type Page = {
  items: Found[];
  page: number;
  /** The last page that can be reached. */
  pages: number;
  total: number;
  /** The total was counted, not estimated. */
  exact: boolean;
  /** When the source was asked: ISO 8601. */
  asOf: string;
};
