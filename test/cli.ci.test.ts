import { describe, expect, test } from "vitest";
import { emptyFolder, launchProgram, runProgram } from "./fakes/process.ts";

/** As a process: what the same commands say within this one is in `cli-in-process.ci.test.ts`. */
const tremplin = (args: string[], input?: string) => runProgram(["bin/tremplin.js", ...args], {}, undefined, input);

test("an unknown command: exit 2, and the commands there are", async () => {
  const { code, output } = await tremplin(["dance"]);
  expect(code).toBe(2);
  expect(output).toContain("unknown command 'dance'");
  expect(output).toContain("reference");
});

test("tremplin rome shows what a text finds", async () => {
  const { code, output } = await tremplin(["rome", "boulanjé"]);
  expect(code).toBe(0);
  expect(output.split("\n")[0]).toMatch(/^D1102 {2}11573 .* Boulanger \/ Boulangère$/);
  expect(output).toContain("ROME 4.0 version 60");
});

test("the conversation in the terminal, from a script", async () => {
  const { code, output } = await tremplin(["chat"], "boulanger à lyon\na\nquitter\n");
  expect(code).toBe(0);
  expect(output).toMatch(/Boulanger\s\/\sBoulangère\s·\s📍\sLyon\s\(69\)\s\+\s20\skm\s·\s\d+\soffres/);
  expect(output).toContain("Offre fictive");
  expect(output).toContain("‹ Retour à la liste]");
});

const writing = [
  ["--help"],
  ["--version"],
  ["rome", "boulanger"],
  ["alerts", "list", "--json"],
  ["alerts", "run", "--json"],
];

describe.skipIf(process.platform !== "linux")("an output that is full is a line, and exit code 1", () => {
  test.each(writing)("%s %s %s", async (...args) => {
    const folder = await emptyFolder();
    const program = launchProgram(
      ["bin/tremplin.js", ...args.filter(Boolean)],
      { LOG_LEVEL: "silent" },
      folder,
      "/dev/full",
    );
    const code = await program.ended;
    expect([code, program.output()]).toEqual([1, expect.stringMatching(/^Standard output [^\n]+ENOSPC[^\n]+\.\n$/)]);
  });
});

test.each(writing)("an output that nobody reads is no fault: %s %s %s", async (...args) => {
  const program = launchProgram(
    ["bin/tremplin.js", ...args.filter(Boolean)],
    { LOG_LEVEL: "silent" },
    await emptyFolder(),
  );
  program.readNothing();
  expect([await program.ended, program.output()]).toEqual([0, ""]);
});
