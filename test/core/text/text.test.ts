import { expect, test } from "vitest";
import {
  cut,
  cutMiddle,
  findNonLatinWords,
  normaliseText,
  pluralise,
  splitWords,
  toPlainLetters,
  truncate,
} from "../../../src/core/text/text.ts";

test.each([
  ["Œnologue d’État", "oenologue d'etat"],
  ["AIDE-SOIGNANTE", "aide-soignante"],
  ["garçon", "garcon"],
])("%s is compared as %s", (text, folded) => {
  expect(normaliseText(text)).toBe(folded);
});

test("words are letters and digits, with the signs of C++ and C#", () => {
  expect(splitWords("Développeur C++ / C#, .NET (H/F)")).toEqual(["developpeur", "c++", "c#", "net", "h", "f"]);
  expect(splitWords("… !?")).toEqual([]);
});

test.each([
  ["court", 10, "court"],
  ["un texte bien trop long", 12, "un texte…"],
  ["anticonstitutionnellement", 10, "anticonst…"],
  ["chat 🐈 et chien", 7, "chat…"],
])("%s cut at %i is %s", (text, max, expected) => {
  expect(cut(text, max)).toBe(expected);
  expect(cut(text, max).length).toBeLessThanOrEqual(max);
});

test("a cut never leaves half an emoji", () => {
  for (let max = 2; max < 12; max++) {
    // Half an emoji cannot be written in UTF-8.
    expect(() => encodeURIComponent(cut("🐈🐈🐈🐈🐈🐈", max))).not.toThrow();
    expect(() => encodeURIComponent(cutMiddle("🐈🐈🐈🐈🐈🐈", max))).not.toThrow();
  }
});

test("nor a letter without its accents, nor a part of an emoji", () => {
  const signs = ["e\u0301", "👩🏽‍🍳", "🇫🇷", "❤️", "क्षि"];
  const text = signs.join("").repeat(3);
  const wholes = new Set(
    Array.from({ length: 16 }, (_, n) => Array.from({ length: n }, (_, i) => signs[i % 5]).join("")),
  );
  for (let max = 0; max < text.length; max++) {
    expect([...wholes], String(max)).toContain(truncate(text, max));
    expect(truncate(text, max).length).toBeLessThanOrEqual(max);
    const short = cutMiddle(text, Math.max(8, max));
    expect(short.length).toBeLessThanOrEqual(Math.max(8, max));
    expect(text.endsWith(short.split("…")[1] ?? "?")).toBe(true);
  }
  // Marks without end are cut somewhere, and no pair is.
  expect(truncate(`a${"\u0301".repeat(500)}`, 100)).toHaveLength(100);
  expect(truncate("🐈\u0301".repeat(1).concat("\u0301".repeat(300)), 1)).toBe("");
});

test("a long title keeps its beginning and its end", () => {
  const label = cutMiddle("Conducteur / Conductrice de ligne en boulangerie industrielle", 36);
  expect(label).toBe("Conducteur / Conductr…e industrielle");
  expect(label.length).toBeLessThanOrEqual(36);
});

test.each([
  [0, "0 offre"],
  [1, "1 offre"],
  [2, "2 offres"],
  [66915, "66\u202f915 offres"],
])("%i is said %s", (n, said) => {
  expect(pluralise(n, "offre")).toBe(said);
});

test.each([
  ["𝐁𝐨𝐮𝐥𝐚𝐧𝐠𝐞𝐫", "Boulanger"],
  ["⒝⒪⒩", "bon"],
  ["ﬁn", "fin"],
  ["bou\u00adlan\u200bger", "boulanger"],
  ["e\u0301t\u0301", "ét\u0301"],
  ["👩‍🍳 ❤️", "👩‍🍳 ❤️"],
  ["l´eau", "l'eau"],
  ["œuf", "œuf"],
])("%j in plain letters is %j", (typed, expected) => {
  expect(toPlainLetters(typed)).toBe(expected);
});

test.each([
  ["пекарь Lyon", ["пекарь"]],
  ["µ-électronique Łódź Đà", []],
  ["serveur, 面包师!", ["面包师"]],
  ["", []],
])("the words of %j in other letters are %j", (typed, expected) => {
  expect(findNonLatinWords(typed)).toEqual(expected);
});
