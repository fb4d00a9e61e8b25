import type { Reading, Wish } from "./reading.ts";
import { countWishes } from "./search-parts.ts";
import type { ReadingTools } from "./tools.ts";
import { findWords } from "./words.ts";

/** Who swears, and searches for nothing by it, is met as somebody who is annoyed. */
export function meetSwearing(text: string, reading: Reading, { tables }: ReadingTools): Reading {
  const { act, wish, isSure } = reading;
  const isSearching = (act === "search" || act === "refine") && isSure && wish !== undefined && !isNothingWished(wish);
  const isOther = act !== "search" && act !== "refine" && act !== "unclear" && isSure;
  if (isSearching || isOther) return reading;
  const swears = tables.wishes.find(findWords(text)).some(({ meant }) => meant.value === swearWishValue);
  return swears ? { act: "say", to: "insult", isSure: true, confidence: 0.8 } : reading;
}

/** The value of swear words in lexicon/wishes.csv: they are no job, and no word of offers. */
export const swearWishValue = "swearing";

const isNothingWished = (wish: Wish): boolean =>
  wish.titles.length + wish.places.length + countWishes(wish) === 0 && wish.words === undefined && !wish.isHere;
