import { splitWords } from "../../text/text.ts";
import { isFiller } from "./fillers.ts";
import { type Context, type Reading, showsSearch } from "./reading.ts";
import type { Parts } from "./search-parts.ts";

/** The reading of a message that is a search, or changes the one on screen. */
export function toSearch(parts: Parts, context: Context, searching: number): Reading {
  const { wish, meaning, doubtful, rest } = parts;
  const isRefined = showsSearch(context) && !(wish.titles.length > 0 && wish.places.length > 0);
  return {
    act: isRefined ? "refine" : "search",
    wish,
    meaning,
    ...(rest === "" ? {} : { rest }),
    isSure: !doubtful,
    confidence: toConfidence(parts, searching),
  };
}

/**
 * How sure a search is: by the phrases that it is like, or by its own parts, whose names are exact; words
 * that nothing was made of speak against it.
 */
function toConfidence({ strength, doubtful, rest }: Parts, searching: number): number {
  if (doubtful || strength < 2) return Math.min(searching, 0.5);
  const ofParts = (strength === 3 ? 0.95 : 0.85) / (1 + countTelling(rest) / 4);
  return Math.max(searching, ofParts);
}

/** Whether so many words are left over that a search that no phrase is like is a guess. */
export function isUntold(rest: string): boolean {
  return countTelling(rest) >= mostUntold;
}

const mostUntold = 2;

/** Words that say something, and that nothing was made of. */
const countTelling = (rest: string): number =>
  splitWords(rest).filter((word) => word.length > 2 && !isFiller(word)).length;
