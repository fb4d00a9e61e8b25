import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** "**word**: a sentence. `Name`, `file.ts`", however it is wrapped. */
const entryPattern = /^- \*\*([^*]+)\*\*: .+?\. `(\w+)`, `([\w/.-]+\.ts)`$/;

const entries = readFileSync("docs/glossary.md", "utf8")
  .replaceAll(/\n {2}(?=\S)/g, " ")
  .split("\n")
  .filter((line) => line.startsWith("- "));

test("each word of the glossary is defined by an export of the file that it names", () => {
  const missing = entries.filter((entry) => {
    const [, , name, file] = entryPattern.exec(entry) ?? [];
    if (name === undefined || file === undefined || !existsSync(`src/${file}`)) return true;
    const definition = new RegExp(`^export (?:async )?(?:function\\*?|const|type|class) ${name}\\b`, "m");
    return !definition.test(readFileSync(`src/${file}`, "utf8"));
  });
  expect(entries.length).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});

test("no word is defined twice", () => {
  const words = entries.map((entry) => entryPattern.exec(entry)?.[1]);
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
});
