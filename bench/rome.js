// Judges the job lookup: npm run bench:rome -- FILE.csv. FILE.csv has the columns query,expected_codes (codes
// separated by a vertical bar). A hit has an expected code among the first results. The titles are those of
// ROME_SOURCE when it is a path, else the large list of TREMPLIN_SHARED, else the built-in list.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { getBuiltInNomenclature, parseNomenclatureCsv } from "#built/adapters/rome/nomenclature.js";
import { createTitleIndex } from "#built/core/rome/title-index.js";
import { percentile, round, table, timed } from "./table.js";

const shared = join(process.env.TREMPLIN_SHARED ?? "../shared", "data");

export function nomenclature() {
  const source = process.env.ROME_SOURCE ?? join(shared, "rome-appellations.csv");
  if (!existsSync(source)) return { name: "built-in list", ...getBuiltInNomenclature() };
  const beside = (name) =>
    existsSync(join(dirname(source), name)) ? readFileSync(join(dirname(source), name), "utf8") : undefined;
  const flags = beside(basename(source).replace(/\.csv$/, "-flags.csv"));
  const metiers = beside("rome-metiers.csv");
  return {
    name: source,
    ...parseNomenclatureCsv("60", { appellations: readFileSync(source, "utf8"), flags, metiers }),
  };
}

/** Heap in MB after a full collection; needs --expose-gc, which the npm script gives. */
function heapMb() {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6 + process.memoryUsage().arrayBuffers / 1e6;
}

export function benchRome(file = join(shared, "rome-queries-sample.csv")) {
  if (!existsSync(file)) return console.log(`\nJob lookup: skipped, ${file} is not there.`);
  const { name, titles } = nomenclature();
  const before = heapMb();
  const { ms: build, result: find } = timed(() => createTitleIndex(titles));
  const size = heapMb() - before;
  /** @type {{ query: string; expected_codes: string }[]} */
  const queries = parse(readFileSync(file), { columns: true, bom: true });
  for (const { query } of queries) find(query);
  const judged = queries.map(({ query, expected_codes }) => {
    const expected = new Set(expected_codes.split("|"));
    const { ms, result } = timed(() => find(query));
    return { ms, rank: result.findIndex(({ title }) => expected.has(title.rome)) };
  });
  const share = (isHit) => round(judged.filter(({ rank }) => rank >= 0 && isHit(rank)).length / judged.length, 3);
  const times = judged.map(({ ms }) => ms);
  table(`Job lookup: ${queries.length} queries of ${file}, ${titles.length} titles of ${name}`, [
    {
      "success@5": share((rank) => rank < 5),
      "success@8": share((rank) => rank < 8),
      MRR: round(judged.reduce((sum, { rank }) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / judged.length, 3),
      "p50 ms": round(percentile(times, 50)),
      "p99 ms": round(percentile(times, 99)),
      "index MB": round(size, 1),
      "build ms": round(build, 0),
    },
  ]);
}

if (import.meta.url === `file://${process.argv[1]}`) benchRome(process.argv[2]);
