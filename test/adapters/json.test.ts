import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseErrorBody, parseJson, parseJsonListInSteps } from "../../src/adapters/json.ts";
import { runToEnd } from "../../src/core/async/steps.ts";
import { anyText } from "../fakes/any-text.ts";
import { runs } from "../fakes/runs.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ["a list in lists", "[".repeat(65) + "]".repeat(65)],
  ["very many values", `[${"{},".repeat(100_000)}1]`],
  ["very many different keys", `{${Array.from({ length: 5_001 }, (_, i) => `"k${i}":1`).join()}}`],
])("%s is refused", (_what, text) => {
  JSON.parse(text);
  expect(() => parseJson(bytes(text))).toThrow(SyntaxError);
});

test("a page of many offers with many keys is read", () => {
  const offer = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`k${i}`, 'a, b: {[\\"é']));
  const page = { offers: Array.from({ length: 150 }, () => offer), kinds: Array.from({ length: 10_000 }, (_, i) => i) };
  expect(parseJson(bytes(JSON.stringify(page)))).toEqual(page);
});

/** Whether JSON.parse makes a list of it. */
function isList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

describe("a list that is read in steps", () => {
  test("is the same as read at once, wherever it is cut", () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 4 }), anyText, fc.constantFrom('\\"', "],", "é"));
    const before = fc.constantFrom("", " ", "\n", "\ufeff");
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 10 }),
        before,
        fc.nat(2),
        fc.integer({ min: 1, max: 60 }),
        (all, ...how) => {
          const [start, indent, pieceBytes] = how;
          const text = bytes(`${start}${JSON.stringify(all, undefined, indent)}${start.trim()}`);
          const atOnce: unknown = JSON.parse(new TextDecoder().decode(text));
          expect(runToEnd(parseJsonListInSteps(text, 100_000, pieceBytes))).toEqual(atOnce);
        },
      ),
      { numRuns: runs(40) },
    );
  });

  test.each([
    "",
    " ",
    "{}",
    '"[]"',
    "null",
    "[",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[1,,2]",
    "[1 2]",
    "[1}",
    "[{]}",
    "[1]]",
    "[1],[2,3]",
    "[1] x",
    "x [1]",
    '["a]',
    '["a\\"]',
  ])("%j is refused, as it is at once", (text) => {
    expect(isList(text)).toBe(false);
    for (const pieceBytes of [1, 2, 131_072])
      expect(() => runToEnd(parseJsonListInSteps(bytes(text), 100_000, pieceBytes))).toThrow(SyntaxError);
  });

  test.each([
    ["nested too deep", `[${"[".repeat(65)}${"]".repeat(65)}]`],
    ["with very many values", `[${"{},".repeat(100_000)}1]`],
    ["with an object of very many keys", `[{${Array.from({ length: 5_001 }, (_, i) => `"k${i}":1`).join()}}]`],
  ])("is refused %s", (_how, text) => {
    expect(() => runToEnd(parseJsonListInSteps(bytes(text)))).toThrow("nested too deep, or too many values");
  });
});

test("an error is read, and what is too long for one is refused", () => {
  expect(parseErrorBody(bytes('{"message":"non"}'))).toEqual({ message: "non" });
  expect(() => parseErrorBody(bytes(JSON.stringify({ message: "x".repeat(20_000) })))).toThrow("too long");
});
