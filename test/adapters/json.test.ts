import { expect, test } from "vitest";
import { parseErrorBody, parseJson } from "../../src/adapters/json.ts";

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

test("an error is read, and what is too long for one is refused", () => {
  expect(parseErrorBody(bytes('{"message":"non"}'))).toEqual({ message: "non" });
  expect(() => parseErrorBody(bytes(JSON.stringify({ message: "x".repeat(20_000) })))).toThrow("too long");
});
