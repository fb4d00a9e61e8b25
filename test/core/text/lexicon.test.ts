import fc from "fast-check";
import { expect, test } from "vitest";
import { createLexicon, sharesLetters } from "../../../src/core/text/lexicon.ts";
import { countEdits, getAllowedEdits, toSound } from "../../../src/core/text/spelling.ts";

test("what a misspelt word may mean is worked out once for all splits of a sentence, and forgotten later", () => {
  const { near, words } = createLexicon(["vendeur", "vendeuse", "serveur"]);
  const first = near("vandeuse");
  expect(first.map(({ word }) => words[word])).toContain("vendeuse");
  expect(near("vandeuse")).toBe(first);
  for (let i = 0; i < 600; i++) near(`inconnu${i}`);
  expect(near("vandeuse")).not.toBe(first);
  expect(near("vandeuse")).toEqual(first);
});

test("a word that is known makes no room: however many are, it does not clear them", () => {
  const { near } = createLexicon(["vendeur", "vendeuse", "serveur"]);
  const typed = Array.from({ length: 100 }, (_, i) => `inconnu${i}`);
  const first = typed.map(near);
  const again = typed.map(near);
  expect(again.every((found, i) => found === first[i])).toBe(true);
});

test("a word of the same name is found first, then those that begin with it, and no misspelling of it", () => {
  const { near, words } = createLexicon(["serveur", "serveuse", "serveurs", "server"]);
  expect(near("serveur").map(({ word }) => words[word])).toEqual(["serveur", "serveurs"]);
});

test("nothing that is near is missed, and nothing else is found: as if each word were compared", () => {
  const word = fc.stringMatching(/^[abe1 ]{1,14}$/);
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 30 }), fc.stringMatching(/^[abe1 ]{4,14}$/), (all, typed) => {
      const { near, words, numberOf } = createLexicon(all);
      fc.pre(numberOf(typed) < 0);
      const qualityOf = (one: string) =>
        Math.max(
          one.startsWith(typed) ? 0.6 + (0.35 * typed.length) / one.length : 0,
          toSound(typed) !== "" && toSound(one) === toSound(typed) && sharesLetters(typed, one) ? 0.86 : 0,
          countEdits(typed, one, getAllowedEdits(typed)) <= getAllowedEdits(typed)
            ? 0.95 - (1.3 * countEdits(typed, one, getAllowedEdits(typed))) / typed.length
            : 0,
        );
      const expected = words
        .map((one, i) => ({ word: i, quality: qualityOf(one) }))
        .filter(({ quality }) => quality > 0);
      expect([...near(typed)].sort((a, b) => a.word - b.word)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["fotograf", "photographe", true],
  ["quezier", "caissier", true],
  ["kuizinier", "cuisinier", true],
  ["jeran", "gerant", true],
  ["oto", "auto", true],
  ["zzzyx", "scier", false],
  ["zzzyx", "scieur", false],
  ["xyzzy", "scie", false],
])("%s may be a misspelling of %s: %s", (typed, word, may) => {
  expect(sharesLetters(typed, word)).toBe(may);
});
