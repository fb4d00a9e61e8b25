import { expect, test } from "vitest";
import { rememberLast } from "../../../src/core/collections/remember.ts";

/** The length of a text, and how often it was worked out. */
function counting(few: number, isKept?: (length: number) => boolean) {
  const asked: string[] = [];
  const find = (text: string) => {
    asked.push(text);
    return text.length;
  };
  return { asked, find: rememberLast(find, few, isKept) };
}

test("an answer is worked out once", () => {
  const { asked, find } = counting(2);
  expect([find("a"), find("bb"), find("a"), find("bb")]).toEqual([1, 2, 1, 2]);
  expect(asked).toEqual(["a", "bb"]);
});

test("what is asked for now and then stays, what is not is forgotten", () => {
  const { asked, find } = counting(2);
  for (const text of ["a", "b", "a", "c", "a", "d", "a", "e", "a", "b"]) find(text);
  expect(asked).toEqual(["a", "b", "c", "d", "e", "b"]);
});

test("what is not to be kept is worked out each time", () => {
  const { asked, find } = counting(2, (length) => length < 3);
  for (const text of ["abc", "a", "abc", "a"]) find(text);
  expect(asked).toEqual(["abc", "a", "abc"]);
});
