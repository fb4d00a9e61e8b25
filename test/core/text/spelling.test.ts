import fc from "fast-check";
import { expect, test } from "vitest";
import { countEdits, countEditsFrom, getAllowedEdits, toSound } from "../../../src/core/text/spelling.ts";

test.each([
  ["boulanje", "boulanger"],
  ["orthofoniste", "orthophoniste"],
  ["coifeur", "coiffeur"],
  ["pharmassien", "pharmacien"],
  ["kuisinier", "cuisinier"],
  ["infirmie", "infirmier"],
  ["secretere", "secretaire"],
  ["plombie", "plombier"],
])("%s sounds like %s", (typed, meant) => {
  expect(toSound(typed)).toBe(toSound(meant));
});

test.each([
  ["boulanger", "boucher"],
  ["serveur", "vendeur"],
  ["macon", "maison"],
])("%s does not sound like %s", (one, other) => {
  expect(toSound(one)).not.toBe(toSound(other));
});

test.each([
  ["chat", "chat", 0],
  ["chat", "chats", 1],
  ["infirmeir", "infirmier", 1],
  ["tolouse", "toulouse", 1],
  ["abc", "xyz", 3],
])("from %s to %s it takes %i edits", (a, b, n) => {
  expect(countEdits(a, b, 5)).toBe(n);
});

test("what is farther than allowed is told without being counted", () => {
  expect(countEdits("boulanger", "mécanicien", 2)).toBe(3);
});

test("edits are the same in both directions, and none only between equal words", () => {
  const word = fc.stringMatching(/^[a-e]{0,8}$/);
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(countEdits(a, b, 8)).toBe(countEdits(b, a, 8));
      expect(countEdits(a, b, 8) === 0).toBe(a === b);
    }),
  );
});

test("short words are forgiven nothing, longer ones more", () => {
  expect(["rh", "macon", "serveur", "kinesitherapeute"].map(getAllowedEdits)).toEqual([0, 1, 2, 3]);
});

test("a word that is compared with many has the same edits as with each alone, whatever its length", () => {
  const word = fc.stringMatching(/^[a-cé]{0,40}$/);
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 12 }), (typed, other, max) => {
      const upTo = (edits: number) => Math.min(edits, max + 1);
      expect(upTo(countEditsFrom(typed)(other, max))).toBe(upTo(countEdits(typed, other, max)));
    }),
    { numRuns: 2_000 },
  );
});
