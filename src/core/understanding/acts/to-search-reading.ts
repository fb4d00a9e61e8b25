import { leastSure, type Rivals, rateSearch } from "./confidence.ts";
import { type Context, type Reading, showsSearch, type Wish } from "./reading.ts";
import type { Parts } from "./search-parts.ts";

/**
 * The reading of a message that is a search, or changes the one on screen. How likely it is comes from what
 * else it may be, or is known. `isRatherTalk`: talk is likelier, and the search is only proposed.
 */
export function toSearch(parts: Parts, context: Context, likelihood: Rivals | number, isRatherTalk = false): Reading {
  const { meaning, rest, doubtful } = parts;
  const isKnown = typeof likelihood === "number";
  const confidence = isKnown ? likelihood : rateSearch(parts, likelihood);
  const isSure = !doubtful && !isRatherTalk && (isKnown || confidence >= leastSure);
  // What is only proposed ticks nothing; where the place is asked about, the job is known.
  const isProposed = isRatherTalk || (!isSure && !doubtful);
  const wish: Wish = isProposed && parts.wish.titles.length > 0 ? { ...parts.wish, isJobGuess: true } : parts.wish;
  const isRefined = showsSearch(context) && !(wish.titles.length > 0 && wish.places.length > 0);
  return {
    act: isRefined ? "refine" : "search",
    wish,
    meaning,
    ...(rest === "" ? {} : { rest }),
    isSure,
    confidence,
  };
}
