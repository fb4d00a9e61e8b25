import type { Reporter, TestCase, TestModule, TestSuite } from "vitest/node";
import { hasChromium } from "./fakes/chromium.ts";
import { hasPostgres } from "./fakes/postgres.ts";

/** What a CI may find, or not. */
type Found = { inCi: boolean; hasChromium: boolean; hasPostgres: boolean };

/**
 * The last line of a run, in words that any CI understands: "N passed, N failed, N skipped", after a line for
 * each test that failed, and for what failed around tests, such as a server that did not start. In a CI,
 * nothing may be skipped unless the browser alone is missing.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const broken = suites.filter((suite) => suite.errors().length > 0);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const skipped = tests.filter((test) => test.result().state === "skipped" && !isWithin(test, broken));
    const complaint = ClosingLine.complaint(
      skipped.map(({ fullName }) => fullName),
      { inCi: Boolean(process.env.CI), hasChromium, hasPostgres },
    );
    if (complaint) {
      process.exitCode = 1;
      process.stdout.write(`\n${complaint}\n`);
    }
    const failed = [
      ...broken.map((suite) => ({ name: nameOf(suite), why: suite.errors()[0]?.message })),
      ...tests
        .filter((test) => test.result().state === "failed")
        .map((test) => ({
          name: `${test.module.relativeModuleId} > ${test.fullName}`,
          why: test.result().errors?.[0]?.message,
        })),
      ...errors.map((error) => ({
        name: "outside of a test",
        // It comes from another thread, as an object without a prototype.
        why: String(Reflect.get(Object(error), "message") ?? "an error"),
      })),
    ];
    for (const { name, why } of failed) process.stdout.write(`\nFAILED: ${name}: ${firstLine(why)}`);
    process.stdout.write(
      `\n${count("passed")} passed, ${count("failed") + broken.length + errors.length} failed, ${count("skipped")} skipped\n`,
    );
  }

  /** What is wrong with skipping these, if anything is. */
  static complaint(skipped: string[], { inCi, hasChromium, hasPostgres }: Found): string | undefined {
    if (skipped.length === 0 || !inCi || (hasPostgres && !hasChromium)) return undefined;
    const why = hasPostgres ? "although nothing is missing" : "because PostgreSQL is missing";
    return [`FAILED: skipped ${why}:`, ...skipped.slice(0, 20)].join("\n  ");
  }
}

type Suite = TestModule | TestSuite;

const nameOf = (suite: Suite) =>
  suite.type === "module" ? suite.relativeModuleId : `${suite.module.relativeModuleId} > ${suite.fullName}`;

/** Whether it was not run because of one of these. */
function isWithin({ parent }: TestCase | TestSuite, suites: Suite[]): boolean {
  return suites.includes(parent) || (parent.type === "suite" && isWithin(parent, suites));
}

function firstLine(message = "no reason given"): string {
  return message.split("\n", 1)[0]?.slice(0, 300) ?? "";
}
