import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { runOnSchedule } from "../../src/app/scheduled-runs.ts";
import { emptyFolder } from "../fakes/process.ts";

const everySecond = "* * * * * *";

let stopping = new AbortController();
afterEach(() => {
  stopping.abort();
  stopping = new AbortController();
});

/** Runs a program that says something, and what it says; `onLine` is called with each line as it comes. */
async function schedule(code: string, onLine: (line: string, lines: string[]) => void, every = everySecond) {
  const program = join(await emptyFolder(), "program.mjs");
  await writeFile(program, code);
  const lines: string[] = [];
  const exitCode = await runOnSchedule({
    ...{ every, program, args: ["offers", "--csv", "x.csv"], stopped: stopping.signal },
    writeLine: (line) => {
      lines.push(line);
      onLine(line, lines);
    },
  });
  return { exitCode, lines, said: lines.map((line) => line.slice(line.indexOf(" ") + 1)) };
}

const count = (lines: string[], pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
/** Stops once so many lines are like that. */
const stopAfter = (most: number, pattern: RegExp) => (_: string, lines: string[]) => {
  if (count(lines, pattern) >= most) stopping.abort();
};

test("each run has a process of its own, and each line has its time", async () => {
  const { exitCode, lines, said } = await schedule(
    "console.log(process.argv.slice(2).join(' ')); console.error('a note');",
    stopAfter(2, /ended with 0/),
  );
  expect(exitCode).toBe(0);
  for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /);
  expect(said).toEqual(expect.arrayContaining(["run begins: offers --csv x.csv", "offers --csv x.csv", "a note"]));
  expect(count(said, /^run begins/)).toBe(2);
  expect(said[0]).toMatch(/^next run at /);
});

test("a run that fails is said, and the next one comes", async () => {
  const { exitCode, said } = await schedule("process.exit(1);", stopAfter(2, /ended with 1/));
  expect([exitCode, count(said, /^run ended with 1/)]).toEqual([0, 2]);
});

test("a run that is killed says by what, as shells have it", async () => {
  const { said } = await schedule("process.kill(process.pid, 'SIGKILL');", stopAfter(1, /run ended with/));
  expect(said).toEqual(
    expect.arrayContaining(["the run was ended by SIGKILL", expect.stringMatching(/^run ended with 137 /)]),
  );
});

test("the next run is said in the time of the log and in that of Paris", async () => {
  const { said } = await schedule("", stopAfter(1, /next run/), "0 6 * * *");
  expect(said[0]).toMatch(/^next run at \d{4}-\d\d-\d\dT0[45]:00:00\.000Z \(\d{4}-\d\d-\d\d 06:00 in Paris\)$/);
});

test("a command that is wrong from the start ends the schedule with 2", async () => {
  const { exitCode, said } = await schedule("process.exit(2);", () => {});
  expect([exitCode, count(said, /^run begins/)]).toEqual([2, 1]);
});

test("what is due while a run is under way is left out", async () => {
  const { said } = await schedule(
    "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);",
    stopAfter(1, /left out/),
  );
  expect(count(said, /^run begins/)).toBe(1);
});

test("a run that is under way is told to stop, and waited for", async () => {
  const { exitCode, said } = await schedule(
    "process.on('SIGTERM', () => { console.log('put away'); process.exit(0); }); console.log('under way'); setInterval(() => {}, 1000);",
    stopAfter(1, /under way$/),
  );
  expect(exitCode).toBe(0);
  expect(said.slice(-2)).toEqual(["put away", expect.stringMatching(/^run ended with 0/)]);
});

describe("a schedule is refused", () => {
  test.each([
    ["tomorrow", "is no schedule"],
    ["0 6 * *", "is no schedule"],
    ["61 6 * * *", "is no schedule"],
    ["2026-12-01T06:00:00", "is no schedule"],
    ["0 0 31 2 *", "never comes"],
  ])("%j", async (every, why) => {
    await expect(schedule("", () => {}, every)).rejects.toThrow(`--every "${every}" ${why}`);
  });
});
