import { expect, test } from "vitest";
import { createLexicon } from "../../../src/core/text/lexicon.ts";

test("what a misspelt word may mean is worked out once for all splits of a sentence, and forgotten later", () => {
  const { near, words } = createLexicon(["vendeur", "vendeuse", "serveur"]);
  const first = near("vandeuse");
  expect(first.map(({ word }) => words[word])).toContain("vendeuse");
  expect(near("vandeuse")).toBe(first);
  for (let i = 0; i < 300; i++) near(`inconnu${i}`);
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
