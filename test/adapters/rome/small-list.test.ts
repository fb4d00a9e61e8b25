import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { getBuiltInNomenclature, parseNomenclatureCsv } from "../../../src/adapters/rome/nomenclature.ts";

const { titles } = getBuiltInNomenclature();
const codes = new Set(titles.map(({ rome }) => rome));

test("at least a hundred codes over all fourteen domains, and six hundred titles", () => {
  expect(codes.size).toBeGreaterThanOrEqual(100);
  expect(titles.length).toBeGreaterThanOrEqual(600);
  expect([...new Set([...codes].map((code) => code.charAt(0)))].sort().join("")).toBe("ABCDEFGHIJKLMN");
});

test("each code has exactly one principal title", () => {
  const principal = titles.filter(({ main }) => main).map(({ rome }) => rome);
  expect(principal.toSorted()).toEqual([...codes].toSorted());
});

test("each title has a code and a label of its own, and its codes look like codes", () => {
  expect(new Set(titles.map(({ code }) => code)).size).toBe(titles.length);
  expect(new Set(titles.map(({ label }) => label)).size).toBe(titles.length);
  for (const { code, label, rome, parent } of titles) {
    expect(code).toMatch(/^\d{5,6}$/);
    expect(label).toMatch(/^\S.*\S$/);
    expect([rome, parent]).toEqual([expect.stringMatching(/^[A-N]\d{4}$/), expect.stringMatching(/^[A-N]\d{4}$/)]);
  }
});

/**
 * Facts of ROME 4.0 version 60: the principal title of each code in the list, its rarely used titles, and
 * some others.
 */
describe("compared with a sample of the official list", () => {
  const sample = readFileSync(new URL("../../fixtures/rome-60-known.csv", import.meta.url), "utf8");
  const official = parseNomenclatureCsv("60", { appellations: sample, flags: sample, metiers: sample }).titles;

  test("each title is there, with the same label, code, family and rank", () => {
    const byCode = new Map(titles.map((title) => [title.code, title]));
    expect(official.length).toBeGreaterThan(700);
    for (const title of official) expect(byCode.get(title.code)).toEqual(title);
  });

  test("no label of the sample has another code", () => {
    const byLabel = new Map(titles.map((title) => [title.label, title.code]));
    for (const { label, code } of official) expect(byLabel.get(label)).toBe(code);
  });
});
