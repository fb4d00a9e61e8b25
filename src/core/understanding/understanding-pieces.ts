import { extractStreet } from "../places/street.ts";
import { extractFilters, extractKind, extractLimits, removeEmployer } from "./filter-words.ts";
import { extractHere, extractJobRequest, extractRadius, findElsewhere, stripNoise } from "./job-request.ts";
import { extractPay } from "./pay-wish.ts";
import { extractRefusals } from "./refusals.ts";
import { listSplits } from "./splits.ts";

const text = "bonjour, je cherche un emploi de boulanger près de Lyon";

/** The stages of understanding that read a text with regular expressions, each as a piece of its own. */
export const understandingPieces: readonly (() => unknown)[] = [
  () => stripNoise(text),
  () => extractLimits(text),
  () => extractRadius(text),
  () => extractPay(text),
  () => extractRefusals(text),
  () => extractKind(text),
  () => extractFilters(text),
  () => removeEmployer(text),
  () => extractStreet(text),
  () => extractHere(text),
  () => findElsewhere(text),
  () => extractJobRequest(text),
  () => listSplits(text),
];
