import type { Criteria } from "../api/criteria.ts";
import type { ReferenceLists } from "../api/reference-lists.ts";
import { readSearchWords, type WordedCriteria, type WordLookups, type WordsRefusal } from "./criteria-of-words.ts";
import { type GivenParameters, type MergeRefusal, mergeCriteria } from "./merge-criteria.ts";
import { type FilterSplit, splitFilters } from "./split-filters.ts";

/** What someone asks for, in words, in parameters by the API's names, or in both. */
export type QueryRequest = {
  text: string;
  /** They replace the place of the text. */
  placeNames?: readonly string[];
  given: GivenParameters;
};

/** What is asked of France Travail, what the words were taken for, and what is decided here. */
export type OfferQuery = { criteria: Criteria; worded: WordedCriteria; filters: FilterSplit };

/** What codes are checked by, and what words are looked up in. */
export type QueryDeps = { lists: ReferenceLists; openLookups: () => Promise<WordLookups> };

/**
 * Makes one query of words and parameters. The lookups are opened only where there are words. What cannot be
 * asked is a refusal, found before any offer is read.
 */
export async function buildOfferQuery(
  { text, placeNames = [], given }: QueryRequest,
  { lists, openLookups }: QueryDeps,
  now: Date,
): Promise<OfferQuery | { refusal: WordsRefusal | MergeRefusal }> {
  const hasWords = text !== "" || placeNames.length > 0;
  const worded = hasWords ? readSearchWords(text, placeNames, await openLookups(), given) : { asked: {}, notes: [] };
  if ("refusal" in worded) return worded;
  const merged = await mergeCriteria(given, worded, lists);
  if ("refusal" in merged) return merged;
  return { criteria: merged.criteria, worded, filters: splitFilters(worded.search, given, now) };
}
