// Builds dist when it is missing or older than the sources. Runs before each start, so that an updated
// checkout starts as updated.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

/** When the newest of the files that make it was changed. */
function newest() {
  const sources = readdirSync(join(root, "src"), { recursive: true }).map((name) => join(root, "src", name));
  const settings = ["package.json", "tsconfig.json", "tsconfig.build.json"].map((name) => join(root, name));
  return Math.max(...[...sources, ...settings].map((path) => statSync(path).mtimeMs));
}

const built = join(root, "dist", "main.js");
const isStale = !existsSync(built) || newest() > statSync(built).mtimeMs;

// Run by itself, it hands its arguments to the compiler; `bin/tremplin.js` has arguments of its own.
const options = process.argv[1] === fileURLToPath(import.meta.url) ? process.argv.slice(2) : [];

// Where the development tools were pruned, the host has built already: what is there is what runs.
if (isStale && existsSync(tsc)) {
  const { status } = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json"), ...options], {
    stdio: "inherit",
    cwd: root,
  });
  if (status !== 0) process.exit(status ?? 1);
}
