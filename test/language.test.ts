import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Comments and prose stay within this many columns; code is the formatter's, at 120. */
const maxColumns = 110;

const proseFiles = ["README.md", "CHANGELOG.md", ...filesIn("docs").filter((file) => file.endsWith(".md"))];
const codeFiles = ["src", "test", "bench", "bin"].flatMap(filesIn).filter((file) => /\.(?:ts|js|mjs|css)$/.test(file));

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file));
}

const isLong = (line: string) => [...line].length > maxColumns;
/** A single word that fits on no line, such as an address, cannot be broken. */
const isUnbreakable = (line: string) =>
  isLong(`   ${line.split(/\s+/).sort((a, b) => b.length - a.length)[0]} `) || /https?:\/\/\S{50}/.test(line);

/** The lines of comments. A comment behind code counts with its code. */
function commentLines(text: string): string[] {
  let isInside = false;
  return text.split("\n").filter((line) => {
    const wasInside = isInside;
    if (/^\s*\/\*/.test(line)) isInside = true;
    if (line.includes("*/")) isInside = false;
    return wasInside || /^\s*(?:\/\*|\/\/)/.test(line) || /[;,{)\]] \/\/ /.test(line);
  });
}

/** Paragraphs and lists. A row of a table, a block of code and a picture cannot be broken. */
function proseLines(text: string): string[] {
  let isCode = false;
  return text.split("\n").filter((line) => {
    if (line.trimStart().startsWith("```")) isCode = !isCode;
    return !isCode && !/^(?:\||!\[)/.test(line.trimStart());
  });
}

function countLong(file: string): number {
  const text = readFileSync(file, "utf8");
  const lines = file.endsWith(".md") ? proseLines(text) : commentLines(text);
  return lines.filter((line) => isLong(line) && !isUnbreakable(line)).length;
}

test("comments and prose stay within 110 columns", () => {
  const counts = [...proseFiles, ...codeFiles].map((file) => [file, countLong(file)] as const);
  expect(counts.filter(([, count]) => count > 0)).toEqual([]);
});

test("long lines of comments and prose are found, wherever they stand", () => {
  const long = "word ".repeat(30);
  const block = ["/**", ` * ${long}`, " */"];
  const mixed = [...block, `// ${long}`, `call(); // ${long}`, `const text = "${long}";`].join("\n");
  expect(commentLines(mixed)).toHaveLength(5);
  expect(proseLines(`${long}\n- ${long}\n| ${long} |\n\`\`\`\n${long}\n\`\`\`\n`).filter(isLong)).toHaveLength(2);
  expect([isUnbreakable(`// ${long}`), isUnbreakable(`// https://example.org/${"a".repeat(120)}`)]).toEqual([
    false,
    true,
  ]);
});
