import { expect, test } from "vitest";
import { findContradictions } from "../../src/cli/offers/contradictions.ts";
import type { OffersOptions } from "../../src/cli/offers/options.ts";
import { formatReferenceList } from "../../src/cli/offers/text.ts";

test.each<[OffersOptions, RegExp]>([
  [{ all: true, limit: "5" }, /^--all is every offer, --limit some/],
  [{ all: true, range: "0-9" }, /^--all is every offer, --range some/],
  [{ range: "0-9", limit: "5" }, /^--limit and --range both/],
  [{ count: true, stats: true }, /^--count is the total alone/],
  [{ count: true, limit: "5" }, /^--count counts all/],
  [{ stats: true, range: "0-9" }, /^Figures cover the whole search/],
  [{ delimiter: "tab", json: true }, /^--delimiter is for CSV/],
  [{ delimiter: "tab" }, /^--delimiter is for CSV/],
  [{ list: "regions", count: true }, /^--list shows the codes .*: leave --count out\.$/],
  [{ list: "regions", out: "a.csv", jsonl: true }, /: leave --jsonl, --out out\.$/],
  [{ list: "regions", departement: "69", place: ["Lyon"] }, /: leave --place, --departement out\.$/],
])("%j is refused", (options, says) => {
  expect(findContradictions(options)).toEqual([expect.stringMatching(says)]);
});

test.each<OffersOptions>([
  {},
  { all: true, out: "a.csv", delimiter: "tab" },
  { csv: true, delimiter: "," },
  { list: "regions", json: true },
  { stats: true, all: true },
  { stats: true, limit: "300" },
  { count: true, json: true },
])("%j is not", (options) => {
  expect(findContradictions(options)).toEqual([]);
});

test("a list of the sandbox is said to be imitated", () => {
  const list = { items: [{ code: "53", label: "Bretagne" }], asOf: "2026-11-22T18:00:00.000Z" };
  expect(formatReferenceList(list, "", true)).toMatch(
    /1 of 1 codes\. Source: France Travail \(francetravail\.io\), imitated, read/,
  );
  expect(formatReferenceList(list, "", false)).not.toContain("imitated");
});
