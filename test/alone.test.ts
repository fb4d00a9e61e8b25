import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { TestModule } from "vitest/node";
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
  // Only the superuser may give a file to another account.
  /\.skipIf\(process\.geteuid\?\.\(\) !== 0\)/,
];

test("nothing is skipped but for a missing browser, PostgreSQL or Prometheus, or on another system or account", () => {
  const skips = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^.*\b(?:test|describe|it)\.(?:skip|skipIf|runIf|todo|only)\b.*$/gm)].map(
      ([line]) => `${file}: ${line.trim()}`,
    ),
  );
  expect(skips.some((line) => line.includes("hasChromium"))).toBe(true);
  expect(skips.filter((line) => !REASONS.some((reason) => reason.test(line)))).toEqual([]);
});

describe("a run in CI", () => {
  const everything = { inCi: true, hasChromium: true, hasPostgres: true };

  test.each([
    ["something although nothing is missing", everything, "nothing is missing"],
    ["the store on PostgreSQL", { ...everything, hasPostgres: false }, "PostgreSQL is missing"],
    ["it, and the page", { ...everything, hasPostgres: false, hasChromium: false }, "PostgreSQL is missing"],
  ])("that skips %s fails, and says what", (_what, found, why) => {
    expect(ClosingLine.complaint(["a"], found)).toContain(why);
    expect(ClosingLine.complaint(["a"], found)).toContain("\n  a");
    expect(ClosingLine.complaint([], found)).toBeUndefined();
    expect(ClosingLine.complaint(["a"], { ...found, inCi: false })).toBeUndefined();
  });

  test("may skip what needs a browser, where that is missing", () => {
    expect(ClosingLine.complaint(["a"], { ...everything, hasChromium: false })).toBeUndefined();
  });
});

test("what fails before its tests counts, and says why they were not run", () => {
  const module = { type: "module", relativeModuleId: "store.test.ts", errors: () => [] };
  const suite = { type: "suite", fullName: "on it", module, parent: module, errors: () => [{ message: "no server" }] };
  const case_ = { module, parent: suite, fullName: "on it > reads", result: () => ({ state: "skipped" }) };
  const children = { allSuites: () => [suite], allTests: () => [case_] };
  const said: string[] = [];
  const written = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  vi.stubEnv("CI", "true");
  new ClosingLine().onTestRunEnd([{ ...module, children }] as unknown as TestModule[], []);
  written.mockRestore();
  vi.unstubAllEnvs();
  expect(said.join("").trim()).toBe("FAILED: store.test.ts > on it: no server\n0 passed, 1 failed, 1 skipped");
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
