import type { ListedPlace } from "../places/listed-places.ts";
import type { Place } from "../places/place.ts";
import type { FilterName, Filters } from "../search/filters.ts";
import type { WishedKind } from "../search/kind.ts";
import type { PickedTitle, Radius } from "../search/search.ts";
import type { PayReading } from "../text/amount.ts";
import type { Doubt } from "./doubt.ts";
import type { ElsewhereKind } from "./job-request.ts";
import type { Refusal } from "./refusal.ts";

/**
 * What a typed text may mean: job titles, a place, filters, or several of them ("alternance boulanger à
 * Lyon").
 */
export type Meaning = {
  text: string;
  /** The message was too long: `text` is the part of it that was read. */
  isShortened?: boolean;
  /** Its words are neither said again nor kept, and are not here: see `withheld.ts`. */
  isWithheld?: true;
  /** What is left for the job once place and filters are taken out. */
  jobText: string;
  titles: PickedTitle[];
  /**
   * So many of the titles, the first, are ticked: each was named, or none for sure. One where nothing is
   * said.
   */
  ticked?: number;
  /** Searched for in the text of offers, in place of titles. */
  words?: string;
  /** "sure": the very title; "near": words that look or sound alike. */
  titleMatch: "sure" | "likely" | "near" | "none";
  /** What was looked up as a place. */
  placeText?: string;
  places: Place[];
  /** All of them are wanted: "Lyon ou Grenoble". Each with what else bears its name. */
  listed?: ListedPlace[];
  /**
   * "sure": needs no question; "exact": the very name, but several places bear it; "likely": one that looks
   * or sounds alike.
   */
  placeMatch: "sure" | "exact" | "likely" | "near" | "none";
  /** The text was taken apart: one part of it is the job, another the place. */
  both: boolean;
  /** All of it names a job, and a place that few would mean by it: "routier" is a village too. */
  either?: true;
  kind?: WishedKind;
  /** The kilometres that were said, between the smallest circle and the largest. */
  radius?: Radius;
  saidKm?: number;
  /** They have no vehicle, so the distance stays as it is. */
  lacksTransport?: true;
  /** What was asked for and is not looked for here. */
  elsewhere?: ElsewhereKind;
  filters: Filters;
  /** The filters that are taken away: "pas de télétravail", "en présentiel". */
  without?: FilterName[];
  /** How the pay that was said became the filter, where it was not gross and monthly. */
  pay?: PayReading;
  /** What is not wanted, and no filter by itself. */
  refusals?: Refusal[];
  /** What was not understood of it; where that is a place, `places` are those that it may be all the same. */
  doubt?: Doubt;
};
