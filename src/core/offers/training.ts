import type { ListingParts } from "./listing-parts.ts";

/**
 * A training that leads to a diploma or a certification. Its place is where it is taught, as far as that is
 * known; its source says for whom it is.
 */
export type Training = ListingParts & {
  kind: "training";
  /** The school, or the organisation that trains. */
  organisation?: string;
  /** What it leads to, where the title is the organisation's own. */
  certification?: string;
  /** The number of that in the national registers: "RNCP37948", "RS5211". */
  register?: string;
  /** The level of the diploma: "BTS, DEUST (Bac+2)". */
  diploma?: string;
  /** Those that are to come, the next one first: ISO 8601 days. At most six. */
  sessions?: TrainingSession[];
  /** At a distance; "partly": some of it, or some of its sessions. */
  remote?: "whole" | "partly";
  /** Whole hours, from the shortest to the longest way to take it; never 0. */
  hours?: Range;
  /** Whole euros, all taxes included: the whole price, whoever pays how much of it. */
  price?: Range;
  /** The départements where it is given, by name, where no town is known. */
  departements?: string[];
  /** It is part of an apprenticeship: it is free, and one works for an employer meanwhile. */
  forApprentices?: boolean;
  /** The day of the data: ISO 8601. */
  asOf?: string;
};

export type TrainingSession = { starts: string; ends?: string };

export type Range = { least: number; most: number };
