import { runToEnd, type Steps, sortInSteps } from "../async/steps.ts";
import { rememberLast } from "../collections/remember.ts";
import { createLikeness } from "./likeness.ts";
import { countEdits } from "./spelling.ts";

/** A word of the lexicon that a typed word may mean, and how surely: 1 is the very word. */
export type NearWord = { word: number; quality: number };

export type Lexicon = {
  /** In alphabetical order; a word is known by its number, its place in this list. */
  words: string[];
  /** -1 for a word that is not in it. */
  numberOf: (word: string) => number;
  /** Whether a word begins so. */
  begins: (beginning: string) => boolean;
  /**
   * What a typed word may mean: the very word, words that begin with it (from 2 letters), sound like it, or
   * are a few edits away.
   */
  near: (typed: string) => NearWord[];
  /** Works out what only misspelt words need, instead of when the first one comes. */
  prepare: () => Steps<void>;
};

/** Plurals are not words of their own: "infirmiers" is looked up as "infirmier". */
export function toSingular(word: string): string {
  return word.length > 3 ? word.replace(/[sx]$/, "") : word;
}

export function createLexicon(all: Iterable<string>): Lexicon {
  return runToEnd(createLexiconInSteps(all));
}

/** The same, a few words at a time. */
export function* createLexiconInSteps(all: Iterable<string>): Steps<Lexicon> {
  const different = new Set<string>();
  let seen = 0;
  for (const word of all) {
    different.add(word);
    if (++seen % aFew === 0) yield;
  }
  const words = yield* sortInSteps([...different], (a, b) => a < b);
  const { soundingLike, alike, prepare } = createLikeness(words);

  function numberOf(word: string): number {
    const number = firstFrom(words, word);
    return words[number] === word ? number : -1;
  }

  function begins(beginning: string): boolean {
    return words[firstFrom(words, beginning)]?.startsWith(beginning) ?? false;
  }

  /** Kept for a while: a sentence is split in many ways, and each of them looks up the same few words. */
  const near = rememberLast(findNear, fewWords, (found) => found.length <= fewNear);

  function findNear(typed: string): NearWord[] {
    const first = firstFrom(words, typed);
    if (words[first] === typed) return [{ word: first, quality: 1 }, ...listBeginning(typed, first + 1)];
    const near = listBeginning(typed, first);
    // A word that exists is taken as it is written: only others may be misspelt.
    if (typed.length <= 3) return near;
    const others = new Map<number, NearWord>();
    const add = (word: number, quality: number) => {
      const known = near[word - first] ?? others.get(word);
      if (known) known.quality = Math.max(known.quality, quality);
      else others.set(word, { word, quality });
    };
    for (const word of soundingLike(typed)) if (sharesLetters(typed, words[word] ?? "")) add(word, 0.86);
    for (const { word, distance } of alike(typed)) add(word, 0.95 - (1.3 * distance) / typed.length);
    return [...near, ...others.values()];
  }

  /** The words that begin with the typed one, which are those from there on. */
  function listBeginning(typed: string, from: number): NearWord[] {
    const near: NearWord[] = [];
    for (let word = from; typed.length >= 2; word++) {
      const { length } = words[word] ?? "";
      if (!words[word]?.startsWith(typed)) break;
      near.push({ word, quality: 0.6 + (0.35 * typed.length) / length });
    }
    return near;
  }

  return { words, numberOf, begins, near, prepare };
}

/**
 * Whether a word that sounds like the typed one has a third of its letters, too. What sounds alike by one or
 * two sounds alone is no misspelling: "zzzyx" is not "scier".
 */
export function sharesLetters(typed: string, word: string): boolean {
  const most = Math.floor((2 * Math.max(typed.length, word.length)) / 3);
  return countEdits(typed, word, most) <= most;
}

/** The answers to so many words are kept, where each has no more words than that. */
const fewWords = 250;
const fewNear = 50;

/** So many words are dealt with between two pauses. */
const aFew = 100;

/** The place of the first word that is not before `from`. */
function firstFrom(words: string[], from: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? "") < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
