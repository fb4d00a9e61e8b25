import { expect, test } from "vitest";
import { parseFiguresFormat } from "../../src/cli/offers/figures.ts";

test.each([
  [{ stats: true, csv: true }, /^--count and --stats show figures and no offers/],
  [{ count: true, all: true }, /^--count and --stats show figures and no offers/],
  [{ count: true, out: "total.json" }, /^--count and --stats show figures and no offers/],
  [{ stats: true, out: "market.csv" }, /^--out market\.csv: with --stats the name must end in \.png or \.json/],
  [{ stats: true, json: true, out: "market.png" }, /^A picture cannot be JSON/],
] as const)("%j is refused", (options, says) => {
  expect(() => parseFiguresFormat(options)).toThrow(says);
});
