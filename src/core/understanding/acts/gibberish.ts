import { toPlainWords } from "../../text/text.ts";
import { isFiller } from "./fillers.ts";
import type { ReadingTools } from "./tools.ts";

/**
 * Whether nothing of a message is a word: the keyboard was mashed ("bvnhg le du de", "ghghgh kkk"), or it is
 * a number that is no place, no pay and no telephone. Names of tables ("SNCF", "CHR") and what the phrases
 * hold ("mdr") are words.
 */
export function isGibberish(text: string, tools: ReadingTools): boolean {
  const words = toPlainWords(text).split(" ").filter(Boolean);
  if (words.length === 0) return false;
  if (words.length === 1 && /^\d{6,9}$/.test(words[0] ?? "")) return true;
  const telling = words.filter((word) => word.length > 2 && !isFiller(word));
  return telling.length > 0 && words.length <= mostWords && telling.every((word) => isMashed(word, tools));
}

const mostWords = 6;

function isMashed(word: string, { knows, vocabulary, findTitles, findPlaces, tables }: ReadingTools): boolean {
  if (!unspeakable.test(word) || knows(word) || vocabulary.spellings.has(word)) return false;
  const own = [{ key: word, from: 0, to: word.length }];
  const isNamed = [tables.wishes, tables.diplomas, tables.sectors, tables.employers].some(
    (table) => table.find(own).length > 0,
  );
  return !isNamed && (findTitles(word, 1)[0]?.score ?? 0) < leastLike && !findPlaces(word, 1, false).exact;
}

const leastLike = 0.9;

/** Without a vowel, with five consonants in a row, or along a row of the keyboard. */
const unspeakable =
  /^[^aeiouy\d]{3,}$|[^aeiouy\d]{5,}|^(?=.{4,}$)(?:[a-z]{0,2})(?:azer|zert|erty|tyui|qsdf|sdfg|dfgh|fghj|ghjk|hjkl|wxcv|xcvb|cvbn|qwer|asdf|zxcv)/;
