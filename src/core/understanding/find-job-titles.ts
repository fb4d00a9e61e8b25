import type { FindPlaces } from "../places/found-places.ts";
import type { FindTitles, TitleHit } from "../rome/title-index.ts";
import type { Doubt } from "./doubt.ts";
import { isSure } from "./interpretation.ts";
import type { Meaning } from "./meaning.ts";
import { createUnderstander } from "./understand.ts";

/** The job titles that a text finds, best first, or why it finds none. */
export type JobTitles =
  | { is: "found"; hits: TitleHit[] }
  /** A part of the text was not understood; where that is a place, `places` are those that may be meant. */
  | { is: "unclear"; doubt: Doubt; jobText: string; places: Meaning["places"] }
  | { is: "none"; jobText: string };

/**
 * Finds the job titles of a text as a chat would list them, at most `limit`. A place beside the job is taken
 * out; what is neither is a doubt and never left out. The places are opened only where the text is not the
 * very title.
 */
export function findJobTitles(
  text: string,
  limit: number,
  { findTitles, openPlaces }: { findTitles: FindTitles; openPlaces: () => FindPlaces },
): JobTitles {
  const hits = findTitles(text, limit);
  if (isSure(hits)) return { is: "found", hits };
  const meaning = createUnderstander(findTitles, openPlaces())(text);
  const { doubt, titles, jobText, places, both } = meaning;
  if (doubt) return { is: "unclear", doubt, jobText, places };
  if (titles.length === 0) return { is: "none", jobText: jobText || meaning.text };
  return { is: "found", hits: both ? findTitles(jobText, limit) : hits };
}
