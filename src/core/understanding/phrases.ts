import { groupBy } from "../collections/group-by.ts";
import { normaliseText } from "../text/text.ts";

/**
 * Phrases to be taken off a text where it begins or ends, as folded words: by their first word and by their
 * last, the longest come first.
 */
export type Phrases = { starting: Map<string, string[][]>; ending: Map<string, string[][]> };

/**
 * Parses a table of phrases, separated by commas or line breaks. Phrases are compared without accents and
 * punctuation.
 */
export function parsePhrases(table: string): Phrases {
  const all = table.split(/[,\n]/).map((phrase) => keysOf(wordsIn(phrase)));
  const phrases = all.filter((phrase) => phrase.length > 0).sort((a, b) => b.length - a.length);
  return {
    starting: new Map(groupBy(phrases, ([first = ""]) => first)),
    ending: new Map(groupBy(phrases, (phrase) => phrase.at(-1) ?? "")),
  };
}

/**
 * The text without the phrases that it begins with, one after the other. Anything without a letter or digit
 * goes as well.
 */
export function stripStart(text: string, table: Phrases): string {
  // Most texts begin with none: they need not be taken to pieces.
  const first = toKey(text.match(firstWord)?.[0] ?? "");
  if (first !== "" && !table.starting.has(first) && isTidy(text)) return text;
  const words = wordsIn(text);
  const keys = keysOf(words);
  let from = 0;
  for (let length = 1; length > 0 && from < words.length; from += length) length = startingWith(keys, from, table);
  return joined(words.slice(from));
}

/** The text without the phrases that it ends with. */
export function stripEnd(text: string, table: Phrases): string {
  const last = toKey(text.match(lastWord)?.[0] ?? "");
  if (last !== "" && !table.ending.has(last) && isTidy(text)) return text;
  const words = wordsIn(text);
  const keys = keysOf(words);
  let until = words.length;
  for (let length = 1; length > 0 && until > 0; until -= length) length = endingWith(keys, until, table);
  return joined(words.slice(0, until));
}

const firstWord = /^[^\s'’]+/;
const lastWord = /[^\s'’]+$/;

/** Whether its words are put together as `joined` would do it. */
const isTidy = (text: string): boolean => !/^\s|\s$|['’]\s|\s['’]|[^\S ]| {2}/.test(text);

/** How many words from there on are a phrase. */
function startingWith(keys: string[], from: number, table: Phrases): number {
  const first = keys[from] ?? "";
  if (first === "") return 1;
  return table.starting.get(first)?.find((phrase) => phrase.every((word, i) => keys[from + i] === word))?.length ?? 0;
}

/** How many words before that are a phrase. */
function endingWith(keys: string[], until: number, table: Phrases): number {
  const last = keys[until - 1] ?? "";
  if (last === "") return 1;
  const fits = (phrase: string[]) => phrase.every((word, i) => keys[until - phrase.length + i] === word);
  return table.ending.get(last)?.find(fits)?.length ?? 0;
}

/**
 * The words as written. An elision is a word of its own, with its apostrophe: "l'hôpital" → "l'", "hôpital".
 */
function wordsIn(text: string): string[] {
  return text.match(/[^\s'’]+['’]?|['’]/g) ?? [];
}

function joined(words: string[]): string {
  return words
    .map((word) => (/['’]$/.test(word) ? word : `${word} `))
    .join("")
    .trim();
}

const toKey = (word: string): string => normaliseText(word).replace(/[^a-z0-9]/g, "");

function keysOf(words: string[]): string[] {
  return words.map(toKey);
}
