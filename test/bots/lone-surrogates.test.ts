import { expect, test } from "vitest";
import { replaceLoneSurrogates } from "../../src/bots/lone-surrogates.ts";

test("halves of an emoji are replaced however deep they are, and nothing else", () => {
  const file = new Map([["half", "\ud83d"]]);
  const sent = { text: "a\ud83d", rows: [[{ label: "\ude00🐈", n: 1, gone: undefined, none: null }]], file };
  const made = replaceLoneSurrogates(sent);
  expect(made).toEqual({ text: "a\ufffd", rows: [[{ label: "\ufffd🐈", n: 1, gone: undefined, none: null }]], file });
  expect(made.file).toBe(file);
  expect(JSON.stringify(made)).not.toMatch(/\\ud[89a-f]/i);
});
