import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "../fakes/command.ts";
import { emptyFolder } from "../fakes/process.ts";

const read = (text: string): unknown[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("a message is printed as one JSON object", async () => {
  const { code, data } = await runCommand(["understand", "boulanger", "à", "Lyon", "le", "soir", "--json"]);
  expect(code).toBe(0);
  expect(read(data)).toEqual([
    { act: "search", jobs: expect.arrayContaining(["D1102"]), places: ["69123"], include: ["soir"], sure: true },
  ]);
});

test("the screen says what a message means", async () => {
  const { data } = await runCommand(["understand", "plus loin", "--context", "results", "--json"]);
  expect(read(data)).toEqual([{ act: "refine", radius: "further", sure: true }]);
});

test("without --json each key is a line", async () => {
  const { data } = await runCommand(["understand", "merci"]);
  expect(data).toMatch(/^act +say\nto +thanks\nsure +true\n$/);
});

test("--explain shows what each stage of the reading found", async () => {
  const { data } = await runCommand(["understand", "jcherche boulanger a Lyon", "--explain"]);
  for (const stage of ["spelling", "phrases", "search"]) expect(data).toMatch(new RegExp(`^${stage} `, "m"));
});

test("--file reads the messages of a CSV file, each on its screen", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, "m.csv"), 'id,context,text,more\na,results,suivant,x\nb,home,"bonjour, merci",y\n');
  const { code, data } = await runCommand(["understand", "--file", "m.csv"], {}, folder);
  expect(code).toBe(0);
  expect(read(data)).toEqual([
    { id: "a", act: "go", to: "next", sure: true },
    { id: "b", act: "say", to: expect.any(String), sure: expect.any(Boolean) },
  ]);
});

test.each([
  [["understand"], /Give a text, or a file/],
  [["understand", "boulanger", "--file", "m.csv"], /Give a text, or a file/],
  [["understand", "boulanger", "--context", "kitchen"], /"kitchen" is not a context: it is one of home, titles/],
  [["understand", "--file", "nothing.csv"], /nothing\.csv cannot be read/],
])("%j is refused", async (args, says) => {
  const { code, output, data } = await runCommand(args);
  expect(code).toBe(2);
  expect(output).toMatch(says);
  expect(data).toBe("");
});

test("a file with a screen that is none, or without the columns, is refused", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, "a.csv"), "id,context,text\na,kitchen,suivant\n");
  await writeFile(join(folder, "b.csv"), "id,text\na,suivant\n");
  expect(await runCommand(["understand", "--file", "a.csv"], {}, folder)).toMatchObject({ code: 2 });
  const without = await runCommand(["understand", "--file", "b.csv"], {}, folder);
  expect(without.code).toBe(2);
  expect(without.output).toContain("it needs the columns id, context and text");
});
