import type { OffersOptions } from "./options.ts";
import { pickParameters } from "./parameters.ts";

/** Options that do not go together, a line each: one of them would be ignored. */
export function findContradictions(options: OffersOptions): string[] {
  const { list, count, stats, all, limit, csv, out, delimiter } = options;
  const given = pickParameters(options);
  const isCsv = csv === true || out?.toLowerCase().endsWith(".csv") === true;
  const withList = [...beside.filter((name) => options[name] !== undefined), ...Object.keys(given)];
  if (list !== undefined)
    return withList.length === 0
      ? []
      : [
          `--list shows the codes of a list, and takes words to search in it, and --json: leave --${withList.join(", --")} out.`,
        ];
  const pairs: [boolean, string][] = [
    [all === true && limit !== undefined, "--all is every offer, --limit some of them: give one of the two."],
    [all === true && given.range !== undefined, "--all is every offer, --range some rows: give one of the two."],
    [limit !== undefined && given.range !== undefined, "--limit and --range both say how many: give one of the two."],
    [count === true && stats === true, "--count is the total alone, --stats the market with it: give one of the two."],
    [count === true && limit !== undefined, "--count counts all offers: leave --limit out."],
    [(count || stats) === true && given.range !== undefined, "Figures cover the whole search: leave --range out."],
    [
      delimiter !== undefined && !isCsv,
      "--delimiter is for CSV: give --csv with it, or --out with a name that ends in .csv.",
    ],
  ];
  return pairs.flatMap(([isSo, line]) => (isSo ? [line] : []));
}

const beside = ["count", "stats", "all", "limit", "jsonl", "csv", "delimiter", "out", "place"] as const;
