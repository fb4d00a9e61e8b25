import { expect, test } from "vitest";
import { createSearchLimit } from "../../../src/core/talk/limits.ts";

const noon = Date.parse("2026-11-22T12:00:00Z");
const at = (minutes: number) => new Date(noon + minutes * 60_000);

test("so many different searches in ten minutes, then a wait that is told in minutes", () => {
  const limit = createSearchLimit(2);
  expect(["a", "b", "b", "c"].map((search, i) => limit("anna", search, at(i)))).toEqual([
    undefined,
    undefined,
    undefined,
    7,
  ]);
  expect(limit("ben", "c", at(3))).toBeUndefined();
  expect(limit("anna", "c", at(10))).toBeUndefined();
});

test("searches from before the clock was set back keep nobody waiting", () => {
  const limit = createSearchLimit(2);
  for (const search of ["a", "b"]) limit("anna", search, at(600));
  expect(limit("anna", "c", at(0))).toBeUndefined();
});
