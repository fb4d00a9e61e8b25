import { expect } from "vitest";
import { graveTexts, notKept } from "../../src/core/conversation/grave-words.ts";
import { flattenRichText } from "../../src/core/conversation/view.ts";
import type { memoryCollection } from "./memory-collection.ts";
import { plainSpaces } from "./plain-spaces.ts";

/** A message of distress, and words that stand in no other. */
export const distress = "Je veux mourir, zèbre bleu";
export const distressWords = ["mourir", "zèbre"];

/** Every line that is ever said to distress or danger. */
const answerLines = [...Object.values(graveTexts), notKept].flatMap(({ french, english }) =>
  [...french, ...english].map(flattenRichText),
);

/** Nothing in these texts holds the message, or a line or a number of the answer. */
export function expectNothingKept(texts: string[], words: string[] = distressWords): void {
  const all = plainSpaces(texts.join("\n")).toLowerCase();
  for (const word of [...words, ...answerLines, "tchat", "understood", "confidential"])
    expect(all).not.toContain(plainSpaces(word).toLowerCase());
  // Not within the digits of an instant.
  expect(all).not.toMatch(/(?<!\d)(?:3114|3919|116 006)(?!\d)/);
}

/** All rows of a store, as text. */
export function rowsOf(...collections: Pick<ReturnType<typeof memoryCollection>, "rows">[]): string[] {
  return collections.flatMap(({ rows }) => [...rows].flat());
}
