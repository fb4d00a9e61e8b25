import { appendFile, cp, rm, symlink, utimes } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyFolder, offline, runProgram } from "./fakes/process.ts";

const root = join(import.meta.dirname, "..");
const program = (path: string) => join(installation, path);

let installation: string;

/** A copy, whose tables may be spoilt. */
beforeAll(async () => {
  installation = await emptyFolder();
  for (const part of ["bin", "dist", "lexicon", "package.json", "tsconfig.json", "tsconfig.build.json"])
    await cp(join(root, part), program(part), { recursive: true, preserveTimestamps: true });
  for (const part of ["src", "node_modules"]) await symlink(join(root, part), program(part));
});
afterAll(() => rm(installation, { recursive: true }));

/** Adds a row to a table while something is done, as somebody does who extends it. */
async function withRow<T>(table: string, row: string, work: () => Promise<T>): Promise<T> {
  const path = program(`lexicon/${table}`);
  await appendFile(path, `${row}\n`);
  // Newer than what was learnt, however coarse the clock of files is.
  const later = new Date(Date.now() + 60_000);
  await utimes(path, later, later);
  try {
    return await work();
  } finally {
    await cp(join(root, "lexicon", table), path);
    // What was learnt is newer than the table again.
    for (const learnt of ["acts.json", "acts.bin"]) await utimes(program(`dist/${learnt}`), new Date(), new Date());
  }
}

const start = () => runProgram([relative(root, program("dist/main.js"))], { ...offline, SANDBOX: "only" });

test.each([
  ["doors.csv", "urssaf;rights", /: cannot be read \(.* on line \d+\)/],
  [
    "doors.csv",
    'urssaf,rights,"vos cotisations",Urssaf,,urssaf.fr,novembre 2026',
    /, row \d+: "confirmed" is wrong: is no month such as 2026-11/,
  ],
  [
    "training-themes.csv",
    "jeux,Jeux,326a,31054x,",
    /, row \d+: "nsf" is wrong: is no list of NSF codes, [^\n;]+; "formacodes" is wrong: is no list of beginnings [^\n:]+/,
  ],
  ["wishes.csv", "contract;cdi", /: cannot be read \(.* on line \d+\)/],
  ["concepts.csv", "argent;sous;thune", /: cannot be read \(.* on line \d+\)/],
])("a faulty row of %s ends the start with the row and what to do: %s", async (table, row, why) => {
  const { code, output } = await withRow(table, row, start);
  const said = output.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
  expect(said).toEqual([expect.stringMatching(`^lexicon/${table}${why.source}: mend that row [^\n]+\\.$`)]);
  expect(code).toBe(2);
});

test("a faulty row of what phrases are learnt with ends a build with a line, and no command", async () => {
  const { built, checked } = await withRow("concepts.csv", "argent;sous;thune", async () => ({
    built: await runProgram([relative(root, program("bin/build.js"))]),
    checked: await runProgram([relative(root, program("bin/tremplin.js")), "check", "--no-questions"], {
      ...offline,
      SANDBOX: "only",
    }),
  }));
  expect(built).toEqual({
    code: 2,
    output: expect.stringMatching(/^lexicon\/concepts\.csv: cannot be read [^\n]+\n$/),
  });
  expect(checked.output).toMatch(/WRONG +tables and phrases +lexicon\/concepts\.csv: cannot be read/);
  expect(checked.output).not.toContain("    at ");
});
