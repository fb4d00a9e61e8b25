import { cleanLines } from "../../text/clean-text.ts";
import { toPlainLetters, toPlainWords } from "../../text/text.ts";
import { toFeatures } from "./features.ts";
import { readLifeFact } from "./life-facts.ts";
import { respell } from "./respell.ts";
import type { ReadingTools } from "./tools.ts";

/**
 * Whether a text tells something of its author's life that is answered, and of which the answer says that it
 * is not kept: a few milliseconds.
 */
export type IsPersonal = (text: string) => boolean;

/** What is longer is a letter, or a CV. */
const longest = 300;
/** How likely it is that somebody asks about their situation. */
const leastProbability = 0.3;
/** A past, a home, a child to come: see the topics of lexicon/sayings.csv. */
const delicate =
  /\b(?:prison|detenu\w*|detention|incarcer\w*|taule|casier|bracelet|semi liberte|sursis|tig|condamn\w*|prisonnier\w*|sdf|a la rue|dans la rue|sans (?:abri|domicile|logement|adresse)|domicil\w*|(?:d|de) (?:adresse|logement)|ou dormir|dehors|(?:dor\w*|viv?\w*) dans (?:ma|mon|un|une)|squat|115|foyer|chrs|enceinte|grossesse|maternite|attends un (?:bebe|enfant)|future maman)\b/;

/**
 * Tells facts of somebody's life ("je suis enceinte") and questions about it ("enceinte, je dois le dire ?").
 */
export function createPersonalReader({
  classify,
  vocabulary,
}: Pick<ReadingTools, "classify" | "vocabulary">): IsPersonal {
  return (text) => {
    const written = toPlainLetters(cleanLines(text)).replace(/\s+/g, " ").trim();
    if (written === "" || written.length > longest) return false;
    const spelt = respell(written, vocabulary.spellings);
    if (readLifeFact(spelt) !== undefined) return true;
    const isDelicate = delicate.test(toPlainWords(spelt));
    const likely = classify(toFeatures(written, vocabulary))
      .filter(({ label }) => label === "say/status" || (label === "say/rights" && isDelicate))
      .reduce((sum, { probability }) => sum + probability, 0);
    return likely >= leastProbability;
  };
}
