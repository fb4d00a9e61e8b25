import { execFileSync } from "node:child_process";

/** Builds once before all tests: those of the whole process run what `npm start` runs. `npm test` has had the types checked before. */
export function setup(): void {
  execFileSync(process.execPath, ["bin/build.js", "--noCheck"], { stdio: "inherit" });
}
