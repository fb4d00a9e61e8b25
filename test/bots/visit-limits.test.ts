import { expect, test } from "vitest";
import { createVisitLimits } from "../../src/bots/web/visit-limits.ts";

const often = (times: number, ask: () => number | undefined) =>
  Array.from({ length: times }, ask).filter((wait) => wait === undefined).length;

test("whoever hides an address spends nothing of what those have who show theirs", () => {
  const limits = createVisitLimits(() => 0);
  expect(often(6_000, () => limits.isCrowded(undefined))).toBe(2_500);
  expect(limits.isCrowded("203.0.113.7")).toBeUndefined();
  limits.seen("eve", undefined);
  let search = 0;
  expect(often(4_000, () => limits.minutesToWait("eve", `search ${search++}`))).toBe(1_500);
  limits.seen("anna", "203.0.113.7");
  expect(limits.minutesToWait("anna", "baker")).toBeUndefined();
});

test("all together have a bound, whatever their addresses", () => {
  const limits = createVisitLimits(() => 0);
  let visitor = 0;
  expect(often(6_000, () => limits.isCrowded(`network ${Math.floor(visitor++ / 200)}`))).toBe(5_000);
});
