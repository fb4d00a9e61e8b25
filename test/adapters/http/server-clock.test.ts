import { expect, test } from "vitest";
import { measureAheadMs } from "../../../src/adapters/http/server-clock.ts";

const noon = Date.parse("2026-11-22T12:00:00Z");

test.each<[date: string, aheadMs: number]>([
  ["Sun, 22 Nov 2026 11:59:30 GMT", 30_000],
  ["Sun, 22 Nov 2026 12:00:00 GMT", 0],
  ["Sun, 22 Nov 2026 12:00:30 GMT", 0],
  ["", 0],
  ["at noon", 0],
])("by the date %j of a service, our clock is %i ms ahead", (date, aheadMs) => {
  expect(measureAheadMs(date, noon)).toBe(aheadMs);
});
