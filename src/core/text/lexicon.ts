import { createLazy } from "../async/lazy.ts";
import { createLazySteps, runToEnd, type Steps, sortInSteps } from "../async/steps.ts";
import { countEdits, getAllowedEdits, toSound } from "./spelling.ts";

/** A word of the lexicon that a typed word may mean, and how surely: 1 is the very word. */
export type NearWord = { word: number; quality: number };

export type Lexicon = {
  /** In alphabetical order; a word is known by its number, its place in this list. */
  words: string[];
  /** -1 for a word that is not in it. */
  numberOf: (word: string) => number;
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
  const sounds = createLazySteps(() => eachOf(Int32Array, words, (word) => hash(toSound(word))));
  const lengths = createLazy(() => byLength(words));
  const letters = createLazySteps(() => eachOf(Uint32Array, words, lettersOf));

  function numberOf(word: string): number {
    const number = firstFrom(words, word);
    return words[number] === word ? number : -1;
  }

  const unknown = rememberLast((typed: string) => findNear(typed, -1));

  function near(typed: string): NearWord[] {
    const exactWord = numberOf(typed);
    return exactWord < 0 && typed.length > 3 ? unknown(typed) : findNear(typed, exactWord);
  }

  function findNear(typed: string, exactWord: number): NearWord[] {
    const found = new Map<number, number>();
    const add = (word: number, quality: number) => {
      if (quality > (found.get(word) ?? 0)) found.set(word, quality);
    };
    if (exactWord >= 0) add(exactWord, 1);
    for (const word of beginning(typed)) add(word, 0.6 + (0.35 * typed.length) / (words[word] ?? "").length);
    // A word that exists is taken as it is written: only others may be misspelt.
    if (exactWord < 0 && typed.length > 3) {
      for (const word of soundingLike(typed)) add(word, 0.86);
      for (const [word, distance] of alike(typed)) add(word, 0.95 - (1.3 * distance) / typed.length);
    }
    return [...found].map(([word, quality]) => ({ word, quality }));
  }

  function* beginning(typed: string): Generator<number> {
    if (typed.length < 2) return;
    for (let i = firstFrom(words, typed); words[i]?.startsWith(typed); i++) yield i;
  }

  function* soundingLike(typed: string): Generator<number> {
    const heard = toSound(typed);
    if (heard === "") return;
    const wanted = hash(heard);
    const all = sounds.now();
    for (let i = all.indexOf(wanted); i >= 0; i = all.indexOf(wanted, i + 1)) {
      if (toSound(words[i] ?? "") === heard) yield i;
    }
  }

  function* alike(typed: string): Generator<[number, number]> {
    const max = getAllowedEdits(typed);
    const own = lettersOf(typed);
    const occurring = letters.now();
    for (let length = typed.length - max; length <= typed.length + max; length++) {
      for (const number of lengths().get(length) ?? []) {
        // An edit brings in one letter at most, and removes one at most: most words need no comparison.
        const other = occurring[number] ?? 0;
        if (bits(own & ~other) > max || bits(other & ~own) > max) continue;
        const distance = countEdits(typed, words[number] ?? "", max);
        if (distance <= max) yield [number, distance];
      }
    }
  }

  function* prepare(): Steps<void> {
    yield* sounds.steps();
    lengths();
    yield* letters.steps();
  }
  return { words, numberOf, near, prepare };
}

/**
 * The same function, which remembers some of its last answers: a sentence is split in many ways, and each of
 * them looks up the same few words that no title has, which is most of its cost.
 */
function rememberLast<Found>(find: (typed: string) => Found): (typed: string) => Found {
  const known = new Map<string, Found>();
  return (typed) => {
    const remembered = known.get(typed);
    if (remembered !== undefined) return remembered;
    const found = find(typed);
    if (known.size >= mostRemembered) known.clear();
    known.set(typed, found);
    return found;
  };
}

const mostRemembered = 100;

/** So many words are dealt with between two pauses. */
const aFew = 100;

/** A figure for each word. */
function* eachOf<A extends Int32Array | Uint32Array>(
  Kind: new (length: number) => A,
  words: string[],
  figure: (word: string) => number,
): Steps<A> {
  const figures = new Kind(words.length);
  for (const [i, word] of words.entries()) {
    figures[i] = figure(word);
    if (i % aFew === 0) yield;
  }
  return figures;
}

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

/** The numbers of the words of each length. */
function byLength(words: string[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [number, { length }] of words.entries()) {
    const group = groups.get(length);
    if (group) group.push(number);
    else groups.set(length, [number]);
  }
  return groups;
}

/** 32 bits for a text: thousands of sounds are kept as numbers rather than as texts. */
function hash(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0;
  return value;
}

/** One bit for each letter that occurs. */
function lettersOf(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) % 32);
  return set;
}

/** How many bits are set, in five steps (Hacker's Delight, 5-1). */
function bits(set: number): number {
  const pairs = set - ((set >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
