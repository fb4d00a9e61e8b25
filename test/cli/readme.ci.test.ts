import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { configVariables } from "../../src/config.ts";
import { runCommand } from "../fakes/command.ts";

/** The commands below one, as its help lists them: "alerts run". */
async function listCommands(parent: string[] = []): Promise<string[]> {
  const { output } = await runCommand([...parent, "--help"]);
  const [, list = ""] = output.split("\nCommands:\n");
  const names = [...list.matchAll(/^ {2}([a-z]+)/gm)].flatMap(([, name = ""]) => (name === "help" ? [] : [name]));
  if (names.length === 0) return [parent.join(" ")];
  // One after the other: each is heard on the one output of this process.
  const commands = [];
  for (const name of names) commands.push(...(await listCommands([...parent, name])));
  return commands;
}

test("the table of commands in the README has all of them, and no other", async () => {
  const readme = await readFile("README.md", "utf8");
  const [, table = ""] = readme.split("\n## Commands\n");
  const rows = [...table.matchAll(/^\| `(?:npx tremplin|npm(?: run)?) ([^`]+)`/gm)].map(([, said = ""]) => said);
  const commands = await listCommands();
  expect(commands.length).toBeGreaterThan(15);
  const isOf = (row: string, command: string) => `${row} `.startsWith(`${command} `);
  expect(commands.filter((command) => !rows.some((row) => isOf(row, command)))).toEqual([]);
  const ofTremplin = rows.filter((row) => row !== "bench");
  expect(ofTremplin.filter((row) => !commands.some((command) => isOf(row, command)))).toEqual([]);
});

test(".env.example explains each variable, and no other but those of the benches", async () => {
  const example = await readFile(".env.example", "utf8");
  const named = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name = ""]) => name);
  const ofProgram = named.filter((name) => !name.startsWith("TREMPLIN_"));
  expect([...new Set(ofProgram)].sort()).toEqual([...configVariables].sort());
});
