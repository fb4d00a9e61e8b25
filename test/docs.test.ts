import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const pages = [
  "README.md",
  "CHANGELOG.md",
  ...readdirSync(new URL("docs/", root)).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));

test.each(pages)("the commands of %s stand on lines of their own, as they are pasted", (page) => {
  const fences = readFileSync(new URL(page, root), "utf8")
    .split("\n")
    .filter((line) => line.includes("```"));
  expect(fences.filter((line) => !/^ *```[\w-]*$/.test(line))).toEqual([]);
  expect(fences.length % 2).toBe(0);
});
