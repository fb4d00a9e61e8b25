import { describe, expect, test } from "vitest";
import { quote, restoreWording, takeTyped, takeWholeWords } from "../../../src/core/text/quote.ts";

describe("a quotation", () => {
  test.each([
    ["boulanger", 20, "« boulanger »"],
    ["zxqv anticonstitutionnellement", 20, "« zxqv… »"],
    ["anticonstitutionnellement", 12, "« anticonstit… »"],
    ["👩‍🍳👩‍🍳👩‍🍳", 7, "« 👩‍🍳… »"],
    ["un deux trois", 8, "« un deux… »"],
    ["", 5, "«  »"],
  ])("%s in %i: %s", (text, max, quoted) => {
    expect(quote(text, max)).toBe(quoted);
  });

  test.each([
    ["un deux trois", 7, "un deux"],
    ["un deux trois", 6, "un"],
    ["anticonstitutionnellement", 12, ""],
    ["un\u00a0deux", 4, "un"],
  ])("whole words alone: %s in %i", (text, max, words) => {
    expect(takeWholeWords(text, max)).toBe(words);
  });

  test("what was typed is never half a word where it holds several", () => {
    expect(takeTyped(`${"mot ".repeat(14)}anticonstitutionnellement`)).toBe("mot ".repeat(14).trim());
    expect(takeTyped("a".repeat(80))).toHaveLength(60);
  });
});

test.each([
  ["<b>boulanger</b>", "<b>boulanger< b>", "<b>boulanger</b>"],
  ["boulanger à <i>Xyzville</i>", "<i>Xyzville< i>", "<i>Xyzville</i>"],
  ["boulanger zxq/qvw Lyon", "zxq qvw", "zxq/qvw"],
  ["a < b > c", "a < b > c", "a < b > c"],
  ["Zorglub, (Xyz) Lyon", "zorglub xyz", "Zorglub, (Xyz"],
  // Its words do not follow each other in the text, or are not in it.
  ["xyz à Lyon qvw", "xyz qvw", "xyz qvw"],
  ["Lyon", "boulanger", "boulanger"],
  ["🔥", "", ""],
])("of « %s », « %s » was « %s »", (text, part, wording) => {
  expect(restoreWording(text, part)).toBe(wording);
});
