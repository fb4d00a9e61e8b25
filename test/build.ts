import { execFileSync } from "node:child_process";

/**
 * Builds once before all tests, because those of whole processes run what `npm start` runs. `npm test` has
 * already checked the types.
 */
export function setup(): void {
  execFileSync(process.execPath, ["bin/build.js", "--noCheck"], { stdio: "inherit" });
}
