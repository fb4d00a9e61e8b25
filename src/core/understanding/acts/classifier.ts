/** A phrase and what whoever writes it means. */
export type Example = { label: string; features: string[] };

/** How likely each label is, from 0 to 1, all together 1; the likeliest first. */
export type Classify = (features: string[]) => { label: string; probability: number }[];

/**
 * A trained classifier as data. `weights` has a row of one byte a label for each feature, in units of
 * `scale`;
 * `rarities` weigh the features.
 */
export type ActModel = {
  labels: string[];
  /** All words of the phrases. */
  words: string[];
  features: string[];
  rarities: number[];
  biases: number[];
  scale: number;
  /** Int8Array in base64. */
  weights: string;
};

/** Chosen by cross-validation on the phrases: with these the probabilities are what they say. */
const rounds = 12;
const firstRate = 2;
const slowing = 0.3;
/** What occurs in one phrase alone says little of others. */
const leastPhrases = 2;

/**
 * Trains a multinomial logistic regression on TF-IDF vectors of unit length, by stochastic gradient descent.
 * The same phrases give the same model. Takes about two seconds for 6,000 phrases and 80 labels.
 */
export function trainClassifier(examples: Example[]): ActModel {
  const words = new Set(examples.flatMap(({ features }) => features.filter((one) => /^[a-z']+$/.test(one))));
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const { features, rarities } = weighFeatures(examples);
  const numbers = new Map(features.map((feature, i) => [feature, i]));
  const vectors = examples.map((one) => toVector(one.features, numbers, rarities));
  const targets = examples.map(({ label }) => labels.indexOf(label));
  const weights = new Float32Array(features.length * labels.length);
  const biases = new Float32Array(labels.length);
  const next = createRandom(1);
  for (let round = 0; round < rounds; round++) {
    const rate = firstRate / (1 + round * slowing);
    for (const i of shuffle(examples.length, next)) {
      const vector = vectors[i] ?? [];
      const errors = toProbabilities(vector, weights, 1, biases);
      errors[targets[i] ?? 0] = (errors[targets[i] ?? 0] ?? 0) - 1;
      for (const [feature, value] of vector) {
        const row = feature * labels.length;
        for (let c = 0; c < errors.length; c++)
          weights[row + c] = (weights[row + c] ?? 0) - rate * value * (errors[c] ?? 0);
      }
      for (let c = 0; c < errors.length; c++) biases[c] = (biases[c] ?? 0) - rate * 0.1 * (errors[c] ?? 0);
    }
  }
  const largest = weights.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const scale = largest / 127 || 1;
  const bytes = Int8Array.from(weights, (one) => Math.round(one / scale));
  return {
    labels,
    words: [...words],
    features,
    rarities: rarities.map((one) => Number(one.toFixed(4))),
    biases: Array.from(biases, (one) => Number(one.toFixed(4))),
    scale,
    weights: Buffer.from(bytes.buffer).toString("base64"),
  };
}

/** Classifies messages by a trained model. */
export function createClassifier(model: ActModel): Classify {
  const numbers = new Map(model.features.map((feature, i) => [feature, i]));
  const weights = new Int8Array(Buffer.from(model.weights, "base64"));
  return (features) => {
    const vector = toVector(features, numbers, model.rarities);
    const probabilities = toProbabilities(vector, weights, model.scale, model.biases);
    return model.labels
      .map((label, i) => ({ label, probability: probabilities[i] ?? 0 }))
      .sort((a, b) => b.probability - a.probability);
  };
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

type Vector = [feature: number, value: number][];

function toVector(features: string[], numbers: Map<string, number>, rarities: number[]): Vector {
  const counts = new Map<number, number>();
  for (const feature of features) {
    const number = numbers.get(feature);
    if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const values = Array.from(counts, ([number, count]): Vector[number] => [
    number,
    (1 + Math.log(count)) * (rarities[number] ?? 0),
  ]);
  const length = Math.sqrt(values.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return values.map(([number, value]) => [number, value / length]);
}

function toProbabilities(
  vector: Vector,
  weights: Float32Array | Int8Array,
  scale: number,
  biases: ArrayLike<number>,
): Float64Array {
  const sums = Float64Array.from(biases);
  for (const [feature, value] of vector) {
    const row = feature * sums.length;
    for (let c = 0; c < sums.length; c++) sums[c] = (sums[c] ?? 0) + value * scale * (weights[row + c] ?? 0);
  }
  const most = sums.reduce((max, one) => Math.max(max, one), Number.NEGATIVE_INFINITY);
  const powers = sums.map((one) => Math.exp(one - most));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
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
