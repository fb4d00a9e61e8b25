import { expect, test } from "vitest";
import type { PushSummary } from "../../src/adapters/hrflow/summary.ts";
import { formatSummary } from "../../src/cli/hrflow/summary-text.ts";

const pushed: PushSummary = {
  ...{
    status: "success",
    isDryRun: false,
    pulled: 1,
    filtered: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    unarchived: 0,
  },
  ...{ archived: 0, failed: 0, failures: [], isWhole: true, missing: undefined, archiving: { is: "done" } },
  ...{ board: undefined, stopped: undefined, examples: undefined, source: "France Travail", fictitious: false },
  asOf: "2026-11-22T12:00:00.000Z",
};

test("what a board calls its jobs moves no terminal, and fills none", () => {
  const reference = `\u001b[2J\u009b1mX\nEVERYTHING IS FINE${"y".repeat(900)}`;
  const said = formatSummary({ ...pushed, failed: 1, failures: [{ reference, why: "HrFlow answered 400" }] });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
  expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  const [line = ""] = said.split("\n").filter((one) => one.includes("HrFlow answered 400"));
  expect(line).toMatch(/^ {2}\S.*…: HrFlow answered 400$/);
  expect(line.length).toBeLessThan(120);
});
