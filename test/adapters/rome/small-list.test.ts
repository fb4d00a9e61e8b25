import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { fromCsv, small } from "../../../src/adapters/rome/read.ts";

const { titles } = small();
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

const shared = process.env.TREMPLIN_SHARED ?? fileURLToPath(new URL("../../../../shared", import.meta.url));
const file = (name: string) => join(shared, "data", name);
const isThere = existsSync(file("rome-appellations.csv"));
if (!isThere)
  console.warn(`SKIPPED: no official ROME data below ${shared}; set TREMPLIN_SHARED to check the small list.`);

describe.skipIf(!isThere)("compared with the official list", () => {
  const text = (name: string) => readFileSync(file(name), "utf8");

  test("each title is there, with the same label, code, family and rank", () => {
    const official = fromCsv("60", {
      appellations: text("rome-appellations.csv"),
      flags: text("rome-appellations-flags.csv"),
      metiers: text("rome-metiers.csv"),
    });
    const byCode = new Map(official.titles.map((title) => [title.code, title]));
    for (const title of titles) expect(title).toEqual(byCode.get(title.code));
  });
});
