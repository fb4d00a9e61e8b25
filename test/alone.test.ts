import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import ClosingLine from "./closing-line.ts";

/** What the tests read is in the repository, or in a package: a clone alone tests everything. */
const files = ["src", "test"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|mjs|js)$/.test(file))
    .map((file) => join(folder, file)),
);

/** In two parts, for this file is read too. */
const beside = [
  ["TREMPLIN", "_SHARED"],
  ["../", "shared/"],
  ["/work/", "shared"],
  ["shared/", "data"],
].map((parts) => parts.join(""));

test("neither the program nor a test reads a folder beside the repository", () => {
  expect(files.length).toBeGreaterThan(500);
  const found = files.filter((file) => {
    const text = readFileSync(file, "utf8");
    return beside.some((words) => text.includes(words));
  });
  expect(found).toEqual([]);
});

/** `skipIf` and the like, each for a reason that is known; anything else would be skipped in silence. */
const REASONS = [
  /\.skipIf\(!hasChromium\)/,
  /\.skipIf\(!hasPrometheus\)/,
  /\.skipIf\(!hasPostgres\)/,
  /\.skipIf\(process\.platform !== "linux"\)/,
];

test("nothing is skipped but for a missing browser, PostgreSQL or Prometheus, or on another system", () => {
  const skips = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^.*\b(?:test|describe|it)\.(?:skip|skipIf|runIf|todo|only)\b.*$/gm)].map(
      ([line]) => `${file}: ${line.trim()}`,
    ),
  );
  expect(skips.some((line) => line.includes("hasChromium"))).toBe(true);
  expect(skips.filter((line) => !REASONS.some((reason) => reason.test(line)))).toEqual([]);
});

test("where the browser is there, a run that skips something fails in CI and says what", () => {
  expect(ClosingLine.complaint(["a"], { inCi: true, hasChromium: true })).toContain("a");
  expect(ClosingLine.complaint(["a"], { inCi: true, hasChromium: false })).toBeUndefined();
  expect(ClosingLine.complaint(["a"], { inCi: false, hasChromium: true })).toBeUndefined();
  expect(ClosingLine.complaint([], { inCi: true, hasChromium: true })).toBeUndefined();
});

/**
 * A file's name decides its suite (README), so that slow tests cannot creep into the suite that everybody
 * runs.
 */
const outside =
  /\b(?:startProgram|runProgram|runForData|launchProgram|startHost|spawn|fork|execFile|execFileSync)\(|chromium\.launch/;

test("what starts processes or opens a browser is named *.ci.test.ts or *.long.test.ts", () => {
  const starting = files.filter((file) => file.endsWith(".test.ts") && outside.test(readFileSync(file, "utf8")));
  expect(starting.length).toBeGreaterThan(10);
  expect(starting.filter((file) => !/\.(?:ci|long)\.test\.ts$/.test(file))).toEqual([]);
});
