import type { Reporter, TestModule } from "vitest/node";
import { hasChromium } from "./fakes/chromium.ts";

/**
 * The last line of a run, in words that any CI understands: "N passed, N failed, N skipped", after a line for
 * each test that failed. In a CI with a browser, nothing may be skipped.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const broken = modules.filter(
      (module) => module.state() === "failed" && [...module.children.allTests()].length === 0,
    );
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const skipped = tests.filter((test) => test.result().state === "skipped").map(({ fullName }) => fullName);
    const complaint = ClosingLine.complaint(skipped, { inCi: Boolean(process.env.CI), hasChromium });
    if (complaint) {
      process.exitCode = 1;
      process.stdout.write(`\n${complaint}\n`);
    }
    const failed = [
      ...broken.map((module) => ({ name: module.relativeModuleId, why: module.errors()[0]?.message })),
      ...tests
        .filter((test) => test.result().state === "failed")
        .map((test) => ({
          name: `${test.module.relativeModuleId} > ${test.fullName}`,
          why: test.result().errors?.[0]?.message,
        })),
      ...errors.map((error) => ({
        name: "outside of a test",
        why: String(error instanceof Error ? error.message : error),
      })),
    ];
    for (const { name, why } of failed) process.stdout.write(`\nFAILED: ${name}: ${firstLine(why)}`);
    process.stdout.write(
      `\n${count("passed")} passed, ${count("failed") + broken.length + errors.length} failed, ${count("skipped")} skipped\n`,
    );
  }

  /** What is wrong with skipping these, if anything is. */
  static complaint(skipped: string[], where: { inCi: boolean; hasChromium: boolean }): string | undefined {
    if (skipped.length === 0 || !where.inCi || !where.hasChromium) return undefined;
    return ["FAILED: skipped although nothing is missing:", ...skipped.slice(0, 20)].join("\n  ");
  }
}

function firstLine(message = "no reason given"): string {
  return message.split("\n", 1)[0]?.slice(0, 300) ?? "";
}
