import { truncate } from "../text/text.ts";
import { findWishes } from "./job-request.ts";

/** How many letters are looked at as one text. */
export const maxTextLength = 300;
/** How many of a message are received at all. */
export const maxReadLength = 4_096;

/** A wish takes no more; what is shorter is read faster. */
const maxWishLength = 150;
const maxWishes = 6;

/** What ends a sentence. */
const endOfSentence = /[.!?;\n]/;

/**
 * The parts of a text too long to be read as one: the sentences that wish for something, in the order to try
 * them, and its beginning and its end together, for a text that has none.
 */
export function listReadableParts(text: string): { wishes: string[]; ends: string } {
  const starts = findWishes(text);
  const wishes = starts.map((from, i) => {
    const rest = text.slice(from, starts[i + 1]);
    const end = rest.search(endOfSentence);
    const wish = end < 0 ? rest : rest.slice(0, end);
    return wish.length <= maxWishLength ? wish : toWholeWords(wish.slice(0, maxWishLength));
  });
  const tried = wishes.length > maxWishes ? [...wishes.slice(0, 3), ...wishes.slice(-3)] : wishes;
  return { wishes: tried.map((wish) => wish.trim()), ends: takeBothEnds(text, maxTextLength) };
}

/** The beginning and the end of a text in `max` letters, in whole words; all of a shorter one. */
export function takeBothEnds(text: string, max: number): string {
  if (text.length <= max) return text;
  const half = Math.floor(max / 2);
  const tail = text.slice(1 - half);
  return `${toWholeWords(truncate(text, half))}\n${tail.slice(Math.max(0, tail.search(/\s/))).trim()}`;
}

/** Without the word that the cut went through. */
function toWholeWords(text: string): string {
  const space = text.search(/\s\S*$/);
  return (space < 0 ? text : text.slice(0, space)).trim();
}
