import { mapInSteps, runToEnd, type Steps } from "../async/steps.ts";
import { createLexiconInSteps, type Lexicon, type NearWord, toSingular } from "../text/lexicon.ts";
import { findSynonyms, removeStopWords, type Synonym, stopWords } from "./synonyms.ts";
import { type Title, toWordSlots } from "./title.ts";

/** A title that was found, with how well it fits: about 1 for the very words, 0 for nothing in common. */
export type TitleHit = { title: Title; score: number };

/** Finds job titles for what someone typed, best first; an empty list when nothing looks alike. */
export type FindTitles = (typed: string, limit?: number) => TitleHit[];

/**
 * An inverted index of the words of all titles, in both genders. A title scores by how much of the typed text
 * it covers (rare words weigh more) and by how little else it says. Principal titles rank first, rarely used
 * ones last, and different jobs before a second title of the same one.
 */
export function createTitleIndex(titles: Title[]): FindTitles {
  return runToEnd(createTitleIndexInSteps(titles));
}

/** The same, a title at a time. */
export function* createTitleIndexInSteps(titles: Title[]): Steps<FindTitles> {
  const places: string[][][] = [];
  for (const { label } of titles) {
    const spoken = toWordSlots(label).map((slot) => slot.map(toSingular));
    places.push(spoken.filter((slot) => !slot.every((word) => stopWords.has(word))));
    yield;
  }
  const lexis = yield* createLexiconInSteps(spokenIn(places));
  yield;
  const scores = yield* scorer(places, lexis);
  yield* lexis.prepare();
  return (typed, limit = 24) => {
    const best = new Map<number, number>();
    const typedWhole: number[] = [];
    for (const [i, { tokens, weight }] of listSynonyms(typed).entries()) {
      for (const [title, score] of scores(tokens)) {
        if (i === 0 && score > itself && !titles[title]?.rare) typedWhole.push(title);
        const valued = weight * score * favour(titles[title]);
        if (valued > (best.get(title) ?? 0)) best.set(title, valued);
      }
    }
    const worth = Math.max(...best.values()) * 0.5;
    // A title that was typed whole counts as a principal one: "plombier" is no "chauffagiste".
    for (const title of typedWhole) best.set(title, Math.max(best.get(title) ?? 0, principal));
    return spread(best, titles, worth).slice(0, limit);
  };
}

/** All the words of all titles. */
function* spokenIn(places: string[][][]): Generator<string> {
  for (const slots of places) for (const slot of slots) yield* slot;
}

/**
 * The typed text, then the same with everyday words, abbreviations and English replaced by the words of the
 * nomenclature.
 */
function listSynonyms(typed: string): Synonym[] {
  const tokens = removeStopWords(typed).slice(0, 12);
  return tokens.length === 0 ? [] : [{ tokens, weight: 1 }, ...findSynonyms(tokens).slice(0, 10)];
}

/** The score of a title whose every word was typed, and no other. */
const itself = 0.9999;
/** What a principal title counts for. */
const principal = 1.06;

function favour(title: Title | undefined): number {
  return title?.rare ? 0.8 : title?.main ? principal : 1;
}

/** Best first, all of those worth showing, and different jobs before a second title of one. */
function spread(scores: Map<number, number>, titles: Title[], worth: number): TitleHit[] {
  const sorted = [...scores].filter(([, score]) => score >= worth).sort(([, a], [, b]) => b - a);
  const seen = new Set<string>();
  const firsts: TitleHit[] = [];
  const seconds: TitleHit[] = [];
  for (const [number, score] of sorted) {
    const title = titles[number];
    if (!title) continue;
    (seen.has(title.rome) ? seconds : firsts).push({ title, score });
    seen.add(title.rome);
  }
  return [...firsts, ...seconds];
}

/**
 * Scores every title that shares a word with the tokens. The buffers are reused, and each call leaves them
 * cleared.
 */
function* scorer(places: string[][][], lexis: Lexicon): Steps<(tokens: string[]) => [title: number, score: number][]> {
  const numbers = new Map(lexis.words.map((word, number) => [word, number]));
  yield;
  const lists = yield* postings(places, numbers);
  const weights = Float32Array.from(lists, (list) => Math.log(1 + places.length / list.length));
  yield;
  const sizes = Float32Array.from(yield* mapInSteps(places, (place) => size(place, numbers, weights)));
  const covered = new Float32Array(places.length);
  const matchedWeights = new Float32Array(places.length);
  const inOrder = new Uint8Array(places.length);
  const lastSlot = new Int8Array(places.length).fill(-1);
  const best = new Float32Array(places.length);
  const bestSlot = new Int8Array(places.length);
  const bestWord = new Uint16Array(places.length);

  /** The titles that hold the token in some way, each with its best place. */
  function look(near: NearWord[]): number[] {
    const titles: number[] = [];
    for (const { word, quality } of near) {
      for (const posting of lists[word] ?? []) {
        const title = posting >> 4;
        if (quality <= at(best, title)) continue;
        if (at(best, title) === 0) titles.push(title);
        best[title] = quality;
        bestSlot[title] = posting & 15;
        bestWord[title] = word;
      }
    }
    return titles;
  }

  return (tokens) => {
    const found: number[] = [];
    let asked = 0;
    for (const token of tokens) {
      const near = lexis.near(token);
      const weight = tokenWeight(near, weights);
      asked += weight;
      for (const title of look(near)) {
        if (at(lastSlot, title) === -1) found.push(title);
        covered[title] = at(covered, title) + at(best, title) * weight;
        matchedWeights[title] = at(matchedWeights, title) + at(best, title) * at(weights, at(bestWord, title));
        if (at(bestSlot, title) > at(lastSlot, title)) inOrder[title] = at(inOrder, title) + 1;
        lastSlot[title] = at(bestSlot, title);
        best[title] = 0;
      }
    }
    return found.map((title) => {
      const share = Math.min(1, at(matchedWeights, title) / at(sizes, title));
      const score = (at(covered, title) / asked) * (0.72 + 0.22 * share + (0.06 * at(inOrder, title)) / tokens.length);
      covered[title] = matchedWeights[title] = inOrder[title] = 0;
      lastSlot[title] = -1;
      return [title, score];
    });
  };
}

/** A typed array is never read outside its bounds here. */
function at(array: Float32Array | Int8Array | Uint8Array | Uint16Array, index: number): number {
  return array[index] ?? 0;
}

/**
 * For each word, the titles and slots that contain it, as title × 16 + slot. Slots beyond the 16th count as
 * the 16th.
 */
function* postings(places: string[][][], numbers: Map<string, number>): Steps<Int32Array[]> {
  const lists: number[][] = Array.from(numbers, () => []);
  for (const [title, slots] of places.entries()) {
    for (const [slot, alternatives] of slots.entries()) {
      for (const word of alternatives) lists[numbers.get(word) ?? -1]?.push((title << 4) | Math.min(slot, 15));
    }
    yield;
  }
  return yield* mapInSteps(lists, (list) => Int32Array.from(list));
}

/** How much a title says: the sum over its slots of the weight of the commoner of two genders. */
function size(slots: string[][], numbers: Map<string, number>, weights: Float32Array): number {
  return slots.reduce((sum, slot) => sum + Math.min(...slot.map((word) => weights[numbers.get(word) ?? -1] ?? 0)), 0);
}

/**
 * A typed word weighs as much as its most certain meaning; a word without any weighs as much as a rare word.
 */
function tokenWeight(near: NearWord[], weights: Float32Array): number {
  const surest = near.reduce((a, b) => (b.quality > a.quality ? b : a), { word: -1, quality: 0 });
  return weights[surest.word] ?? 5;
}
