import { execFileSync } from "node:child_process";

/** Builds once before all tests: those of the whole process run what `npm start` runs. */
export function setup(): void {
  execFileSync(process.execPath, ["bin/build.js"], { stdio: "inherit" });
}
