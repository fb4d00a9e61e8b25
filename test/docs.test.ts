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

test("what is built by hand is what a start builds: the program, and what its phrases teach", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
  expect(scripts.build).toBe("node bin/build.js");
  expect(scripts.prestart).toBe(scripts.build);
});

/** The end of a path, or a folder: `talk/turn.ts`, `app/`. What is in `data/` is made at run time. */
const pathPattern = /`((?!data\/)[\w.-]+(?:\/[\w.-]+)*(?:\/|\.(?:ts|js|css|md|html)))`/g;

const files = ["bench", "bin", "docs", "src", "test"].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" }).map((path) => `/${folder}/${path}`),
);

const isThere = (path: string) =>
  files.some((file) => (path.endsWith("/") ? file.includes(`/${path}`) : file.endsWith(`/${path}`)));

// The change log names files of its day.
test.each(pages.filter((name) => name !== "CHANGELOG.md"))("the files and folders that %s names are there", (page) => {
  const named = [...readFileSync(new URL(page, root), "utf8").matchAll(pathPattern)].map(([, path = ""]) => path);
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});
