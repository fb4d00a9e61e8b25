// Serves 1,000, 10,000 and 100,000 alerts that are all due at once: calls to France Travail, matching, CPU,
// sending on a virtual clock, memory. npm run bench:alerts [-- NUMBER…]
// BENCH_STORE_URL=postgres://… npm run bench:alerts -- NUMBER serves them from an empty database, in pieces.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { table } from "./table.js";

export function benchAlerts(sizes = [1_000, 10_000, 100_000]) {
  table(
    `A morning of alerts, 40,000 new offers, a window of 27 h, Node ${process.version}`,
    sizes.map((size) => runMorning(String(size))),
  );
  table("The same where the platform answers after 80 to 120 ms, at 25 a second", [runMorning("1000", "real")]);
}

/** In a process of its own, so that the peak of its memory is its own. */
function runMorning(...options) {
  const ended = spawnSync(process.execPath, [join(import.meta.dirname, "alerts-run.js"), ...options], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (ended.status !== 0) throw new Error(`alerts-run.js ${options.join(" ")} ended with ${ended.status}`);
  return JSON.parse(ended.stdout.trim().split("\n").at(-1) ?? "");
}

if (process.argv[1] === import.meta.filename) {
  const sizes = process.argv.slice(2).map(Number);
  benchAlerts(sizes.length > 0 ? sizes : undefined);
}
