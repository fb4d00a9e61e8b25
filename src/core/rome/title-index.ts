import { mapInSteps, runToEnd, type Steps } from "../async/steps.ts";
import { rememberLast } from "../collections/remember.ts";
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
  const best = createBest(titles.length);
  return (typed, limit = 24) => {
    const typedWhole: number[] = [];
    for (const [i, { tokens, weight }] of listSynonyms(typed).entries())
      scores(tokens, (title, score) => {
        if (i === 0 && score > itself && !titles[title]?.rare) typedWhole.push(title);
        best.add(title, weight * score * favour(titles[title]));
      });
    const worth = best.most() * 0.5;
    // A title that was typed whole counts as a principal one: "plombier" is no "chauffagiste".
    for (const title of typedWhole) best.add(title, principal);
    return spread(best.take(worth), titles).slice(0, limit);
  };
}

type Scored = { title: number; score: number };

/** The best score of each title, in the order in which the titles were found, until they are taken. */
function createBest(size: number) {
  const scores = new Float64Array(size);
  let found: number[] = [];
  return {
    add: (title: number, score: number): void => {
      const before = scores[title] ?? 0;
      if (score <= before) return;
      if (before === 0) found.push(title);
      scores[title] = score;
    },
    most: (): number => found.reduce((most, title) => Math.max(most, scores[title] ?? 0), 0),
    take: (least: number): Scored[] => {
      const taken: Scored[] = [];
      for (const title of found) {
        const score = scores[title] ?? 0;
        if (score >= least) taken.push({ title, score });
        scores[title] = 0;
      }
      found = [];
      return taken;
    },
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

/** Best first, and different jobs before a second title of one. */
function spread(found: Scored[], titles: Title[]): TitleHit[] {
  const sorted = found.sort((a, b) => b.score - a.score);
  const seen = new Set<string>();
  const firsts: TitleHit[] = [];
  const seconds: TitleHit[] = [];
  for (const { title: number, score } of sorted) {
    const title = titles[number];
    if (!title) continue;
    (seen.has(title.rome) ? seconds : firsts).push({ title, score });
    seen.add(title.rome);
  }
  return [...firsts, ...seconds];
}

/** Tells the score of each title that has one, which is more than 0. */
type ScoreTitles = (tokens: string[], tell: (title: number, score: number) => void) => void;

/**
 * Scores every title that shares a word with the tokens. The buffers are reused, and each call leaves them
 * cleared.
 */
function* scorer(places: string[][][], lexis: Lexicon): Steps<ScoreTitles> {
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
  function look(token: string): Look {
    const near = lexis.near(token);
    const found: number[] = [];
    for (const { word, quality } of near) {
      const list = lists[word];
      if (list === undefined) continue;
      for (let i = 0; i < list.length; i++) {
        const posting = list[i] ?? 0;
        const title = posting >> 4;
        const before = best[title] ?? 0;
        if (quality <= before) continue;
        if (before === 0) found.push(title);
        best[title] = quality;
        bestSlot[title] = posting & 15;
        bestWord[title] = word;
      }
    }
    const look: Look = {
      weight: tokenWeight(near, weights),
      titles: Int32Array.from(found),
      qualities: new Float32Array(found.length),
      slots: new Int8Array(found.length),
      wordWeights: new Float32Array(found.length),
    };
    for (let i = 0; i < found.length; i++) {
      const title = found[i] ?? 0;
      look.qualities[i] = best[title] ?? 0;
      look.slots[i] = bestSlot[title] ?? 0;
      look.wordWeights[i] = weights[bestWord[title] ?? 0] ?? 0;
      best[title] = 0;
    }
    return look;
  }

  /** Kept for a while: a sentence is split in many ways, and each word has synonyms. */
  const lookOnce = rememberLast(look, fewTokens, ({ titles }) => titles.length <= fewTitles);

  return (tokens, tell) => {
    const found: number[] = [];
    let asked = 0;
    for (const token of tokens) {
      const { weight, titles, qualities, slots, wordWeights } = lookOnce(token);
      asked += weight;
      for (let i = 0; i < titles.length; i++) {
        const title = titles[i] ?? 0;
        const quality = qualities[i] ?? 0;
        const slot = slots[i] ?? 0;
        const last = lastSlot[title] ?? 0;
        if (last === -1) found.push(title);
        covered[title] = (covered[title] ?? 0) + quality * weight;
        matchedWeights[title] = (matchedWeights[title] ?? 0) + quality * (wordWeights[i] ?? 0);
        if (slot > last) inOrder[title] = (inOrder[title] ?? 0) + 1;
        lastSlot[title] = slot;
      }
    }
    for (const title of found) {
      const share = Math.min(1, (matchedWeights[title] ?? 0) / (sizes[title] ?? 0));
      const order = (0.06 * (inOrder[title] ?? 0)) / tokens.length;
      const score = ((covered[title] ?? 0) / asked) * (0.72 + 0.22 * share + order);
      covered[title] = matchedWeights[title] = inOrder[title] = 0;
      lastSlot[title] = -1;
      tell(title, score);
    }
  };
}

/** The titles that hold a word in some way, side by side: how well, at which place, and what that weighs. */
type Look = {
  /** Of the word itself. */
  weight: number;
  titles: Int32Array;
  qualities: Float32Array;
  slots: Int8Array;
  wordWeights: Float32Array;
};

/** So many words are kept, where each is in no more titles than that. */
const fewTokens = 60;
const fewTitles = 1_000;

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
