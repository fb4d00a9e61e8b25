import type { Steps } from "../../async/steps.ts";

/** A phrase and what whoever writes it means. */
export type Example = { label: string; features: string[]; key: string };

/** How likely each label is, from 0 to 1, all together 1; the likeliest first. */
export type Classify = (features: string[]) => { label: string; probability: number }[];

/**
 * A trained classifier as data. `weights` has a row of one byte a label for each feature, in units of
 * `scale`; `rarities` weigh the features.
 */
export type ActModel = {
  labels: string[];
  /** All words of the phrases, with `modelSeparator` between them: one long text is read faster than many. */
  words: string;
  /** Each phrase of one meaning alone, an equals sign and its label; between them as well. */
  phrases: string;
  features: string;
  rarities: Float32Array;
  biases: number[];
  scale: number;
  weights: Int8Array;
};

/** No word, phrase or feature holds it, and JSON needs no escape for it. */
export const modelSeparator = "|";

/** Chosen by cross-validation on the phrases: with these the probabilities are what they say. */
const rounds = 10;
const firstRate = 2;
const slowing = 0.3;
/** What occurs in one phrase or two says little of others. */
const leastPhrases = 3;

/** A label that is this much off is not worth changing its weights for. */
const leastError = 0.002;
/** Of a feature whose weights are all below this, nothing is lost by leaving it out. */
const leastWeight = 1;

/**
 * Trains a multinomial logistic regression on TF-IDF vectors of unit length, by stochastic gradient descent.
 * The same phrases give the same model. Takes about three seconds for 11,000 phrases and 100 labels.
 */
export function trainClassifier(examples: Example[]): ActModel {
  const words = new Set<string>();
  for (const { features } of examples) for (const one of features) if (/^[a-z']+$/.test(one)) words.add(one);
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const { features, rarities } = weighFeatures(examples);
  const numbers = new Map(features.map((feature, i) => [feature, i]));
  const count = createCounter(features.length);
  const vectors = examples.map((one) => toVector(one.features, numbers, rarities, count));
  const targets = examples.map(({ label }) => labels.indexOf(label));
  const { weights, biases } = learn(vectors, targets, features.length, labels.length);
  const kept = features.flatMap((_, i) => (isTelling(weights, i * labels.length, labels.length) ? [i] : []));
  const rows = new Float32Array(kept.length * labels.length);
  for (const [row, i] of kept.entries())
    rows.set(weights.subarray(i * labels.length, (i + 1) * labels.length), row * labels.length);
  const scale = rows.reduce((most, one) => Math.max(most, Math.abs(one)), 0) / 127 || 1;
  return {
    labels,
    words: [...words].join(modelSeparator),
    phrases: listPhrases(examples),
    features: kept.map((i) => features[i] ?? "").join(modelSeparator),
    rarities: Float32Array.from(kept, (i) => rarities[i] ?? 0),
    biases: Array.from(biases, (one) => Number(one.toFixed(4))),
    scale,
    weights: Int8Array.from(rows, (one) => Math.round(one / scale)),
  };
}

type Learnt = { weights: Float32Array; biases: Float32Array };

/** The weights of each feature, a row of all labels after the other, and the biases of the labels. */
function learn(vectors: Vector[], targets: number[], features: number, labels: number): Learnt {
  const weights = new Float32Array(features * labels);
  const biases = new Float32Array(labels);
  const next = createRandom(1);
  for (let round = 0; round < rounds; round++) {
    const rate = firstRate / (1 + round * slowing);
    for (const i of shuffle(vectors.length, next)) {
      const vector = vectors[i] ?? { features: [], values: [] };
      const errors = toProbabilities(vector, weights, 1, biases);
      errors[targets[i] ?? 0] = (errors[targets[i] ?? 0] ?? 0) - 1;
      correct({ weights, biases }, vector, errors, rate);
    }
  }
  return { weights, biases };
}

function correct({ weights, biases }: Learnt, vector: Vector, errors: Float64Array, rate: number): void {
  for (let label = 0; label < errors.length; label++) {
    const step = rate * (errors[label] ?? 0);
    if (Math.abs(step) < rate * leastError) continue;
    for (let i = 0; i < vector.features.length; i++) {
      const at = (vector.features[i] ?? 0) * errors.length + label;
      weights[at] = (weights[at] ?? 0) - step * (vector.values[i] ?? 0);
    }
    biases[label] = (biases[label] ?? 0) - step * 0.1;
  }
}

function isTelling(weights: Float32Array, from: number, size: number): boolean {
  for (let i = from; i < from + size; i++) if (Math.abs(weights[i] ?? 0) >= leastWeight) return true;
  return false;
}

/**
 * Classifies messages by a trained model. It is made ready a few features at a time. Throws where its parts
 * do not belong together.
 */
export function* createClassifierInSteps(model: ActModel): Steps<Classify> {
  const features = model.features.split(modelSeparator);
  const isWhole =
    features.length === model.rarities.length && features.length * model.labels.length === model.weights.length;
  if (!isWhole) throw new Error("what was learnt from the phrases is damaged: run npm run build");
  yield;
  const numbers = new Map<string, number>();
  for (const [i, feature] of features.entries()) {
    numbers.set(feature, i);
    if (i % 1_000 === 0) yield;
  }
  const count = createCounter(features.length);
  return (features) => {
    const vector = toVector(features, numbers, model.rarities, count);
    const probabilities = toProbabilities(vector, model.weights, model.scale, model.biases);
    return model.labels
      .map((label, i) => ({ label, probability: probabilities[i] ?? 0 }))
      .sort((a, b) => b.probability - a.probability);
  };
}

/** Phrases of searches are left out: a search is what its words are. */
function listPhrases(examples: Example[]): string {
  const labels = new Map<string, Set<string>>();
  for (const { key, label } of examples) labels.set(key, (labels.get(key) ?? new Set()).add(label));
  return [...labels]
    .flatMap(([key, [label = "", other]]) =>
      key === "" || other !== undefined || /^(?:search|refine|none)\//.test(label) ? [] : [`${key}=${label}`],
    )
    .join(modelSeparator);
}

function weighFeatures(examples: Example[]): { features: string[]; rarities: number[] } {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of new Set(features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count >= leastPhrases);
  return {
    features: common.map(([feature]) => feature),
    rarities: common.map(([, count]) => Math.log(examples.length / count) + 1),
  };
}

/** The features of a text and what each weighs, side by side. */
type Vector = { features: number[]; values: number[] };

/** Counts features in a buffer that is as long as there are features, and clear again after each text. */
type CountFeatures = (features: string[], numbers: Map<string, number>) => { found: number[]; counts: number[] };

function createCounter(size: number): CountFeatures {
  const counted = new Uint16Array(size);
  return (features, numbers) => {
    const found: number[] = [];
    for (const feature of features) {
      const number = numbers.get(feature);
      if (number === undefined) continue;
      const before = counted[number] ?? 0;
      if (before === 0) found.push(number);
      counted[number] = before + 1;
    }
    const counts = found.map((number) => counted[number] ?? 0);
    for (const number of found) counted[number] = 0;
    return { found, counts };
  };
}

function toVector(
  features: string[],
  numbers: Map<string, number>,
  rarities: ArrayLike<number>,
  count: CountFeatures,
): Vector {
  const { found, counts } = count(features, numbers);
  const values = found.map((number, i) => (1 + Math.log(counts[i] ?? 1)) * (rarities[number] ?? 0));
  let squares = 0;
  for (const value of values) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  return { features: found, values: values.map((value) => value / length) };
}

function toProbabilities(
  { features, values }: Vector,
  weights: Float32Array | Int8Array,
  scale: number,
  biases: ArrayLike<number>,
): Float64Array {
  const sums = Float64Array.from(biases);
  const { length } = sums;
  for (let i = 0; i < features.length; i++) {
    const row = (features[i] ?? 0) * length;
    const value = (values[i] ?? 0) * scale;
    for (let label = 0; label < length; label++) sums[label] = (sums[label] ?? 0) + value * (weights[row + label] ?? 0);
  }
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) most = Math.max(most, sum);
  let all = 0;
  for (let label = 0; label < length; label++) {
    sums[label] = Math.exp((sums[label] ?? 0) - most);
    all += sums[label] ?? 0;
  }
  for (let label = 0; label < length; label++) sums[label] = (sums[label] ?? 0) / all;
  return sums;
}

/** A linear congruential generator: the same numbers from 0 to 1 each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function shuffle(length: number, next: () => number): number[] {
  const order = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const other = Math.floor(next() * (i + 1)) % (i + 1);
    [order[i], order[other]] = [order[other] ?? 0, order[i] ?? 0];
  }
  return order;
}
