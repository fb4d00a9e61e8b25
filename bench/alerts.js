// Serves 1,000, 10,000 and 100,000 alerts that are all due at once: calls to France Travail, matching, CPU,
// sending on a virtual clock, memory. npm run bench:alerts [-- NUMBER…]
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { table } from "./table.js";

export function benchAlerts(sizes = [1_000, 10_000, 100_000]) {
  const rows = sizes.map((size) => {
    // A process of its own for each, so that the peak of its memory is its own.
    const ended = spawnSync(process.execPath, [join(import.meta.dirname, "alerts-run.js"), String(size)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (ended.status !== 0) throw new Error(`alerts-run.js ${size} ended with ${ended.status}`);
    return JSON.parse(ended.stdout.trim().split("\n").at(-1) ?? "");
  });
  table(`A morning of alerts, 40,000 new offers, a window of 27 h, Node ${process.version}`, rows);
}

if (process.argv[1] === import.meta.filename) {
  const sizes = process.argv.slice(2).map(Number);
  benchAlerts(sizes.length > 0 ? sizes : undefined);
}
