import { rememberLast } from "../../collections/remember.ts";
import { toFeatures } from "./features.ts";
import type { Likely } from "./screen-weights.ts";
import type { ReadingSources } from "./tools.ts";

/** How likely each label is for a text, the likeliest first. */
export type ClassifyText = (text: string) => Likely[];

/** Several stages ask for the same message, and for its sentences. */
const fewTexts = 4;

/** Classifies texts as they were written, and keeps what it said of the last ones. */
export function createTextClassifier({
  classify,
  vocabulary,
}: Pick<ReadingSources, "classify" | "vocabulary">): ClassifyText {
  return rememberLast((text) => classify(toFeatures(text, vocabulary)), fewTexts);
}
