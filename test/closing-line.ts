import type { Reporter, TestModule } from "vitest/node";

/** The last line of a run, in words that any CI understands: "N passed, N failed, N skipped". */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const broken = modules.filter(
      (module) => module.state() === "failed" && [...module.children.allTests()].length === 0,
    ).length;
    const count = (state: string) => states.filter((one) => one === state).length;
    process.stdout.write(
      `\n${count("passed")} passed, ${count("failed") + broken + errors.length} failed, ${count("skipped")} skipped\n`,
    );
  }
}
