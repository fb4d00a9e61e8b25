import { normaliseText } from "../text/text.ts";

/** Phrases to be taken off a text where it begins or ends, as folded words; the longest come first. */
export type Phrases = string[][];

/**
 * Parses a table of phrases, separated by commas or line breaks. Phrases are compared without accents and
 * punctuation.
 */
export function parsePhrases(table: string): Phrases {
  const all = table.split(/[,\n]/).map((phrase) => keysOf(wordsIn(phrase)));
  return all.filter((phrase) => phrase.length > 0).sort((a, b) => b.length - a.length);
}

/**
 * The text without the phrases that it begins with, one after the other. Anything without a letter or digit
 * goes as well.
 */
export function stripStart(text: string, table: Phrases): string {
  let rest = wordsIn(text);
  for (let found = true; found && rest.length > 0; ) {
    const length = startingWith(keysOf(rest), table);
    found = length > 0;
    rest = rest.slice(length);
  }
  return joined(rest);
}

/** The text without the phrases that it ends with. */
export function stripEnd(text: string, table: Phrases): string {
  let rest = wordsIn(text);
  for (let found = true; found && rest.length > 0; ) {
    const length = endingWith(keysOf(rest), table);
    found = length > 0;
    rest = rest.slice(0, rest.length - length);
  }
  return joined(rest);
}

function startingWith(keys: string[], table: Phrases): number {
  if (keys[0] === "") return 1;
  return table.find((phrase) => phrase.every((word, i) => keys[i] === word))?.length ?? 0;
}

function endingWith(keys: string[], table: Phrases): number {
  if (keys.at(-1) === "") return 1;
  const from = (phrase: string[]) => keys.length - phrase.length;
  return table.find((phrase) => phrase.every((word, i) => keys[from(phrase) + i] === word))?.length ?? 0;
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

function keysOf(words: string[]): string[] {
  return words.map((word) => normaliseText(word).replace(/[^a-z0-9]/g, ""));
}
