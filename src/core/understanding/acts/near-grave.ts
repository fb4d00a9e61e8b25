import { cleanLines } from "../../text/clean-text.ts";
import { toPlainLetters } from "../../text/text.ts";
import { toFeatures } from "./features.ts";
import { graveWords, joinLetters } from "./grave.ts";
import { respell } from "./respell.ts";
import type { ReadingTools } from "./tools.ts";

/** Whether a text is a little like those of distress or danger: a few milliseconds. */
export type IsNearGrave = (text: string) => boolean;

/** How likely distress and danger together are then: with a word of harm, and without one. */
const leastProbability = 0.3;
const leastWithoutWord = 0.6;
/** No word of harm, and yet: who wants nothing any more is near it. */
const emptyWords = /\b(?:envie|gout|force|servir|sers?|interet) (?:de|a) rien\b|\bplus rien\b/;
/** What is longer is read by its sentences alone. */
const maxWholeLength = 400;
/** Words that are read together where there is no full stop. */
const windowWords = 30;

/**
 * Tells words that are not sure enough to be answered as distress or danger, and too likely to be repeated on
 * a screen, or kept.
 */
export function createNearGraveReader({
  classify,
  vocabulary,
}: Pick<ReadingTools, "classify" | "vocabulary">): IsNearGrave {
  function isLike(part: string): boolean {
    const likely = classify(toFeatures(part, vocabulary))
      .filter(({ label }) => label === "say/distress" || label === "say/danger")
      .reduce((sum, { probability }) => sum + probability, 0);
    const words = joinLetters(respell(part, vocabulary.spellings));
    return likely >= (graveWords.test(words) || emptyWords.test(words) ? leastProbability : leastWithoutWord);
  }

  return (text) => {
    const written = toPlainLetters(cleanLines(text)).trim();
    if (written === "") return false;
    const whole = written.length > maxWholeLength ? [] : [written.replace(/\s+/g, " ")];
    return [...whole, ...listParts(written)].some(isLike);
  };
}

/** Sentences of several, in parts that are no longer than a remark. */
function listParts(text: string): string[] {
  const parts = text.split(/[.!?;…\n]+/u).flatMap((sentence) => {
    const words = sentence.split(/\s+/).filter((word) => word !== "");
    const starts = Array.from({ length: Math.ceil(words.length / windowWords) }, (_, i) => i * windowWords);
    return starts.map((from) => words.slice(from, from + windowWords).join(" "));
  });
  return parts.length > 1 ? parts : [];
}
