// Builds dist when it is missing or older than the sources. Runs before each start, so that an updated
// checkout starts as updated.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

/** When the newest of these files and folders was changed. */
function newest(...names) {
  const paths = names.map((name) => join(root, name));
  const inside = paths
    .filter((path) => statSync(path).isDirectory())
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))));
  return Math.max(...[...paths, ...inside].map((path) => statSync(path).mtimeMs));
}

const built = join(root, "dist", "main.js");
const isStale =
  !existsSync(built) || newest("src", "package.json", "tsconfig.json", "tsconfig.build.json") > statSync(built).mtimeMs;

// Run by itself, it hands its arguments to the compiler; `bin/tremplin.js` has arguments of its own.
const isAlone = process.argv[1] === fileURLToPath(import.meta.url);
const options = isAlone ? process.argv.slice(2) : [];

// Where the development tools were pruned, the host has built already: what is there is what runs.
if (isStale && existsSync(tsc)) {
  const { status } = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json"), ...options], {
    stdio: "inherit",
    cwd: root,
  });
  if (status !== 0) process.exit(status ?? 1);
}

// What the phrases of the lexicon teach is learnt here, so that no start has to wait for it.
const learnt = join(root, "dist", "acts.json");
const teachers = ["lexicon", "dist/core/understanding/acts", "dist/core/text", "dist/adapters/lexicon.js"];
if (existsSync(built) && (!existsSync(learnt) || newest(...teachers) > statSync(learnt).mtimeMs)) {
  const { buildModel, FaultyTable } = await import(pathToFileURL(join(root, "dist", "adapters", "lexicon.js")).href);
  try {
    buildModel();
  } catch (error) {
    if (!(error instanceof FaultyTable)) throw error;
    process.stderr.write(`${error.message}.\n`);
    // An operator's command goes on with what was learnt before: \`tremplin check\` says what to do.
    if (isAlone || !existsSync(learnt)) process.exit(2);
  }
}
