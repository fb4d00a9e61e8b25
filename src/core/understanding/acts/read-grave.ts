import { cleanLines } from "../../text/clean-text.ts";
import { toPlainLetters } from "../../text/text.ts";
import { createTextClassifier } from "./classify-text.ts";
import { toPhraseKey } from "./features.ts";
import { findForeignGrave } from "./foreign-grave.ts";
import { findPlainGrave, type Grave, graveWords, isRatherDistress, joinLetters, weighGrave } from "./grave.ts";
import { withoutHarmless } from "./harmless.ts";
import { respell } from "./respell.ts";
import { figure } from "./screen-weights.ts";
import type { ReadingSources } from "./tools.ts";

/** Whether a text tells of thoughts of death or of violence, however long it is: a few milliseconds. */
export type ReadGrave = (text: string) => Grave | undefined;

/** What is longer is no remark: as a whole it would be likened to letters, not to what it says. */
const maxWholeLength = 400;
type GraveTools = Pick<ReadingSources, "classify" | "meaningOfPhrase" | "vocabulary">;

/** Up to here a figure of speech in one sentence is one of the whole: "Je suis mort. Mdr." */
const maxRemarkLength = 120;
/** Letters without a full stop are read so many words at a time, each beginning among those before it. */
const windowWords = 30;
const windowStep = 20;
/** What is shorter says too little by itself. */
const leastWords = 3;

/**
 * Reads a text as a whole, then each of its sentences: between many others, one that is grave is not likely
 * enough for the whole. Distress goes before danger, wherever it stands.
 */
export function createGraveReader(tools: GraveTools, classifyText = createTextClassifier(tools)): ReadGrave {
  const { meaningOfPhrase, vocabulary } = tools;
  function readPart(part: string): { grave: Grave | undefined; isFigure: boolean } {
    const written = toPlainLetters(part).replace(/\s+/g, " ").trim();
    const words = joinLetters(respell(written, vocabulary.spellings));
    const left = withoutHarmless(words);
    const plain = findPlainGrave(left);
    if (plain === "distress") return { grave: plain, isFigure: false };
    const isLong = written.length > maxWholeLength;
    const classified = isLong ? [] : classifyText(left === words ? written : left);
    const likely = new Map(classified.map(({ label, probability }) => [label, probability]));
    const probability = (label: string) => likely.get(label) ?? 0;
    // Violence and thoughts of death in one breath are met as both are, the thoughts first.
    if (plain === "danger") return { grave: isRatherDistress(left, probability) ? "distress" : plain, isFigure: false };
    const isSaidWell = left === words || graveWords.test(left);
    return { grave: isSaidWell ? weighGrave(left, probability) : undefined, isFigure: probability(figure) > 0.5 };
  }

  return (text) => {
    const clean = cleanLines(text);
    const foreign = findForeignGrave(clean)?.grave;
    const key = toPhraseKey(toPlainLetters(clean), vocabulary.spellings);
    const known = foreign === undefined && key !== undefined ? meaningOfPhrase(key) : undefined;
    if (known !== undefined)
      return known === "say/distress" ? "distress" : known === "say/danger" ? "danger" : undefined;
    const whole = readPart(clean);
    if (whole.grave === "distress" || foreign === "distress") return "distress";
    if (whole.isFigure && clean.length <= maxRemarkLength) return whole.grave ?? foreign;
    const found = listSentences(clean).map((sentence) => readPart(sentence).grave);
    if (found.includes("distress")) return "distress";
    return whole.grave ?? foreign ?? found.find((grave) => grave !== undefined);
  };
}

/** The sentences of a text that has several; long ones in parts that overlap. */
function listSentences(text: string): string[] {
  const sentences = text
    .split(/[.!?;…\n]+/u)
    .map((one) => one.split(/\s+/).filter((word) => word !== ""))
    .filter((words) => words.length >= leastWords)
    .flatMap(toWindows);
  return sentences.length > 1 ? sentences : [];
}

function toWindows(words: string[]): string[] {
  if (words.length <= windowWords) return [words.join(" ")];
  const starts = Array.from({ length: Math.ceil((words.length - windowStep / 2) / windowStep) }, (_, i) => i);
  return starts.map((i) => words.slice(i * windowStep, i * windowStep + windowWords).join(" "));
}
