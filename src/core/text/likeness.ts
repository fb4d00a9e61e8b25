import { createLazySteps, type Steps } from "../async/steps.ts";
import { countEditsFrom, getAllowedEdits, toSound } from "./spelling.ts";

/** Finds the words that a misspelt one may be, by their numbers in an alphabetical list. */
export type Likeness = {
  /** Those that sound like it, in alphabetical order. */
  soundingLike: (typed: string) => number[];
  /** Those a few edits away and how many edits that is, the shortest words first. */
  alike: (typed: string) => { word: number; distance: number }[];
  /** Works out what both need, instead of when the first misspelt word comes. */
  prepare: () => Steps<void>;
};

/**
 * Looks through tens of thousands of words for each misspelt one, which a sentence has a hundred of where all
 * its parts may be the name of a place: numbers tell of nearly all words that they are too far away.
 */
export function createLikeness(words: string[]): Likeness {
  const sounds = createLazySteps(() => listSounds(words));
  const shapes = createLazySteps(() => listShapes(words));

  function soundingLike(typed: string): number[] {
    const heard = toSound(typed);
    if (heard === "") return [];
    const all = sounds.now();
    const wanted = toHash(heard) * perHash;
    const found: number[] = [];
    for (let at = countBelow(all, wanted); at < all.length; at++) {
      const word = (all[at] ?? 0) - wanted;
      if (word >= perHash) break;
      if (toSound(words[word] ?? "") === heard) found.push(word);
    }
    return found;
  }

  function alike(typed: string): { word: number; distance: number }[] {
    const max = getAllowedEdits(typed);
    const { numbers, letters, repeated, starts } = shapes.now();
    const own = toLetters(typed);
    const ownRepeated = toRepeatedLetters(typed);
    const countEdits = countEditsFrom(typed);
    const found: { word: number; distance: number }[] = [];
    for (let longer = -max; longer <= max; longer++) {
      // Of so many edits, those that only make up for the length add no letter, or take none away.
      const mostMissing = max - Math.max(0, longer);
      const mostAdded = max - Math.max(0, -longer);
      const end = starts[typed.length + longer + 1] ?? 0;
      for (let at = starts[typed.length + longer] ?? end; at < end; at++) {
        const other = letters[at] ?? 0;
        const missing = countBits(own & ~other);
        const added = countBits(other & ~own);
        if (missing > mostMissing || added > mostAdded) continue;
        const otherRepeated = repeated[at] ?? 0;
        if (missing + countBits(ownRepeated & ~otherRepeated) > mostMissing) continue;
        if (added + countBits(otherRepeated & ~ownRepeated) > mostAdded) continue;
        const word = numbers[at] ?? 0;
        const distance = countEdits(words[word] ?? "", max);
        if (distance <= max) found.push({ word, distance });
      }
    }
    return found;
  }

  function* prepare(): Steps<void> {
    yield* sounds.steps();
    yield* shapes.steps();
  }
  return { soundingLike, alike, prepare };
}

/** So many words are dealt with between two pauses. */
const aFew = 100;

/** More than there are words: a sound and a word are one number, which its sound comes first in. */
const perHash = 2 ** 20;

/** The hash of the sound of each word and its number, sorted. */
function* listSounds(words: string[]): Steps<Float64Array> {
  const all = new Float64Array(words.length);
  for (const [number, word] of words.entries()) {
    all[number] = toHash(toSound(word)) * perHash + number;
    if (number % aFew === 0) yield;
  }
  return all.sort();
}

/** How many numbers of a sorted list are below one. */
function countBelow(sorted: Float64Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 32 bits for a text: thousands of sounds are kept as numbers rather than as texts. */
function toHash(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0;
  return value >>> 0;
}

/**
 * The words by length, those of one length in alphabetical order: `starts` says where each length begins. The
 * letters of each lie side by side, in the order in which they are compared.
 */
type Shapes = { numbers: Int32Array; letters: Int32Array; repeated: Int32Array; starts: number[] };

function* listShapes(words: string[]): Steps<Shapes> {
  const counts: number[] = [];
  for (const { length } of words) counts[length] = (counts[length] ?? 0) + 1;
  const starts = [0];
  for (let length = 0; length < counts.length; length++) starts.push((starts[length] ?? 0) + (counts[length] ?? 0));
  yield;
  const next = [...starts];
  const numbers = new Int32Array(words.length);
  const letters = new Int32Array(words.length);
  const repeated = new Int32Array(words.length);
  for (const [number, word] of words.entries()) {
    const at = next[word.length] ?? 0;
    next[word.length] = at + 1;
    numbers[at] = number;
    letters[at] = toLetters(word);
    repeated[at] = toRepeatedLetters(word);
    if (number % aFew === 0) yield;
  }
  return { numbers, letters, repeated, starts };
}

/** One bit for each letter that occurs. */
function toLetters(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) % 32);
  return set;
}

/** One bit for each letter that occurs more than once. */
function toRepeatedLetters(word: string): number {
  let once = 0;
  let repeated = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = 1 << (word.charCodeAt(i) % 32);
    repeated |= once & letter;
    once |= letter;
  }
  return repeated;
}

/** How many bits are set, in five steps (Hacker's Delight, 5-1). */
function countBits(set: number): number {
  const pairs = set - ((set >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
