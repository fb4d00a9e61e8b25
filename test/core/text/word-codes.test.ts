import fc from "fast-check";
import { expect, test } from "vitest";
import { splitWords } from "../../../src/core/text/text.ts";
import { toWordCodes } from "../../../src/core/text/word-codes.ts";
import { anyText } from "../../fakes/any-text.ts";

test("a text is compared by its words, whatever is in it", () => {
  const odd = fc.constantFrom("a", "É", "e\u0301", "œ", "ß", "’", "'", "#", "+", "1", " ", "\n", "\u200d", "🇫🇷", "пе");
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: odd })), (text) => {
      expect(String.fromCharCode(...toWordCodes(text))).toBe(splitWords(text).join(" "));
    }),
  );
  expect(String.fromCharCode(...toWordCodes("C++, L’Œuvre d'été ÉTÉ C#"))).toBe("c++ l oeuvre d ete ete c#");
});
