import { takeCorrection } from "./correction.ts";
import { dangerPatterns, distressPatterns } from "./grave-patterns.ts";
import { harmlessTurns, withoutHarmless } from "./harmless.ts";
import { readLifeFact } from "./life-facts.ts";
import { readNavigation } from "./numbered.ts";
import { findMinutes, readHour } from "./numbers.ts";
import { readOfferQuestion } from "./offer-question.ts";
import { isPastedCv } from "./pasted-cv.ts";
import { respell } from "./respell.ts";
import type { LanguageTables } from "./tables.ts";
import { findTask } from "./tasks.ts";
import { extractWishWords } from "./wish-words.ts";
import { findWords } from "./words.ts";

const text = "bonjour, je cherche un emploi de boulanger le soir à 30 minutes de Lyon";

/** The stages of reading a message that take longest when they run for the first time, each by itself. */
export function listReadingPieces(tables: LanguageTables): (() => unknown)[] {
  return [
    () => respell(text, new Map()),
    ...[...harmlessTurns, ...distressPatterns, ...dangerPatterns].map((one) => () => text.replace(one, "")),
    () => withoutHarmless(text),
    () => readLifeFact(text),
    () => isPastedCv(text.repeat(3)),
    () => readNavigation(text, "results"),
    () => readHour(text),
    () => readOfferQuestion("la 2 c'est payé combien ?", tables.questions),
    () => findMinutes(text),
    () => takeCorrection(text),
    () => findWords(text),
    () => extractWishWords(text, tables.wishes, () => false),
    () => tables.diplomas.find(findWords(text)),
    () => findTask(text, tables.tasks),
    () => tables.employers.find(findWords(text)),
  ];
}
