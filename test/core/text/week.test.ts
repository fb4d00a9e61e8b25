import { expect, test } from "vitest";
import { listMondays, toWeek } from "../../../src/core/text/week.ts";

test.each([
  ["2026-11-30T00:00:00.000Z", "2026-W49"],
  ["2026-11-29T23:59:59.999Z", "2026-W48"],
  ["2026-12-06T23:59:59.999Z", "2026-W49"],
  // The first Thursday decides: of 1 January 2027, a Friday, the week is of the year before.
  ["2027-01-01T12:00:00Z", "2026-W53"],
  ["2027-01-04T00:00:00Z", "2027-W01"],
  ["2024-12-30T00:00:00Z", "2025-W01"],
  ["2026-01-01T00:00:00Z", "2026-W01"],
])("%s is in %s", (instant, week) => {
  expect(toWeek(new Date(instant))).toBe(week);
});

test("the last Mondays, over the end of a year", () => {
  expect(listMondays(new Date("2027-01-05T10:00:00Z"), 3)).toEqual(["2026-12-21", "2026-12-28", "2027-01-04"]);
});
