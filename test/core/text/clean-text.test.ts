import { expect, test } from "vitest";
import { cleanLine, cleanLines } from "../../../src/core/text/clean-text.ts";

test.each<[what: string, text: string, clean: string]>([
  ["sets the clipboard of a terminal", "Chef\u001b]52;c;cm0gLXJm\u0007 de rang", "Chef]52;c;cm0gLXJm de rang"],
  ["does so with one sign", "\u009d52;c;x\u009c", "52;c;x"],
  ["colours and moves", "\u001b[2J\u001b[31mBoulanger\u007f", "[2J[31mBoulanger"],
  ["turns the direction", "Boulanger\u202e)F/H(\u202c \u2066x\u2069\u200f\u061c", "Boulanger)F/H( x"],
  ["has no width", "Bou\u200blan\u2060ger\ufeff\u00ad\u180e", "Boulanger"],
  ["hides words in tags", "Chef\u{e0069}\u{e0067}\u{e006e}\u{e007f}", "Chef"],
  ["hides words behind letters", "Chef\u{e0100}\u{e01ef}\u034f", "Chef"],
  ["fills nothing", "\u3164\u115f\u1160\uffa0", ""],
  ["ends a line elsewhere", "a\u2028b\u2029c\u0085d\u000be\rf\r\ng", "a\nb\nc\nd\ne\nf\ng"],
  ["is half of an emoji", "\ud83d Chef \ude00", "\ufffd Chef \ufffd"],
  ["joins nothing", "a\u200db \u200d🐈\u200d.", "ab 🐈."],
])("what %s is taken out", (_what, text, clean) => {
  expect(cleanLines(text)).toBe(clean);
  expect(cleanLines(clean)).toBe(clean);
});

test.each([
  "Élève-ingénieur·e d’État — 2 000 €",
  "1.\n\tPétrir\n\n2. Cuire",
  "👩🏽‍🍳 👨‍👩‍👧 ❤️ 🏳️‍🌈 🇫🇷",
  "пекарь 面包师 خباز",
  "«\u00a0oui\u202f!\u00a0»",
])("%j stays", (text) => expect(cleanLines(text)).toBe(text));

test("on one line there are no others", () => {
  expect(cleanLine("Chef\tde\r\nrang\u2028(H/F)")).toBe("Chef de rang (H/F)");
});

test("a heap of marks on one letter is cut, and no word of any script loses one", () => {
  expect(cleanLines(`Cu${"\u0301\u0336\u0489".repeat(500)}isinier`)).toBe("Cu\u0301\u0336\u0489\u0301isinier");
  expect(cleanLine("\u0e01\u0e33\u0e25\u0e31\u0e07 \u05e9\u05c1\u05b8")).toBe(
    "\u0e01\u0e33\u0e25\u0e31\u0e07 \u05e9\u05c1\u05b8",
  );
});
